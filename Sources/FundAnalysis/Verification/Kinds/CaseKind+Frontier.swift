import FundNumerics
import FundOptimization

/// Portfolios: least variance, tangency, risk parity, least expected shortfall.
extension CaseKind {
  static let frontierKinds: [String: CaseKind] = [
    "mv_gmv_unconstrained": CaseKind { inputs in
      answer(
        try meanVariance(inputs, low: -.infinity, high: .infinity).minimumRisk())
    },
    "mv_two_asset": CaseKind { inputs in
      let deviations = try inputs.numbers("sd")
      guard deviations.count == 2 else {
        throw CaseInputs.Failure(description: "input \"sd\" must be two numbers")
      }
      let (a, b) = (deviations[0], deviations[1])
      let shared = try inputs.number("rho", in: -1...1) * a * b
      let found = try MeanVariance(
        means: [0, 0], covariance: [[a * a, shared], [shared, b * b]],
        limits: PortfolioLimits(assets: ["1", "2"], low: -.infinity, high: .infinity)
      ).minimumRisk()
      return [
        "w1": .number(found.weights[0]), "w2": .number(found.weights[1]),
        "variance": .number(found.risk * found.risk),
      ]
    },
    "mv_long_only": CaseKind { inputs in
      try answer(longOnly(inputs, high: 1, target: inputs.optionalNumber("target_return")))
    },
    "mv_long_only_cap": CaseKind { inputs in
      try answer(
        longOnly(
          inputs, high: inputs.number("max_weight"), target: inputs.number("target_return")))
    },
    "mv_tangency_long_only": CaseKind { inputs in
      let riskFree = try inputs.number("rf")
      let found = try meanVariance(inputs, low: 0, high: 1).tangency(riskFree: riskFree)
      var answer = answer(found)
      answer["sharpe"] = .number((found.mean - riskFree) / found.risk)
      return answer
    },
    "mv_portfolio_performance": CaseKind { inputs in
      let riskFree = try inputs.number("rf")
      let problem = try inputs.string("problem")
      let isShort = problem.hasSuffix("_short")
      let model = try meanVariance(
        inputs, low: isShort ? -.infinity : 0, high: isShort ? .infinity : 1)
      let found: WeightedPortfolio
      switch problem {
      case "min_volatility", "min_volatility_short": found = try model.minimumRisk()
      case "max_sharpe_long_only", "max_sharpe_short":
        found = try model.tangency(riskFree: riskFree)
      case "efficient_return_25": found = try model.portfolio(mean: 0.25)
      default: throw CaseInputs.LeftOut(reason: "the problem \"\(problem)\"")
      }
      return [
        "weights": .numbers(found.weights),
        "ret_sd_sharpe": .numbers([
          found.mean, found.risk, (found.mean - riskFree) / found.risk,
        ]),
      ]
    },
    "risk_parity": CaseKind { inputs in
      let found = try RiskParity.solve(inputs.matrix("cov"))
      return [
        "weights": .numbers(found.weights), "risk_contributions": .numbers(found.contributions),
      ]
    },
    "min_cvar": CaseKind { inputs in
      let returns = try inputs.matrix("returns")
      let names = (returns.first ?? []).indices.map { "\($0 + 1)" }
      let model = try MeanShortfall(
        returns: returns, level: inputs.probability("alpha"),
        limits: PortfolioLimits(assets: names))
      let target = try inputs.optionalNumber("target_mean")
      let found = try target.map { try model.portfolio(mean: $0) } ?? model.minimumRisk()
      return [
        "cvar": .number(found.risk), "weights": .numbers(found.weights),
        "mean": .number(found.mean),
        "var_level": .number(model.shortfall(found.weights).valueAtRisk),
      ]
    },
  ]

  private static func meanVariance(
    _ inputs: CaseInputs, low: Double, high: Double
  ) throws -> MeanVariance {
    let means = try inputs.numbers("mu")
    return try MeanVariance(
      means: means, covariance: inputs.matrix("cov"),
      limits: PortfolioLimits(
        assets: means.indices.map { "\($0 + 1)" }, low: low, high: high))
  }

  private static func longOnly(
    _ inputs: CaseInputs, high: Double, target: Double?
  ) throws -> WeightedPortfolio {
    let model = try meanVariance(inputs, low: 0, high: high)
    return try target.map { try model.portfolio(mean: $0) } ?? model.minimumRisk()
  }

  private static func answer(_ found: WeightedPortfolio) -> Answer {
    [
      "weights": .numbers(found.weights), "ret": .number(found.mean), "sd": .number(found.risk),
      "variance": .number(found.risk * found.risk),
    ]
  }
}
