import FundNumerics

/// Public market equivalents of a stream of flows.
extension CaseKind {
  static let publicMarketKinds: [String: CaseKind] = [
    "pme": CaseKind { inputs in
      let (amounts, value) = (try inputs.numbers("amounts"), try inputs.number("nav"))
      let contributions = amounts.map { max(0, -$0) }
      let distributions = amounts.map { max(0, $0) }
      guard
        let market = PublicMarket(
          contributions: contributions, distributions: distributions,
          index: try inputs.numbers("index"), times: amounts.indices.map(Double.init),
          finalValue: value)
      else { throw CaseInputs.Failure(description: "the flows and the index do not fit") }
      let multiples = FundMultiples(
        paidIn: contributions.reduce(0, +), distributed: distributions.reduce(0, +), value: value)
      func roots(_ flows: [Double]) -> CaseValue {
        .numbers(Irr.roots(amounts: flows, times: market.times).map(\.rate))
      }
      return [
        "dpi": .optional(multiples.dpi), "rvpi": .optional(multiples.rvpi),
        "tvpi": .optional(multiples.tvpi), "fund_irr_roots": roots(market.fundFlows),
        "ks_pme": .optional(market.kaplanSchoar), "ln_pme_nav": .number(market.longNickelsValue),
        "ln_pme_irr_roots": roots(market.longNickelsFlows),
        "pme_plus_lambda": .optional(market.plusScale),
        "pme_plus_irr_roots": market.plusFlows.map(roots) ?? .null,
        "direct_alpha_roots": roots(market.directAlphaFlows),
      ]
    },
    "mpme": CaseKind { inputs in
      guard
        let market = ModifiedPublicMarket(
          contributions: try inputs.numbers("contributions"),
          distributions: try inputs.numbers("distributions"), index: try inputs.numbers("index"),
          values: try inputs.numbers("nav"))
      else {
        throw CaseInputs.Failure(description: "the flows, the values and the index do not fit")
      }
      let times = market.flows.indices.map(Double.init)
      return [
        "nav_pme": .numbers(market.values), "dist_adj": .numbers(market.withdrawals),
        "irr_roots": .numbers(Irr.roots(amounts: market.flows, times: times).map(\.rate)),
      ]
    },
  ]
}
