extension LivenessTable {
  private static let timing = [
    "exits.model=timing",
    """
    exits.timing={"years": {"mean": 5, "sd": 1.5, "min": 1, "max": 9}, "sale_weight": 0.4,
    "refinance_weight": 0.6}
    """,
  ]
  private static let recoveryByRate = [
    "exits.default.recovery.kind=rate", "exits.default.recovery.rate=0.6",
  ]

  static let reinvestmentAndExit: [LivenessRow] = [
    .init("reinvestment.period_months", "reinvestment.period_months=48"),
    .init("reinvestment.share", "reinvestment.share=0.8"),
    .init("reinvestment.receipts", "reinvestment.receipts=all"),
    .init("reinvestment.min_batch", "reinvestment.min_batch=2000000"),
    .init(
      "reinvestment.rebalancing_strength", given: ["deployment.allocation_precision=0"],
      "reinvestment.rebalancing_strength=1"),
    .init("exits.model", given: [timing[1]], "exits.model=timing"),
    .init("exits.lockout_months", "exits.lockout_months=12"),
    .init("exits.sale_cost", "exits.sale_cost=0.2"),
    .init(
      "exits.refinance_cost", given: ["exits.default.recovery.discount=0.5"],
      "exits.refinance_cost=0.5"),
    .init(
      "exits.maturity_sale_share", given: maturing, "exits.maturity_sale_share=1"),
    .init("exits.hazard.sale", "exits.hazard.sale=[0.052,0.09]"),
    .init("exits.hazard.refinance", "exits.hazard.refinance=[0.0745,0.13]"),
    .init("exits.hazard.sale_price_sensitivity", "exits.hazard.sale_price_sensitivity=2"),
    .init(
      "exits.hazard.refinance_price_sensitivity", "exits.hazard.refinance_price_sensitivity=2"),
    .init("exits.timing.years.mean", given: timing, "exits.timing.years.mean=6"),
    .init("exits.timing.years.sd", given: timing, "exits.timing.years.sd=1"),
    .init("exits.timing.years.min", given: timing, "exits.timing.years.min=3"),
    .init("exits.timing.years.max", given: timing, "exits.timing.years.max=7"),
    .init("exits.timing.sale_weight", given: timing, "exits.timing.sale_weight=0.6"),
    .init("exits.timing.refinance_weight", given: timing, "exits.timing.refinance_weight=0.3"),
    .init(
      "exits.default.correlation_within_zone", "exits.default.correlation_within_zone=0.6"),
    .init(
      "exits.default.correlation_between_zones", "exits.default.correlation_between_zones=0.25"),
    .init("exits.default.seasoning", "exits.default.seasoning=[2]"),
    .init("exits.default.equity_sensitivity", "exits.default.equity_sensitivity=4"),
    .init("exits.default.lag_months", "exits.default.lag_months=18"),
    .init(
      "exits.default.recovery.kind", given: ["exits.default.recovery.rate=0.6"],
      "exits.default.recovery.kind=rate"),
    .init(
      "exits.default.recovery.rate", given: recoveryByRate, "exits.default.recovery.rate=0.5"),
    .init("exits.default.recovery.discount", "exits.default.recovery.discount=0.4"),
    .init("exits.default.recovery.cost", "exits.default.recovery.cost=0.2"),
  ]

  /// Contracts that mature while the fund lives, on homes that pay dearly for a sale.
  private static let maturing = ["products.house.term_months=48", "exits.sale_cost=0.4"]

  /// Carry is paid on most paths.
  private static let carrying = ["waterfall.hurdle_rate=0.01"]
  private static let tiers = [
    "waterfall.structure=tiers", "waterfall.hurdle_rate=0.01",
    """
    waterfall.tiers=[{"until": "capital", "lp_share": 1}, {"until": "preferred", "lp_share": 1},
    {"until": "irr", "value": 0.03, "lp_share": 0.9}, {"until": "forever", "lp_share": 0.8}]
    """,
  ]
  /// All is bought at the start and again in month 35; what the first loans gain is paid out between.
  private static let calledLate = [
    "deployment.pace=custom", "deployment.custom=[1" + String(repeating: ",0", count: 34) + ",1]",
    "exits.model=timing",
    """
    exits.timing={"years": {"mean": 1, "sd": 0, "min": 1, "max": 9}, "sale_weight": 1,
    "refinance_weight": 0}
    """,
    "reinvestment.share=0", "waterfall.hurdle_rate=0.01", "fees.management.rate=0",
  ]

  static let waterfall: [LivenessRow] = [
    .init(
      "waterfall.structure", given: carrying + [tiers[2]], "waterfall.structure=tiers"),
    .init("waterfall.hurdle_rate", "waterfall.hurdle_rate=0.03"),
    .init(
      "waterfall.hurdle_compounding", given: ["waterfall.hurdle_rate=0.03"],
      "waterfall.hurdle_compounding=simple"),
    .init("waterfall.hurdle_account", given: calledLate, "waterfall.hurdle_account=irr"),
    .init("waterfall.catch_up", given: carrying, "waterfall.catch_up=0"),
    .init("waterfall.carry", given: carrying, "waterfall.carry=0.25"),
    .init("waterfall.tiers[].until", given: tiers, "waterfall.tiers[3].until=catch_up"),
    .init("waterfall.tiers[].value", given: tiers, "waterfall.tiers[3].value=0.05"),
    .init("waterfall.tiers[].lp_share", given: tiers, "waterfall.tiers[4].lp_share=0.7"),
    .init("distributions.frequency", "distributions.frequency=annual"),
    .init("distributions.policy", "distributions.policy=at_end"),
    .init("distributions.minimum_reserve", "distributions.minimum_reserve=0.02"),
  ]
}
