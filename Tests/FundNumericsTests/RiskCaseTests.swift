import FundNumerics
import Testing

@Suite struct RiskCaseTests {
  @Test func everyCaseOfTheFile() throws {
    for truth in try CaseFile.load("07_risk_measures") {
      switch truth.kind {
      case "parametric_var_es": try checkParametric(truth)
      case "discrete_var_es": try checkDiscrete(truth)
      // Samples of a run are FundResults' own (its tests answer these kinds).
      case "sample_var_es", "empyrical_var_return_sign": continue
      case "drawdown_path": try checkPath(truth)
      case "mc_error": try checkError(truth)
      default: try checkFigure(truth)
      }
    }
  }

  private func checkParametric(_ truth: TruthCase) throws {
    func input(_ key: String) throws -> Double { try #require(truth.number(key), "\(truth.id)") }
    let law: LossDistribution
    switch try #require(truth.inputs["dist"] as? String) {
    case "normal":
      law = .normalReturn(mean: try input("mean"), standardDeviation: try input("sd"))
    case "student_t":
      law = .studentReturn(
        degrees: try input("nu"), location: try input("loc"), scale: try input("scale"))
    case "lognormal_gross_return":
      law = .lognormalGrossReturn(location: try input("m"), scale: try input("s"))
    case "exponential_loss": law = .exponentialLoss(rate: try input("rate"))
    case "uniform_loss": law = .uniformLoss(low: try input("low"), high: try input("high"))
    case "pareto_loss":
      law = .paretoLoss(minimum: try input("xm"), tail: try input("alpha_tail"))
    case let other:
      Issue.record("unknown distribution \(other)")
      return
    }
    let level = try input("alpha")
    let value = law.valueAtRisk(level)
    let shortfall = law.expectedShortfall(level)
    // Closed forms against closed forms: far below the files' 1e-9.
    let wanted = try #require(truth.expectedNumber("var"))
    #expect(abs(value - wanted) <= 1e-12 * max(1, abs(wanted)), "\(truth.id): \(value)")
    let tail = try #require(truth.expectedNumber("es"))
    #expect(abs(shortfall - tail) <= 1e-12 * max(1, abs(tail)), "\(truth.id): \(shortfall)")
  }

  private func checkDiscrete(_ truth: TruthCase) throws {
    let level = try #require(truth.number("alpha"))
    guard let values = truth.numbers("values") else {
      let note = try #require(truth.inputs["note"] as? String)
      #expect(note == "two independent loans, each loses 100 w.p. 4%", "\(truth.id)")
      let each = try #require(DiscreteRisk(values: [0, 100], probabilities: [0.96, 0.04]))
      let both = try #require(each.convolved(with: each))
      #expect(each.valueAtRisk(level) == truth.expectedNumber("var_each"))
      #expect(both.valueAtRisk(level) == truth.expectedNumber("var_sum"))
      let wanted = try #require(truth.expectedNumber("es_each"))
      #expect(truth.agrees(each.expectedShortfall(level), wanted))
      let sum = try #require(truth.expectedNumber("es_sum"))
      #expect(truth.agrees(both.expectedShortfall(level), sum))
      return
    }
    let risk = try #require(
      DiscreteRisk(values: values, probabilities: truth.numbers("probs") ?? []))
    let edge = risk.valueAtRisk(level)
    #expect(edge == truth.expectedNumber("var"), "\(truth.id)")
    let shortfall = try #require(truth.expectedNumber("es_coherent"))
    #expect(truth.agrees(risk.expectedShortfall(level), shortfall), "\(truth.id)")
    let atLeast = try #require(truth.expectedNumber("tail_mean_ge_var"))
    #expect(truth.agrees(try #require(risk.mean(atOrAbove: edge)), atLeast), "\(truth.id)")
    let above = risk.mean(above: edge)
    if let wanted = truth.expectedNumber("tail_mean_gt_var") {
      #expect(truth.agrees(try #require(above), wanted), "\(truth.id)")
    } else {
      #expect(above == nil, "\(truth.id)")
    }
  }

  private func checkPath(_ truth: TruthCase) throws {
    let path = try #require(Drawdown(prices: truth.numbers("prices") ?? []))
    let series = try #require(truth.expectedNumbers("series"))
    #expect(path.series.count == series.count)
    for (fall, wanted) in zip(path.series, series) { #expect(truth.agrees(fall, wanted)) }
    for (key, value) in [
      ("max_drawdown", path.maximum), ("ulcer", path.ulcerIndex), ("avg_drawdown", path.average),
      ("longest_underwater_periods", Double(path.longestUnderwater)), ("peak_at", path.peak),
      ("trough_at", path.trough),
    ] {
      let wanted = try #require(truth.expectedNumber(key), "\(truth.id) \(key)")
      #expect(truth.agrees(value, wanted), "\(truth.id) \(key): \(value) for \(wanted)")
    }
  }

  private func checkError(_ truth: TruthCase) throws {
    #expect(truth.inputs["dist"] as? String == "standard normal loss")
    let errors = MonteCarloError.standardNormal(
      level: try #require(truth.number("alpha")), count: Int(try #require(truth.number("n"))))
    let value = try #require(truth.expectedNumber("se_var"))
    #expect(truth.agrees(errors.valueAtRisk, value), "\(truth.id)")
    let shortfall = try #require(truth.expectedNumber("se_es"))
    #expect(truth.agrees(errors.expectedShortfall, shortfall), "\(truth.id)")
  }

  private func checkFigure(_ truth: TruthCase) throws {
    let returns = truth.numbers("returns") ?? []
    let series = ReturnSeries(returns, periodsPerYear: truth.number("ann") ?? 1)
    let value: Double?
    switch truth.kind {
    case "max_drawdown": value = Drawdown(returns: returns)?.maximum
    case "annual_return": value = series.annualReturn
    case "annual_volatility": value = series.annualVolatility
    case "calmar": value = series.calmar
    case "sharpe":
      if let riskFree = truth.numbers("rf_series") {
        value = series.sharpe(riskFree: riskFree)
      } else {
        value = series.sharpe(riskFree: try #require(truth.number("rf")))
      }
    case "downside_risk": value = series.downsideRisk(target: try #require(truth.number("mar")))
    case "sortino": value = series.sortino(target: try #require(truth.number("mar")))
    case "ulcer_index": value = Drawdown(prices: truth.numbers("prices") ?? [])?.ulcerIndex
    case "annualize":
      value = ReturnSeries.annualised(
        growth: 1 + (try #require(truth.number("total_return"))),
        years: try #require(truth.number("days")) / 365)
    default:
      Issue.record("unknown kind \(truth.kind)")
      return
    }
    let wanted = try #require(truth.expectedNumber("value"), "\(truth.id)")
    #expect(truth.agrees(try #require(value), wanted), "\(truth.id): \(value ?? .nan)")
  }
}
