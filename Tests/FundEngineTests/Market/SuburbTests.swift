import FundEngine
import FundModel
import FundNumerics
import TestSupport
import Testing

@Suite struct SuburbTests {
  /// Four hundred equal loans bought at once, sold after five years, in two suburbs of weights 1 and 3.
  private func divided() -> FundConfig {
    var config = plainFund(
      size: 400, amount: 1, termYears: 6, exitMonths: 60, growth: 0.03)
    config.zones[0].suburbs = [
      Suburb(
        name: "Hill", weight: 1, riskScore: 1, appreciationForecast: 0.06,
        appreciationVolatility: 0.1),
      Suburb(
        name: "Dale", weight: 3, riskScore: 1, appreciationForecast: 0.01,
        appreciationVolatility: 0.1),
    ]
    return config
  }

  /// What an advance of 1 brings after five years: principal, 5 % simple, and its share of the gain.
  private func multiple(_ tilt: Double) -> Double {
    1 + 0.25 + power(1.03, 5) * tilt - 1
  }

  @Test func forecastsTiltValuesAndKeepTheMean() throws {
    let mean = 0.25 * power(1.06, 5) + 0.75 * power(1.01, 5)
    let (hill, dale) = (power(1.06, 5) / mean, power(1.01, 5) / mean)
    #expect(abs(0.25 * hill + 0.75 * dale - 1) < 1e-15)
    let workspace = PathWorkspace(try CompiledFund(divided()))
    workspace.run(seed: 8, path: 0)
    let average = workspace.metric(.grossMultiple)
    // The mean multiple says how many loans lie on the hill; it must be a whole number, near a quarter.
    let onHill = 400 * (average - multiple(dale)) / (multiple(hill) - multiple(dale))
    #expect(abs(onHill - onHill.rounded()) < 1e-6)
    #expect(abs(onHill - 100) < 4 * (400 * 0.25 * 0.75).squareRoot())
    // NAV after four years knows the suburbs too.
    let four = 0.25 * power(1.06, 4) + 0.75 * power(1.01, 4)
    let count = onHill.rounded()
    let expected =
      count * (1.2 + power(1.03, 4) * power(1.06, 4) / four - 1)
      + (400 - count) * (1.2 + power(1.03, 4) * power(1.01, 4) / four - 1)
    #expect(abs(workspace.flow(.nav, 48) - expected) < 1e-9 * 400)
  }

  @Test func alikeSuburbsAreNoSuburbs() throws {
    for seed in UInt64(1)...6 {
      var config = RandomConfig.make(seed: seed)
      let plain = PathWorkspace(try CompiledFund(config))
      for z in config.zones.indices {
        config.zones[z].suburbs = (0..<3).map {
          Suburb(
            name: "s\($0)", weight: 1, riskScore: 2, appreciationForecast: 0.07,
            appreciationVolatility: 0.3)
        }
      }
      let divided = PathWorkspace(try CompiledFund(config))
      plain.run(seed: seed, path: 0)
      divided.run(seed: seed, path: 0)
      try divided.checkInvariants(path: 0)
      #expect(plain.metric(.defaultCount) == divided.metric(.defaultCount))
      let gap = abs(plain.metric(.distributed) - divided.metric(.distributed))
      #expect(gap <= Agreement.moneyTolerance(size: config.fund.size))
    }
  }

  /// Scores 0 and 2 of equal weight: nobody defaults in the first suburb, twice the hazard acts in the second.
  @Test func scoresScaleDefaultHazards() throws {
    var config = divided()
    config.zones[0].defaultRate = 0.1
    config.exits.default.seasoning = [1]
    config.exits.default.equitySensitivity = 0
    config.exits.default.correlationWithinZone = 0
    config.exits.default.correlationBetweenZones = 0
    config.zones[0].suburbs[0].weight = 1
    config.zones[0].suburbs[1].weight = 1
    config.zones[0].suburbs[0].riskScore = 0
    config.zones[0].suburbs[1].riskScore = 4
    let workspace = PathWorkspace(try CompiledFund(config))
    var defaults = 0.0
    for path in 0..<10 {
      workspace.run(seed: 3, path: UInt64(path))
      defaults += workspace.metric(.defaultCount)
    }
    let expected = 0.5 * (1 - power(0.9, 10))
    let error = (expected * (1 - expected) / 4000).squareRoot()
    #expect(abs(defaults / 4000 - expected) < 4 * error)
  }

  /// Volatility 0 in one suburb: its homes move with the index, those of the other more than before.
  @Test func volatilitiesScaleOwnMoves() throws {
    var config = divided()
    config.products[0].share.shareInDepreciation = true
    config.products[0].floor = .none
    for s in 0...1 { config.zones[0].suburbs[s].appreciationForecast = 0 }
    config.zones[0].suburbs[0].weight = 1
    config.zones[0].suburbs[1].weight = 1
    config.loans.idiosyncraticVolatility = 0.1
    config.zones[0].suburbs[0].appreciationVolatility = 0
    config.fund.size = 1
    config.loans.amount.min = 0.5
    let workspace = PathWorkspace(try CompiledFund(config))
    var still = 0.0
    var moved: [Double] = []
    for path in 0..<600 {
      workspace.run(seed: 5, path: UInt64(path))
      let ratio = workspace.metric(.grossMultiple) - 0.25
      if abs(ratio - power(1.03, 5)) < 1e-12 { still += 1 } else { moved.append(naturalLog(ratio)) }
    }
    #expect(abs(still / 600 - 0.5) < 4 * (0.25 / 600).squareRoot())
    // Twice the variance of the zone: 0.1^2 times 5 years times 2; the spread of a variance is 2 v^2/n.
    let mean = moved.reduce(0, +) / Double(moved.count)
    let variance =
      moved.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(moved.count - 1)
    let count = Double(moved.count)
    let varianceError = 0.1 * (2 / count).squareRoot()
    #expect(abs(variance - 0.1) < 4 * varianceError)
    let expected = 5 * naturalLog(1.03) - 0.05
    let meanError = (0.1 / count).squareRoot()
    #expect(abs(mean - expected) < 4 * meanError)
  }
}
