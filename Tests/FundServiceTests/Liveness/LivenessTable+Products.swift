extension LivenessTable {
  private static let steps = #"products.house.share.steps=[{"from_month": 37, "size": 1.5}]"#
  private static let losses = "products.house.share.share_in_depreciation=true"
  private static let capped = [
    "products.house.cap.kind=annual", "products.house.cap.rate=0.06",
  ]
  private static let two = [
    "products.house.weight=0.5",
    """
    products[2]={"name": "second", "weight": 0.5, "term_months": 60, "returns_principal": true,
    "interest": {"rate": 0.1, "compounding": "annual"}, "share": {"of": "none",
    "sizing": "pro_rata", "size": 1, "steps": [], "steps_in_decline": false, "risk_adjustment": 0,
    "share_in_depreciation": false}, "floor": "zero", "principal_floor_months": 0,
    "cap": {"kind": "none", "rate": 0}}
    """,
  ]

  static let products: [LivenessRow] = [
    .init("products[].name", "products.house.name=cottage", effect: .text),
    .init(
      "products[].weight", given: two, "products.house.weight=0.6", "products.second.weight=0.4"),
    .init("products[].term_months", "products.house.term_months=60"),
    .init("products[].returns_principal", "products.house.returns_principal=false"),
    .init("products[].interest.rate", "products.house.interest.rate=0.051"),
    .init("products[].interest.compounding", "products.house.interest.compounding=annual"),
    .init("products[].share.of", "products.house.share.of=none"),
    .init("products[].share.sizing", "products.house.share.sizing=fixed"),
    .init("products[].share.size", "products.house.share.size=1.1"),
    .init(
      "products[].share.steps[].from_month", given: [steps],
      "products.house.share.steps[1].from_month=49"),
    .init(
      "products[].share.steps[].size", given: [steps], "products.house.share.steps[1].size=1.6"),
    .init(
      "products[].share.steps_in_decline", given: [steps, losses],
      "products.house.share.steps_in_decline=true"),
    .init("products[].share.risk_adjustment", "products.house.share.risk_adjustment=0.1"),
    .init("products[].share.share_in_depreciation", losses),
    .init("products[].floor", given: [losses], "products.house.floor=principal"),
    .init(
      "products[].principal_floor_months", given: [losses],
      "products.house.principal_floor_months=36"),
    .init("products[].cap.kind", given: capped, "products.house.cap.kind=none"),
    .init("products[].cap.rate", given: capped, "products.house.cap.rate=0.07"),
  ]

  /// A guardrail that trips, the only one, so that whatever undoes it shows.
  private static let tripping = ["guardrails.net_irr.limit=1", "guardrails.var99.limit=10"]
  private static let conditional = ["guardrails.wal.limit=0"]

  private static let rate = ["analytics.benchmark.rate=0.05"]

  static let analysis: [LivenessRow] = [
    .init("analytics.discount_rate", "analytics.discount_rate=0.09"),
    .init("analytics.risk_free_rate", "analytics.risk_free_rate=0.03"),
    .init("analytics.var_metric", "analytics.var_metric=irr_shortfall"),
    .init("analytics.var_levels", "analytics.var_levels=[0.9,0.99]"),
    .init("analytics.quantiles", "analytics.quantiles=[0.01,0.05,0.25,0.6,0.75,0.95,0.99]"),
    .init("analytics.confidence_level", "analytics.confidence_level=0.8"),
    .init("analytics.histogram_bins", "analytics.histogram_bins=20"),
    .init("analytics.target_wal_years", given: conditional, "analytics.target_wal_years=7"),
    .init("analytics.benchmark.kind", given: rate, "analytics.benchmark.kind=constant"),
    .init(
      "analytics.benchmark.rate", given: ["analytics.benchmark.kind=constant"] + rate,
      "analytics.benchmark.rate=0.06"),
    .init(
      "analytics.benchmark.path",
      given: [
        "analytics.benchmark.kind=path", "analytics.benchmark.path=" + list("0.05", 10),
      ],
      "analytics.benchmark.path=" + list("0.06", 10)),
    .init("analytics.tail_share", "analytics.tail_share=0.1"),
    .init("analytics.bootstrap_samples", "analytics.bootstrap_samples=50"),
    .init("guardrails[].name", "guardrails.net_irr.name=watched", effect: .text),
    .init("guardrails[].metric", given: tripping, "guardrails.net_irr.metric=net_irr.max"),
    .init("guardrails[].op", given: tripping, "guardrails.net_irr.op=>"),
    .init("guardrails[].limit", given: tripping, "guardrails.net_irr.limit=-1"),
    .init("guardrails[].severity", given: tripping, "guardrails.net_irr.severity=error"),
    .init("guardrails[].when.metric", given: conditional, "guardrails.wal.when.metric=paths"),
    .init("guardrails[].when.op", given: conditional, "guardrails.wal.when.op=>"),
    .init("guardrails[].when.limit", given: conditional, "guardrails.wal.when.limit=4"),
    .init("simulation.paths", "simulation.paths=61"),
    .init("simulation.seed", "simulation.seed=43"),
    .init("simulation.keep", "simulation.keep=flows"),
    .init("simulation.fund_number", "simulation.fund_number=1"),
  ]
}
