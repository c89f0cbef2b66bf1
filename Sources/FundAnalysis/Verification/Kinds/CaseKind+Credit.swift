/// Large pools, finite pools and pairs of loans.
extension CaseKind {
  static let creditKinds: [String: CaseKind] = [
    "vasicek_quantile": CaseKind { inputs in
      let (lgd, ead) = (try inputs.number("lgd", orNone: 1), try inputs.number("ead", orNone: 1))
      let pool = try portfolio(inputs)
      let worst = pool.quantile(try inputs.number("q"))
      return [
        "wcdr": .number(worst), "loss": .number(worst * lgd * ead),
        "unexpected_loss": .number((worst - pool.probability) * lgd * ead),
      ]
    },
    "vasicek_distribution": CaseKind { inputs in
      let pool = try portfolio(inputs)
      return [
        "mean": .number(pool.probability), "variance": .number(pool.variance),
        "std": .number(pool.variance.squareRoot()),
        "joint_default_prob": .number(pool.jointDefault),
        "default_correlation": .number(pool.defaultCorrelation), "mode": .optional(pool.mode),
        "quantiles": .byNumber(pool.quantile), "cdf_at": .byNumber(pool.cumulative),
        "expected_shortfall": .byNumber(pool.expectedShortfall),
      ]
    },
    "vasicek_tranche_el": CaseKind { inputs in
      guard try inputs.number("lgd") == 1 else {
        throw CaseInputs.LeftOut(reason: "a tranche of a pool with a loss given default below 1")
      }
      let pool = try portfolio(inputs)
      let losses = CaseValue.byNumber(pool.expectedLoss(upTo:))
      return ["expected_min_L_k": losses, "check_by_quadrature": losses]
    },
    "irb_risk_weights": CaseKind { inputs in
      let pd = try inputs.probability("pd")
      return [
        "risk_weight_pct": .numbers(
          try inputs.strings("columns").map { column in
            guard let (exposure, lgd) = ratingColumns[column] else {
              throw CaseInputs.Failure(description: "\"\(column)\" is not an exposure")
            }
            return 100
              * InternalRatings.riskWeight(
                exposure, defaultProbability: pd, lossGivenDefault: lgd)
          })
      ]
    },
    "onefactor_pool": CaseKind { inputs in
      let n = try inputs.integer("n", in: 1...2000)
      let counts = DefaultCounts(
        count: n, probability: try inputs.probability("pd"),
        correlation: try inputs.number("rho", in: 0...0.99))
      // The case files keep the first 61 probabilities.
      let isCut = n > 60
      return [
        "pmf": .numbers(counts.probabilities.prefix(isCut ? 61 : n + 1)),
        "pmf_truncated": .bool(isCut), "mean": .number(counts.mean),
        "variance": .number(counts.variance), "p_zero": .number(counts.probabilities[0]),
        "quantiles": .byNumber { Double(counts.quantile($0)) },
        "expected_shortfall": .byNumber(counts.expectedShortfall),
      ]
    },
    "joint_default": CaseKind { inputs in
      let (p1, p2) = (try inputs.probability("pd1"), try inputs.probability("pd2"))
      let rho = try inputs.number("rho", in: -1...1)
      let joint = JointDefault.gaussian(p1, p2, correlation: rho)
      return [
        "joint": .number(joint),
        "default_correlation": .number(
          JointDefault.indicatorCorrelation(p1, p2, joint: joint)),
        // Known exactly, by the arc sine, where both are even odds.
        "tetrachoric_check": p1 == 0.5 && p2 == 0.5 ? .number(joint) : .null,
      ]
    },
    "t_joint_default": CaseKind { inputs in
      let (p, rho) = (try inputs.probability("pd"), try inputs.number("rho", in: -0.99...0.99))
      let nu = try inputs.number("nu", in: 1...10_000)
      return [
        "joint": .number(JointDefault.studentT(p, p, correlation: rho, freedom: nu)),
        "gaussian_joint": .number(JointDefault.gaussian(p, p, correlation: rho)),
        "upper_tail_dependence": .number(
          JointDefault.tailDependence(correlation: rho, freedom: nu)),
      ]
    },
  ]

  private static func portfolio(_ inputs: CaseInputs) throws -> VasicekPortfolio {
    VasicekPortfolio(
      probability: try inputs.probability("pd"), correlation: try inputs.probability("rho"))
  }

  private static let ratingColumns: [String: (InternalRatings.Exposure, Double)] = [
    "corp_50m": (.corporate(turnover: 50, maturity: 2.5), 0.45),
    "corp_sme_5m": (.corporate(turnover: 5, maturity: 2.5), 0.45),
    "resi_mortgage_lgd45": (.residentialMortgage, 0.45),
    "resi_mortgage_lgd25": (.residentialMortgage, 0.25),
    "other_retail_lgd45": (.otherRetail, 0.45), "other_retail_lgd85": (.otherRetail, 0.85),
    "qrre_lgd45": (.qualifyingRevolving, 0.45), "qrre_lgd85": (.qualifyingRevolving, 0.85),
  ]
}
