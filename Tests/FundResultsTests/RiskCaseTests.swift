import FundNumerics
import FundResults
import Testing

/// Cases of shared/cases/07_risk_measures.json that this module answers; the tolerance is the
/// file's own, 1e-9 absolute or relative, unless the case says more.
@Suite struct RiskCaseTests {
  /// Kinds answered here or in RiskSummaryTests.
  private let answered: Set = [
    "sample_var_es", "empyrical_var_return_sign", "discrete_var_es", "mc_error", "sharpe",
    "sortino",
  ]
  /// Kinds left out, because nothing here computes them: laws instead of samples, and
  /// figures of one price series, which are the engine's.
  private let leftOut: Set = [
    "parametric_var_es", "max_drawdown", "drawdown_path", "ulcer_index",
    "calmar", "annual_return", "annual_volatility", "annualize", "downside_risk",
  ]

  @Test func everyKindIsKnown() throws {
    guard let cases = try sharedCases("07_risk_measures.json") else { return }
    for item in cases {
      let kind = try #require(item["kind"] as? String)
      #expect(answered.contains(kind) || leftOut.contains(kind), "\(kind)")
    }
  }

  @Test func samples() throws {
    guard let cases = try sharedCases("07_risk_measures.json") else { return }
    var run = 0
    for item in cases where item["kind"] as? String == "sample_var_es" {
      let inputs = try #require(item["inputs"] as? [String: Any])
      let expected = try #require(item["expected"] as? [String: Any])
      let returns = try #require(inputs["returns"] as? [Double])
      let level = try #require(inputs["alpha"] as? Double)
      let tail = try #require(Sample(returns.map { -$0 }).tailRisk(level: level))
      try check(tail, expected, "var_order_stat", "es_acerbi_tasche", item["id"])
      run += 1
    }
    #expect(run == 10)
  }

  /// A quantile of returns, linear between order statistics.
  @Test func returnSignedVar() throws {
    guard let cases = try sharedCases("07_risk_measures.json") else { return }
    var run = 0
    for item in cases where item["kind"] as? String == "empyrical_var_return_sign" {
      let inputs = try #require(item["inputs"] as? [String: Any])
      let expected = try #require(item["expected"] as? [String: Any])
      let returns = try #require(inputs["returns"] as? [Double])
      let value = Sample(returns).quantile(try #require(inputs["cutoff"] as? Double))
      let wanted = try #require(expected["value"] as? Double)
      #expect(abs(try #require(value) - wanted) <= max(1e-9, 1e-9 * abs(wanted)))
      run += 1
    }
    #expect(run > 0)
  }

  /// A law of few values, as a sample of 1,000 in which each stands as often as it is probable.
  @Test func lawsOfFewValues() throws {
    guard let cases = try sharedCases("07_risk_measures.json") else { return }
    var run = 0
    for item in cases where item["kind"] as? String == "discrete_var_es" {
      let inputs = try #require(item["inputs"] as? [String: Any])
      let expected = try #require(item["expected"] as? [String: Any])
      let level = try #require(inputs["alpha"] as? Double)
      // Two loans: the sum is 0, 100 or 200 with probabilities 0.9216, 0.0768, 0.0016.
      let single = inputs["values"] as? [Double]
      let values = single ?? [0, 100, 200]
      let shares = inputs["probs"] as? [Double] ?? [0.9216, 0.0768, 0.0016]
      let losses = zip(values, shares).flatMap { value, share in
        [Double](repeating: value, count: Int((share * 10_000).rounded()))
      }
      #expect(losses.count == 10_000)
      let tail = try #require(Sample(losses).tailRisk(level: level))
      if single != nil {
        try check(tail, expected, "var", "es_coherent", item["id"])
      } else {
        try check(tail, expected, "var_sum", "es_sum", item["id"])
      }
      run += 1
    }
    #expect(run == 5)
  }

  /// Standard errors against theory. The sample is the normal law's own quantiles at (i - 1/2)/n,
  /// so there is no noise; what is left is the curvature of the law over one binomial deviation
  /// (VaR: below 1 %) and the grid's coarseness in the far tail (CVaR: below 1 %).
  @Test func errorsOfTheNormalLaw() throws {
    guard let cases = try sharedCases("07_risk_measures.json") else { return }
    var run = 0
    for item in cases where item["kind"] as? String == "mc_error" {
      let inputs = try #require(item["inputs"] as? [String: Any])
      let expected = try #require(item["expected"] as? [String: Any])
      let count = try #require(inputs["n"] as? Int)
      let level = try #require(inputs["alpha"] as? Double)
      let losses = (0..<count).map { inverseNormal((Double($0) + 0.5) / Double(count)) }
      let tail = try #require(Sample(losses).tailRisk(level: level))
      let ofVar = try #require(expected["se_var"] as? Double)
      #expect(abs(try #require(tail.valueAtRiskError) / ofVar - 1) < 0.01)
      let ofShortfall = try #require(expected["se_es"] as? Double)
      #expect(abs(try #require(tail.conditionalValueAtRiskError) / ofShortfall - 1) < 0.01)
      run += 1
    }
    #expect(run == 1)
  }

  private func check(
    _ tail: TailRisk, _ expected: [String: Any], _ first: String, _ second: String, _ id: Any?
  ) throws {
    let name = id as? String ?? ""
    let valueAtRisk = try #require(expected[first] as? Double)
    #expect(abs(tail.valueAtRisk - valueAtRisk) <= 1e-9 * max(1, abs(valueAtRisk)), "\(name)")
    let shortfall = try #require(expected[second] as? Double)
    #expect(
      abs(tail.conditionalValueAtRisk - shortfall) <= 1e-9 * max(1, abs(shortfall)), "\(name)")
  }
}
