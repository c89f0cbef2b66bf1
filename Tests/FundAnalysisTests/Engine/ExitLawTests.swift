import Foundation
import FundAnalysis
import FundModel
import FundNumerics
import TestSupport
import Testing

/// How loans end, by the engine, against competing risks.
@Suite struct ExitLawTests {
  /// Shares of sale, refinance and default at the horizon, hazards constant by year of age, causes
  /// independent. Catches annual probabilities used as hazards, a cause drawn by the first year's
  /// ratio, causes tested in turn (which favours the first), and a year of age that turns a month late.
  @Test func incidenceOfThreeCauses() throws {
    let years = 4
    var config = hazardFund(loans: 25, years: years)
    config.exits.hazard!.sale = [0.06, 0.15]
    config.exits.hazard!.refinance = [0.2, 0.1, 0.02]
    config.zones[0].defaultRate = 0.05
    config.exits.default.seasoning = [0.5, 1, 2, 3]
    func hazards(_ probabilities: [Double], _ multiples: [Double]) -> [Double] {
      (0..<years).map { year in
        CompetingRisks.hazard(
          annualProbability: probabilities[min(year, probabilities.count - 1)])
          * multiples[min(year, multiples.count - 1)]
      }
    }
    let expected = CompetingRisks(
      knots: (0..<years).map(Double.init),
      hazards: [
        hazards([0.06, 0.15], [1]), hazards([0.2, 0.1, 0.02], [1]),
        hazards([0.05], [0.5, 1, 2, 3]),
      ]
    ).outcome(years: Double(years))
    let run = try EngineRun(config, paths: 8000)
    run(.saleShare).expectMean(expected.incidence[0], "sales")
    run(.refinanceShare).expectMean(expected.incidence[1], "refinancings")
    run(.defaultRate).expectMean(expected.incidence[2], "defaults")
    #expect(run(.maturityShare).values.allSatisfy { $0 == 0 })
  }

  /// No sale or refinance before the lockout, and the hazard of the months behind it is not caught up.
  @Test func lockout() throws {
    var config = hazardFund(loans: 25, years: 3)
    config.exits.hazard!.sale = [0.3]
    config.exits.lockoutMonths = 19
    // Ages 19 to 36 are 18 months.
    let expected = 1 - power(0.7, 1.5)
    try EngineRun(config, paths: 4000)(.saleShare).expectMean(expected)
  }

  /// Loans that reach the term of their product end there, by sale in the share given.
  @Test func maturity() throws {
    var config = hazardFund(loans: 25, years: 3)
    config.exits.hazard!.sale = [0.1]
    config.products[0].termMonths = 24
    let run = try EngineRun(config, paths: 4000)
    run(.saleShare).expectMean(
      CompetingRisks(knots: [0], hazards: [[CompetingRisks.hazard(annualProbability: 0.1)]])
        // A sale in the month of maturity is a sale.
        .outcome(years: 2).incidence[0])
    run(.maturityShare).expectMean(0.81)
  }

  /// An overlay multiplies a hazard in its months alone.
  @Test func overlaidHazard() throws {
    var config = hazardFund(loans: 25, years: 3)
    config.exits.hazard!.refinance = [0.1]
    var overlay = try stressOverlay()
    overlay.target = .refinanceHazard
    overlay.fromMonth = 13
    overlay.toMonth = 18
    overlay.values = [5]
    config.market.overlays = [overlay]
    // Half a year at five times the hazard, the other two and a half at once: 5 years' worth.
    try EngineRun(config, paths: 4000)(.refinanceShare).expectMean(1 - power(0.9, 5))
  }

  /// Exit times by a truncated normal: the mean of the month begun, `sum_k P(12 Y > k) / 12`. Catches
  /// draws outside the bounds, a normal that is clamped in place of cut, and months rounded down.
  @Test func timedExits() throws {
    var config = bareFund(loans: 25, exitYears: 9)
    config.exits.timing!.years.mean = 3
    config.exits.timing!.years.sd = 2
    config.exits.timing!.years.min = 1
    config.exits.timing!.years.max = 6
    func cumulative(_ years: Double) -> Double { normalCumulative((years - 3) / 2) }
    let mass = cumulative(6) - cumulative(1)
    let expected = (0..<72).reduce(0.0) { sum, month in
      let years = max(1, Double(month) / 12)
      return sum + (cumulative(6) - cumulative(years)) / mass / 12
    }
    try EngineRun(config, paths: 4000)(.assetWal).expectMean(expected)
  }

  /// An overlay of all zones that multiplies; records of FundModel are made by decoding.
  private func stressOverlay() throws -> Overlay {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let text = """
      {"target": "sale_hazard", "zones": [], "from_month": 1, "to_month": 1, "op": "multiply",
       "values": [1]}
      """
    return try decoder.decode(Overlay.self, from: Data(text.utf8))
  }
}
