import FundEngine
import FundModel
import FundNumerics
import TestSupport
import Testing

@Suite struct RegimeTests {
  /// Two regimes, left with probabilities 0.04 and 0.1 a month.
  private func switching(recentre: Bool) -> FundConfig {
    var config = marketFund()
    config.market.priceModel.kind = .regime
    config.market.priceModel.regime!.transition = [[0.96, 0.04], [0.1, 0.9]]
    config.market.priceModel.regime!.recentre = recentre
    config.zones[0].appreciationRate = 0.04
    config.zones[0].appreciationVolatility = 0.06
    return config
  }

  /// E[I] by the states of the chain, written as sums over paths of three months.
  private func meanOverThreeMonths(_ config: FundConfig) -> Double {
    let model = config.market.priceModel.regime!
    let long = [0.1 / 0.14, 0.04 / 0.14]
    func growth(_ k: Int) -> Double {
      exponential(
        naturalLog(1 + config.zones[0].appreciationRate + model.regimes[k].appreciationChange) / 12)
    }
    var sum = 0.0
    for a in 0...1 {
      for b in 0...1 {
        for c in 0...1 {
          let chance = long[a] * model.transition[a][b] * model.transition[b][c]
          sum += chance * growth(a) * growth(b) * growth(c)
        }
      }
    }
    return sum
  }

  @Test func recentredMeansAreThoseOfTheRate() throws {
    let sample = try MarketSample(switching(recentre: true), paths: 1500) {
      [$0.priceIndex(zone: 0, month: 3), $0.priceIndex(zone: 0, month: 120)]
    }
    #expect(abs(sample.errors(0, from: power(1.04, 0.25))) < 4)
    #expect(abs(sample.errors(1, from: power(1.04, 10))) < 4)
  }

  @Test func meansThatAreNotRecentredAreThoseOfTheChain() throws {
    let config = switching(recentre: false)
    let sample = try MarketSample(config, paths: 3000) { [$0.priceIndex(zone: 0, month: 3)] }
    #expect(abs(sample.errors(0, from: meanOverThreeMonths(config))) < 4)
    // The two differ by more than the error: the test can tell them apart.
    #expect(abs(sample.errors(0, from: power(1.04, 0.25))) > 4)
  }

  /// Without shocks the growth of a month names its regime, so that the chain itself can be counted.
  private func occupancy(_ config: FundConfig, _ months: [Int], paths: Int) throws -> MarketSample {
    var config = config
    config.zones[0].appreciationVolatility = 0
    return try MarketSample(config, paths: paths) { workspace in
      months.map { month in
        let growth =
          workspace.priceIndex(zone: 0, month: month)
          / workspace.priceIndex(zone: 0, month: month - 1)
        return growth < 1 ? 1 : 0
      }
    }
  }

  @Test func stationaryStartStaysStationary() throws {
    let sample = try occupancy(switching(recentre: false), [1, 60], paths: 1500)
    for month in 0...1 { #expect(abs(sample.errors(month, from: 0.04 / 0.14)) < 4) }
    // Both in the slump: their covariance falls as (1 - 0.14)^lag.
    let near = try occupancy(switching(recentre: false), [30, 33], paths: 1500)
    let both = zip(near.columns[0], near.columns[1]).reduce(0) { $0 + $1.0 * $1.1 } / 1500
    let slump = 0.04 / 0.14
    let expected = slump * slump + slump * (1 - slump) * power(0.86, 3)
    #expect(abs(both - expected) < 4 * (expected * (1 - expected) / 1500).squareRoot())
  }

  @Test func givenStartDecaysToTheLongRunLaw() throws {
    var config = switching(recentre: false)
    config.market.priceModel.regime!.start = .given
    config.market.priceModel.regime!.initial = [0, 1]
    let months = [1, 4, 12]
    let sample = try occupancy(config, months, paths: 1500)
    for (column, month) in months.enumerated() {
      let slump = 0.04 / 0.14
      let expected = slump + (1 - slump) * power(0.86, Double(month))
      #expect(abs(sample.errors(column, from: expected)) < 4)
    }
  }

  /// A regime that changes nothing is gbm on the same draws.
  @Test func aRegimeThatChangesNothingIsGbm() throws {
    var config = switching(recentre: true)
    for k in 0...1 {
      config.market.priceModel.regime!.regimes[k].appreciationChange = 0
      config.market.priceModel.regime!.regimes[k].volatilityFactor = 1
      config.market.priceModel.regime!.regimes[k].defaultMultiplier = 1
      config.market.priceModel.regime!.regimes[k].turnoverMultiplier = 1
    }
    var plain = config
    plain.market.priceModel.kind = .gbm
    let regime = PathWorkspace(try CompiledFund(config))
    let gbm = PathWorkspace(try CompiledFund(plain))
    for path in 0..<4 {
      regime.run(seed: 5, path: UInt64(path))
      gbm.run(seed: 5, path: UInt64(path))
      for month in 0...120 {
        let (a, b) = (
          regime.priceIndex(zone: 0, month: month), gbm.priceIndex(zone: 0, month: month)
        )
        // A rounding a month in the log.
        #expect(abs(a - b) <= 120 * 4 * Double.ulpOfOne * b)
      }
      for metric in [Metric.loanCount, .defaultCount] {
        #expect(regime.metric(metric) == gbm.metric(metric))
      }
    }
  }

  /// One regime with multipliers is an overlay of the hazards over the whole life.
  @Test func multipliersAreOverlaysOfHazards() throws {
    var config = switching(recentre: true)
    var regime = config.market.priceModel.regime!
    regime.regimes = [regime.regimes[0]]
    regime.regimes[0].appreciationChange = 0
    regime.regimes[0].volatilityFactor = 1
    regime.regimes[0].defaultMultiplier = 3
    regime.regimes[0].turnoverMultiplier = 0.4
    regime.transition = [[1]]
    config.market.priceModel.regime = regime
    var overlaid = config
    overlaid.market.priceModel.kind = .gbm
    let template = (1...50).lazy.compactMap {
      RandomConfig.markets(seed: $0).config.market.overlays.first
    }.first
    var overlay = try #require(template)
    overlay.zones = []
    overlay.fromMonth = 0
    overlay.toMonth = 120
    overlay.op = .multiply
    overlaid.market.overlays = [
      (Overlay.Target.defaultHazard, 3.0), (.saleHazard, 0.4), (.refinanceHazard, 0.4),
    ].map { target, value in
      overlay.target = target
      overlay.values = [value]
      return overlay
    }
    let a = PathWorkspace(try CompiledFund(config))
    let b = PathWorkspace(try CompiledFund(overlaid))
    for path in 0..<4 {
      a.run(seed: 3, path: UInt64(path))
      b.run(seed: 3, path: UInt64(path))
      for metric in [Metric.loanCount, .defaultCount, .saleShare, .refinanceShare] {
        #expect(a.metric(metric) == b.metric(metric))
      }
      #expect(abs(a.metric(.netProfit) - b.metric(.netProfit)) < 1e-9 * config.fund.size)
    }
  }
}
