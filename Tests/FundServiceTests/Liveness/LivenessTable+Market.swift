extension LivenessTable {
  private static func growth(_ zones: [String], _ count: Int) -> String {
    let records = zip(zones, ["0.01", "0.03", "0.05"]).map { zone, rate in
      #"{"zone": "\#(zone)", "rates": \#(list(rate, count))}"#
    }
    return "[" + records.joined(separator: ",") + "]"
  }
  private static func path(_ zones: [String], _ count: Int) -> String {
    #"market.price_model.path={"period": "annual", "growth": \#(growth(zones, count))}"#
  }
  private static let names = ["green", "orange", "red"]
  private static let givenPath = ["market.price_model.kind=path", path(names, 120)]

  private static let overlay = """
    market.overlays=[{"target": "property_value", "zones": [], "from_month": 24, "to_month": 24,
    "op": "multiply", "values": [0.8]}]
    """
  /// A stress of several months, so that its ends matter.
  private static let longOverlay = """
    market.overlays=[{"target": "default_hazard", "zones": ["green"], "from_month": 12,
    "to_month": 36, "op": "multiply", "values": [5]}]
    """

  static let market: [LivenessRow] = [
    .init("market.correlation", "market.correlation=[[1,0.2,0.2],[0.2,1,0.2],[0.2,0.2,1]]"),
    .init("market.price_model.kind", "market.price_model.kind=gbm"),
    .init(
      "market.price_model.momentum.components[].phi",
      "market.price_model.momentum.components[2].phi=0.9"),
    .init(
      "market.price_model.momentum.components[].share",
      "market.price_model.momentum.components[1].share=0.5",
      "market.price_model.momentum.components[2].share=0.5"),
    .init("market.price_model.momentum.start", "market.price_model.momentum.start=zero"),
    .init(
      "market.price_model.path.period", given: givenPath,
      "market.price_model.path.period=monthly"),
    .init(
      "market.price_model.path.growth[].zone", given: givenPath,
      path(["red", "orange", "green"], 120)),
    .init(
      "market.price_model.path.growth[].rates", given: givenPath,
      "market.price_model.path.growth.red.rates=\(list("0.02", 120))"),
    .init("market.default_climate.volatility", "market.default_climate.volatility=1"),
    .init(
      "market.default_climate.appreciation_correlation",
      "market.default_climate.appreciation_correlation=0.5"),
    .init(
      "market.overlays[].target", given: [overlay], "market.overlays[1].target=sale_hazard"),
    .init("market.overlays[].zones", given: [overlay], #"market.overlays[1].zones=["red"]"#),
    .init(
      "market.overlays[].from_month", given: [longOverlay], "market.overlays[1].from_month=1"),
    .init("market.overlays[].to_month", given: [longOverlay], "market.overlays[1].to_month=60"),
    .init("market.overlays[].op", given: [longOverlay], "market.overlays[1].op=add"),
    .init("market.overlays[].values", given: [overlay], "market.overlays[1].values=[0.9]"),
    .init("zones[].name", "zones.red.name=crimson", effect: .text),
    .init(
      "zones[].allocation", "zones.green.allocation=0.5", "zones.red.allocation=0.2"),
    .init("zones[].appreciation_rate", "zones.green.appreciation_rate=0.036"),
    .init("zones[].appreciation_volatility", "zones.green.appreciation_volatility=0.03"),
    .init("zones[].default_rate", "zones.green.default_rate=0.02"),
    .init("zones[].ltv.mean", "zones.green.ltv.mean=0.2"),
    .init("zones[].ltv.sd", "zones.green.ltv.sd=0.05"),
    .init("zones[].ltv.min", "zones.green.ltv.min=0.2"),
    .init("zones[].ltv.max", "zones.green.ltv.max=0.22"),
  ]

  static let loans: [LivenessRow] = [
    .init("loans.amount.mean", "loans.amount.mean=260000"),
    .init("loans.amount.sd", "loans.amount.sd=60000"),
    .init("loans.amount.min", "loans.amount.min=200000"),
    .init("loans.amount.max", "loans.amount.max=300000"),
    .init("loans.senior_ltv.mean", "loans.senior_ltv.mean=0.5"),
    .init("loans.senior_ltv.sd", "loans.senior_ltv.sd=0.2"),
    .init("loans.senior_ltv.min", "loans.senior_ltv.min=0.4"),
    .init("loans.senior_ltv.max", "loans.senior_ltv.max=0.46"),
    .init("loans.senior_mortgage.rate", "loans.senior_mortgage.rate=0.02"),
    .init("loans.senior_mortgage.term_months", "loans.senior_mortgage.term_months=120"),
    .init("loans.idiosyncratic_volatility", "loans.idiosyncratic_volatility=0.13"),
  ]
}
