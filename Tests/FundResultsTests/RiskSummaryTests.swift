import FundModel
import FundResults
import Testing

@Suite struct RiskSummaryTests {
  private let samples = table([
    .tvpi: [0.5, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, .nan],
    .netIrr: [-1, -0.02, 0, 0.02, 0.04, 0.06, 0.08, 0.10, 0.12, .nan],
    .grossIrr: [-0.5, -0.01, 0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, .nan],
    .assetWal: [Double](repeating: 5, count: 10),
  ])

  @Test func probabilitiesCountDefinedPaths() throws {
    let risk = RiskSummary(samples: samples, analytics: try analytics(), hurdleRate: 0.08)
    #expect(risk.probabilityOfLoss.hits == 2)
    #expect(risk.probabilityOfLoss.count == 9)
    #expect(risk.probabilityIrrNegative.hits == 2)
    #expect(risk.probabilityIrrBelowHurdle.hits == 6)
    // Shortfalls 1.08 0.10 0.08 0.06 0.04 0.02 sum to 1.38.
    #expect(close(risk.shortfallBelowHurdle, 1.38 / 6, ulps: 16))
    #expect(risk.undefinedLosses == 1)
  }

  @Test func tailOfEachLoss() throws {
    // 1 - TVPI ascending: -0.6 ... 0, 0.1, 0.5; level 0.7 of nine is rank 7, tail 2.7:
    // 0.5 + 0.1 + 0.7 · 0.
    let multiple = RiskSummary(samples: samples, analytics: try analytics(), hurdleRate: 0.08)
    #expect(multiple.tail(level: 0.7)?.valueAtRisk == 0)
    #expect(close(multiple.tail(level: 0.7)?.conditionalValueAtRisk, 0.6 / 2.7, ulps: 16))
    let rate = RiskSummary(
      samples: samples, analytics: try analytics(varMetric: "irr_shortfall"), hurdleRate: 0.08)
    #expect(close(rate.tail(level: 0.9)?.valueAtRisk, 1.08))
    let change = RiskSummary(
      samples: samples, analytics: try analytics(varMetric: "annual_nav_change"), hurdleRate: 0.08)
    #expect(change.tails.isEmpty)
    #expect(change.undefinedLosses == 10)
  }

  @Test func sharpeAndSortinoAcrossPaths() throws {
    // Two paths, 10 % and -2 %: mean 4 %, deviation sqrt(0.0072); target 2 %, shortfalls 0 and 4 %.
    let two = table([.netIrr: [0.10, -0.02]])
    let risk = RiskSummary(samples: two, analytics: try analytics(), hurdleRate: 0.08)
    #expect(close(risk.sharpe, 0.02 / 0.0072.squareRoot(), ulps: 64))
    #expect(close(risk.sortino, 0.02 / 0.0008.squareRoot(), ulps: 64))
    let flat = table([.netIrr: [0.05, 0.05]])
    let calm = RiskSummary(samples: flat, analytics: try analytics(), hurdleRate: 0.08)
    #expect(calm.sharpe == nil)
    #expect(calm.sortino == nil)
  }

  /// The monthly Sharpe and Sortino ratios of shared/cases/07, before their annualisation.
  @Test func sharedRatioCases() throws {
    guard let cases = try sharedCases("07_risk_measures.json") else { return }
    var run = 0
    for item in cases {
      guard let kind = item["kind"] as? String, ["sharpe", "sortino"].contains(kind),
        let inputs = item["inputs"] as? [String: Any],
        let expected = item["expected"] as? [String: Any], let value = expected["value"] as? Double,
        let returns = inputs["returns"] as? [Any], let periods = inputs["ann"] as? Double
      else { continue }
      // A risk-free rate that changes from row to row is not a thing of paths.
      if inputs["rf_series"] != nil { continue }
      let target = inputs[kind == "sharpe" ? "rf" : "mar"] as? Double ?? 0
      let samples = table([.netIrr: returns.map { $0 as? Double ?? .nan }])
      let risk = RiskSummary(
        samples: samples, analytics: try analytics(riskFreeRate: target), hurdleRate: 0)
      let ratio = try #require(kind == "sharpe" ? risk.sharpe : risk.sortino)
      // The file's own tolerance: 1e-9 absolute or relative.
      #expect(
        abs(ratio * periods.squareRoot() - value) <= 1e-9 * max(1, abs(value)),
        "\(item["id"] ?? "")")
      run += 1
    }
    #expect(run == 9)
  }

  @Test func correlations() throws {
    let risk = RiskSummary(samples: samples, analytics: try analytics(), hurdleRate: 0.08)
    func value(_ a: Metric, _ b: Metric) -> Double? {
      risk.correlations.first { $0.first == a && $0.second == b }?.value
    }
    // gross = net / 2 on every path.
    #expect(abs((value(.netIrr, .grossIrr) ?? 0) - 1) <= 4 * 1.0.ulp)
    #expect(value(.netIrr, .assetWal) == nil)
    #expect(value(.netIrr, .lossRate) == nil)
    #expect(risk.correlations.count == 15)
  }

  @Test func warningsNameUndefinedAndThin() throws {
    let statistics = RunStatistics(
      samples: samples, analytics: try analytics(), hurdleRate: 0.08)
    #expect(
      statistics.warnings.map(\.code)
        == ["undefined_share", "undefined_share", "thin_tail", "thin_tail"])
    #expect(
      statistics.warnings.first?.message
        == "net_irr is undefined on 1 of 10 paths; they are left out of its mean and quantiles")
  }
}
