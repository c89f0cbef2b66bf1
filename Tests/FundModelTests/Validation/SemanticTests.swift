import FundModel
import Testing

/// One broken rule, and the issue it must give.
struct BrokenRule: Sendable, CustomTestStringConvertible {
  let changes: [(path: String, value: ConfigValue)]
  let path: String
  let part: String

  init(_ changes: [(String, ConfigValue)], _ path: String, _ part: String) {
    self.changes = changes
    self.path = path
    self.part = part
  }
  var testDescription: String { "\(path): \(part)" }
}

@Suite struct SemanticTests {
  private static func matrix(_ a: Double, _ b: Double, _ c: Double) -> ConfigValue {
    .list([
      .list([1, .double(a), .double(b)]), .list([.double(a), 1, .double(c)]),
      .list([.double(b), .double(c), 1]),
    ])
  }
  private static func overlay(_ changes: [(String, ConfigValue)]) -> [(String, ConfigValue)] {
    var fields: [(String, ConfigValue)] = [
      ("target", "default_hazard"), ("zones", []), ("from_month", 12), ("to_month", 23),
      ("op", "multiply"), ("values", [2]),
    ]
    for (key, value) in changes {
      if let index = fields.firstIndex(where: { $0.0 == key }) { fields[index].1 = value }
    }
    return [("market.overlays", .list([.record(fields)]))]
  }
  private static func tiers(_ tiers: ConfigValue) -> [(String, ConfigValue)] {
    [("waterfall.structure", "tiers"), ("waterfall.tiers", tiers)]
  }
  private static func path(_ growth: ConfigValue, _ period: String = "annual")
    -> [(String, ConfigValue)]
  {
    [
      ("market.price_model.kind", "path"),
      ("market.price_model.path", .record([("period", .string(period)), ("growth", growth)])),
    ]
  }
  private static func growth(_ zone: String, _ count: Int) -> ConfigValue {
    .record([
      ("zone", .string(zone)), ("rates", .list([ConfigValue](repeating: 0.03, count: count))),
    ])
  }

  static let rules: [BrokenRule] = [
    BrokenRule([("zones.green.allocation", 0.5)], "zones[].allocation", "do not sum to 1"),
    BrokenRule([("products.house.weight", 0.9)], "products[].weight", "do not sum to 1"),
    BrokenRule(
      [("market.price_model.momentum.components[1].share", 0.5)],
      "market.price_model.momentum.components[].share", "do not sum to 1"),
    BrokenRule(
      [
        ("capital_calls.schedule", "custom"),
        ("capital_calls.custom", [["month": 0, "share": 0.5]]),
      ], "capital_calls.custom[].share", "do not sum to 1"),
    BrokenRule(
      [("market.correlation", matrix(0.9, -0.9, 0.9))], "market.correlation",
      "smallest eigenvalue is -0.8"),
    BrokenRule(
      [("market.correlation[1][2]", 0.5)], "market.correlation[2][1]", "must be symmetric"),
    BrokenRule([("market.correlation[2][2]", 0.9)], "market.correlation[2][2]", "with itself"),
    BrokenRule([("market.correlation", [[1, 0], [0, 1]])], "market.correlation", "has 2 rows"),
    BrokenRule(
      [("market.correlation[2]", [1, 0])], "market.correlation[2]", "has 2 numbers"),
    BrokenRule([("loans.amount.min", 600_000)], "loans.amount.min", "above the largest"),
    BrokenRule([("loans.amount.mean", 50_000)], "loans.amount.mean", "outside the cut"),
    BrokenRule(
      [
        ("zones.red.ltv.min", 0.17), ("zones.red.ltv.max", 0.17),
      ], "zones.red.ltv.sd", "leaves one value"),
    BrokenRule(
      [("exits.default.correlation_between_zones", 0.4)],
      "exits.default.correlation_between_zones", "above the correlation within"),
    BrokenRule([("waterfall.catch_up", 0.1)], "waterfall.catch_up", "never brings the GP"),
    BrokenRule([("waterfall.catch_up", 0.2)], "waterfall.catch_up", "never brings the GP"),
    BrokenRule(
      [("waterfall.structure", "american"), ("waterfall.catch_up", 0.1)], "waterfall.catch_up",
      "never brings the GP"),
    BrokenRule(
      tiers([["until": "irr", "value": 0.08, "lp_share": 1]]), "waterfall.tiers[1].until",
      "leave cash over"),
    BrokenRule(
      tiers([["until": "forever", "lp_share": 1], ["until": "forever", "lp_share": 0.8]]),
      "waterfall.tiers[1].until", "nothing for the tiers after"),
    BrokenRule(
      tiers([
        ["until": "catch_up", "value": 0.2, "lp_share": 0.8],
        ["until": "forever", "lp_share": 0.8],
      ]), "waterfall.tiers[1].lp_share", "never brings it"),
    BrokenRule(
      tiers([
        ["until": "catch_up", "value": 1, "lp_share": 0], ["until": "forever", "lp_share": 0.8],
      ]), "waterfall.tiers[1].value", "no share of profit"),
    BrokenRule(
      tiers([["until": "capital", "lp_share": 0], ["until": "forever", "lp_share": 0.8]]),
      "waterfall.tiers[1].lp_share", "would never end"),
    BrokenRule(
      tiers([
        ["until": "multiple", "value": 0, "lp_share": 1], ["until": "forever", "lp_share": 1],
      ]),
      "waterfall.tiers[1].value", "no multiple"),
    BrokenRule(
      tiers([["until": "irr", "value": 8, "lp_share": 1], ["until": "forever", "lp_share": 1]]),
      "waterfall.tiers[1].value", "100 % or more"),
    BrokenRule([("deployment.period_months", 121)], "deployment.period_months", "longer than"),
    BrokenRule([("reinvestment.period_months", 121)], "reinvestment.period_months", "longer than"),
    BrokenRule([("exits.lockout_months", 121)], "exits.lockout_months", "shortest contract"),
    BrokenRule(
      [("deployment.pace", "custom"), ("deployment.custom", [1, 1])], "deployment.custom",
      "2 weights for 36 months"),
    BrokenRule(
      [
        ("deployment.pace", "custom"), ("deployment.custom", [0, 0]),
        ("deployment.period_months", 2),
      ], "deployment.custom", "no weight above 0"),
    BrokenRule(
      [
        ("capital_calls.schedule", "custom"),
        ("capital_calls.custom", [["month": 0, "share": 0.5], ["month": 121, "share": 0.5]]),
      ], "capital_calls.custom[2].month", "after the term"),
    BrokenRule(
      [
        ("capital_calls.schedule", "custom"),
        ("capital_calls.custom", [["month": 6, "share": 0.5], ["month": 6, "share": 0.5]]),
      ], "capital_calls.custom[2].month", "does not come after"),
    BrokenRule(
      [
        ("capital_calls.schedule", "equal"), ("capital_calls.count", 42),
        ("capital_calls.interval_months", 3),
      ], "capital_calls.count", "last call in month 123"),
    BrokenRule(
      [("fees.origination.paid_by", "fund"), ("fees.origination.paid_to", "fund")],
      "fees.origination.paid_to", "pay the fee to itself"),
    BrokenRule(
      [
        (
          "fees.management.step_downs",
          [
            ["from_month": 60, "rate": 0.01, "basis": "nav"],
            ["from_month": 48, "rate": 0.01, "basis": "nav"],
          ]
        )
      ], "fees.management.step_downs[2].from_month", "does not come after"),
    BrokenRule(
      [
        (
          "products.house.share.steps",
          [["from_month": 36, "size": 1], ["from_month": 36, "size": 2]]
        )
      ], "products.house.share.steps[2].from_month", "does not come after"),
    BrokenRule([("analytics.var_levels", [0.99, 0.95])], "analytics.var_levels", "does not rise"),
    BrokenRule([("analytics.quantiles", [0.5, 0.5])], "analytics.quantiles", "does not rise"),
    BrokenRule([("zones.green.name", "red")], "zones[3].name", "another record"),
    BrokenRule(
      overlay([("to_month", 6)]), "market.overlays[1].to_month", "before the first month"),
    BrokenRule(
      overlay([("values", [1, 2])]), "market.overlays[1].values", "2 values for 12 months"),
    BrokenRule(overlay([("zones", ["gren"])]), "market.overlays[1].zones", "names no zone"),
    BrokenRule(
      overlay([("target", "property_value"), ("op", "set")]), "market.overlays[1].op",
      "cannot set the values of homes"),
    BrokenRule(
      overlay([("target", "property_value"), ("op", "add"), ("values", [-1])]),
      "market.overlays[1].values[1]", "out of range"),
    BrokenRule(
      overlay([("target", "recovery"), ("op", "set"), ("values", [1.5])]),
      "market.overlays[1].values[1]", "out of range"),
    BrokenRule(overlay([("values", [-2])]), "market.overlays[1].values[1]", "out of range"),
    BrokenRule(
      path([growth("green", 10), growth("orange", 10)]), "market.price_model.path.growth",
      "no growth rates for zone 'red'"),
    BrokenRule(
      path([growth("green", 9), growth("orange", 10), growth("red", 10)]),
      "market.price_model.path.growth.green.rates", "has 9 annual rates, too few for 120"),
    BrokenRule(
      path([growth("green", 120), growth("orange", 119), growth("red", 120)], "monthly"),
      "market.price_model.path.growth.orange.rates", "has 119 monthly rates"),
    BrokenRule(
      path([growth("green", 10), growth("green", 10), growth("orange", 10), growth("red", 10)]),
      "market.price_model.path.growth[2].zone", "has growth rates already"),
    BrokenRule(
      path([growth("blue", 10), growth("green", 10), growth("orange", 10), growth("red", 10)]),
      "market.price_model.path.growth.blue.zone", "is no zone"),
    BrokenRule(
      [("guardrails.var99.metric", "net_ir.mean")], "guardrails.var99.metric", "is no metric"),
    BrokenRule(
      [("guardrails.wal.when.metric", "asset_wal")], "guardrails.wal.when.metric",
      "names no statistic"),
  ]

  @Test(arguments: rules)
  func gives(rule: BrokenRule) throws {
    let document = try Fixture.preset().with(rule.changes, origin: .script("test.lua", line: 7))
    let issues = Fixture.errors(document)
    #expect(
      issues.contains { $0.path == rule.path && $0.message.contains(rule.part) },
      "\(issues.map(\.description))")
    #expect(throws: ConfigError.self) { try document.fundConfig() }
  }

  @Test func messagesSayTheNumbers() throws {
    let document = try Fixture.preset().with(
      [("zones.green.allocation", 0.5)], origin: .script("fund.lua", line: 3))
    #expect(
      Fixture.errors(document).map(\.description) == [
        "fund.lua:3: error: zones[].allocation: the values do not sum to 1 "
          + "(value 0.5 + 0.3 + 0.1 = 0.9); expected a sum of 1 within 1e-9 [share]"
      ])
  }

  @Test func rulesLeaveAloneWhatHasNoEffect() throws {
    let document = try Fixture.everything()
    #expect(Fixture.errors(document) == [])
    // Shares of custom calls that do not sum to 1, while calls are on demand.
    let copy = try document.with([("capital_calls.custom[1].share", 0.5)])
    #expect(Fixture.errors(copy) == [])
  }

  @Test func aSingularMatrixIsAccepted() throws {
    let document = try Fixture.preset().with([("market.correlation", Self.matrix(1, 1, 1))])
    #expect(Fixture.errors(document) == [])
    // Equal correlations of three zones reach down to -1/2, where the smallest eigenvalue is 0.
    let edge = try document.with([("market.correlation", Self.matrix(-0.5, -0.5, -0.5))])
    #expect(Fixture.errors(edge) == [])
    let past = try document.with([
      ("market.correlation", Self.matrix(-0.5001, -0.5001, -0.5001))
    ])
    #expect(
      Fixture.errors(past).first?.message.contains("smallest eigenvalue is -0.0002") == true)
  }

  @Test func anOverlayAfterTheEndIsANote() throws {
    let document = try Fixture.preset().with(
      Self.overlay([("from_month", 130), ("to_month", 140)]))
    let issues = document.validate()
    #expect(issues.map(\.severity) == [.info])
    #expect(issues.first?.message == "has no effect because the fund ends in month 120")
  }
}
