extension LivenessTable {
  private static func line(_ terms: String) -> String {
    #"facilities=[{"name": "line", "limit": 0.3, "advance_rate": 0.8, "from_month": 0,"#
      + #" "maturity_month": 60, "interest": {"kind": "fixed", "rate": 0.07}, "upfront_fee": 0.01,"#
      + #" "undrawn_fee": 0.004, "covenants": [], "cure_months": 6, "forced_sale_discount": 0.3,"#
      + terms + "}]"
  }

  private static let bridge = line(
    #""kind": "subscription", "draw_policy": "bridge_calls", "clean_down_months": 6, "sweep": 0"#)

  private static func secured(_ kind: String, _ rest: String, policy: String) -> String {
    line(
      #""kind": "\#(kind)", "draw_policy": "\#(policy)", "target": 0.4, "sweep": 0.5,"#
        + #" "concentration": "eligible_total", "collateral": [{"zone": "green", "haircut": 0.1,"#
        + #" "concentration_limit": 0.6}, {"zone": "orange", "haircut": 0.2,"#
        + #" "concentration_limit": 0.3}]"# + rest)
  }

  private static let warehouse = secured("warehouse", "", policy: "fund_originations")
  /// Little may be drawn, so that the borrowing base binds.
  private static let tight = [warehouse, "facilities[1].advance_rate=0.2"]
  private static let nav = [
    secured("nav", "", policy: "target_leverage"), "facilities[1].target=0.3",
  ]
  private static let floating = [
    bridge, #"facilities[1].interest={"kind": "floating", "margin": 0.03, "rate_floor": 0.01}"#,
  ]
  private static let breaking =
    nav + [
      "facilities[1].covenants=[{\"test\": \"max_ltv\", \"limit\": 0.1}]",
      "facilities[1].cure_months=1",
    ]

  /// Nothing is left to repay the balance with when the lender calls it, but loans.
  private static let forced =
    breaking + [
      "capital_calls.schedule=upfront", "deployment.period_months=1", "facilities[1].from_month=3",
    ]

  static let facilities: [LivenessRow] = [
    .init("facilities[].name", given: [bridge], "facilities[1].name=other_line", effect: .text),
    .init("facilities[].kind", given: [warehouse], "facilities[1].kind=nav"),
    .init(
      "facilities[].limit", given: [bridge, "facilities[1].limit=0.01"], "facilities[1].limit=0.02"),
    .init("facilities[].advance_rate", given: tight, "facilities[1].advance_rate=0.25"),
    .init("facilities[].from_month", given: [bridge], "facilities[1].from_month=3"),
    .init("facilities[].maturity_month", given: [bridge], "facilities[1].maturity_month=40"),
    .init("facilities[].undrawn_fee", given: [bridge], "facilities[1].undrawn_fee=0.005"),
    .init("facilities[].upfront_fee", given: [bridge], "facilities[1].upfront_fee=0.02"),
    .init(
      "facilities[].draw_policy", given: [warehouse, "facilities[1].clean_down_months=6"],
      "facilities[1].draw_policy=target_leverage"),
    .init(
      "facilities[].clean_down_months", given: [bridge], "facilities[1].clean_down_months=12"),
    .init("facilities[].target", given: [warehouse], "facilities[1].target=0.2"),
    .init("facilities[].sweep", given: [warehouse], "facilities[1].sweep=0.9"),
    .init(
      "facilities[].collateral[].zone", given: tight, "facilities[1].collateral[2].zone=red"),
    .init(
      "facilities[].collateral[].haircut", given: tight, "facilities[1].collateral[1].haircut=0.3"
    ),
    .init(
      "facilities[].collateral[].concentration_limit", given: tight,
      "facilities[1].collateral[1].concentration_limit=0.4"),
    .init("facilities[].concentration", given: tight, "facilities[1].concentration=fixpoint"),
    .init(
      "facilities[].interest.kind", given: floating + ["facilities[1].interest.rate=0.09"],
      "facilities[1].interest.kind=fixed"),
    .init("facilities[].interest.rate", given: [bridge], "facilities[1].interest.rate=0.08"),
    .init("facilities[].interest.margin", given: floating, "facilities[1].interest.margin=0.04"),
    .init(
      "facilities[].interest.rate_floor",
      given: floating + ["facilities[1].interest.rate_floor=0.2"],
      "facilities[1].interest.rate_floor=0.25"),
    .init(
      "facilities[].covenants[].test", given: breaking,
      "facilities[1].covenants[1].test=min_interest_cover"),
    .init(
      "facilities[].covenants[].limit", given: breaking, "facilities[1].covenants[1].limit=0.9"),
    .init("facilities[].cure_months", given: breaking, "facilities[1].cure_months=30"),
    .init(
      "facilities[].forced_sale_discount", given: forced,
      "facilities[1].forced_sale_discount=0.5"),
  ]

  private static let classes =
    #"notes={"structure": "sequential", "payment_frequency": "quarterly","#
    + #" "principal_from_month": 60, "redemption_month": 110, "reserve_share": 0.02, "classes": ["#
    + #"{"name": "a", "share": 0.3, "coupon": {"kind": "fixed", "rate": 0.06}, "pik": false,"#
    + #" "oc_trigger": 0, "ic_trigger": 0},"#
    + #" {"name": "b", "share": 0.1, "coupon": {"kind": "floating", "margin": 0.05,"#
    + #" "rate_floor": 0.02}, "pik": false, "oc_trigger": 0, "ic_trigger": 0}]}"#
  /// Nothing can be called beside the notes, and coupons are high: they stay unpaid.
  private static let starved = [
    classes, "notes.classes[1].coupon.rate=0.4", "capital_calls.schedule=upfront",
    "deployment.share=1", "reinvestment.share=1", "reinvestment.receipts=all",
  ]

  static let notes: [LivenessRow] = [
    .init("notes.structure", given: [classes], "notes.structure=pro_rata"),
    .init("notes.payment_frequency", given: [classes], "notes.payment_frequency=annual"),
    .init("notes.principal_from_month", given: [classes], "notes.principal_from_month=72"),
    .init("notes.redemption_month", given: [classes], "notes.redemption_month=90"),
    .init("notes.reserve_share", given: [classes], "notes.reserve_share=0.1"),
    .init("notes.classes[].name", given: [classes], "notes.classes[2].name=junior", effect: .text),
    .init("notes.classes[].share", given: [classes], "notes.classes[1].share=0.35"),
    .init(
      "notes.classes[].coupon.kind",
      given: [classes, "notes.classes[2].coupon.rate=0.2"], "notes.classes[2].coupon.kind=fixed"),
    .init("notes.classes[].coupon.rate", given: [classes], "notes.classes[1].coupon.rate=0.07"),
    .init(
      "notes.classes[].coupon.margin", given: [classes], "notes.classes[2].coupon.margin=0.06"),
    .init(
      "notes.classes[].coupon.rate_floor",
      given: [classes, "notes.classes[2].coupon.rate_floor=0.2"],
      "notes.classes[2].coupon.rate_floor=0.3"),
    .init("notes.classes[].pik", given: starved, "notes.classes[1].pik=true"),
    .init("notes.classes[].oc_trigger", given: [classes], "notes.classes[2].oc_trigger=4"),
    .init("notes.classes[].ic_trigger", given: [classes], "notes.classes[2].ic_trigger=50"),
  ]
}
