import FundModel
import Testing

@Suite struct GuardrailTests {
  @Test(arguments: [
    ("max_cltv", GuardrailMetric.fixed(.maxCltv)),
    ("net_irr.mean", .metric(.netIrr, .mean)),
    ("tvpi.q05", .metric(.tvpi, .quantile(0.05))),
    ("tvpi.q50", .metric(.tvpi, .quantile(0.5))),
    ("tvpi.q995", .metric(.tvpi, .quantile(0.995))),
    ("loss.var99", .loss(.valueAtRisk(0.99))),
    ("loss.cvar995", .loss(.conditionalValueAtRisk(0.995))),
    ("loss.se", .loss(.se)),
    ("probability_of_loss", .probability(.ofLoss)),
  ])
  func reads(text: String, metric: GuardrailMetric) throws {
    #expect(try GuardrailMetric.parse(text) == metric)
    #expect(metric.name == text)
  }

  @Test(
    arguments: [
      ("net_irr", "net_irr.mean"), ("loss", "loss.var99"), ("net_ir.mean", "net_irr.mean"),
      ("tvpi.maen", "tvpi.mean"), ("tvpi.var99", "loss.var99"), ("max_cltc", "max_cltv"),
      ("probability_of_los", "probability_of_loss"), ("tvpi.q5", nil), ("tvpi.q00", nil),
      ("tvpi.qx", nil), ("a.b.c", nil), ("", nil), (".mean", nil), ("tvpi.", nil),
      ("tvpi.q9999999", nil),
    ] as [(String, String?)])
  func refusesWithASuggestion(text: String, suggestion: String?) {
    let error = #expect(throws: GuardrailMetricError.self) { try GuardrailMetric.parse(text) }
    #expect(error?.suggestion == suggestion)
  }

  @Test func aLevelMayBeWrittenAsANumber() throws {
    #expect(try GuardrailMetric.parse("tvpi.q0.05") == .metric(.tvpi, .quantile(0.05)))
    #expect(try GuardrailMetric.parse("loss.cvar0.9").name == "loss.cvar90")
    #expect(throws: GuardrailMetricError.self) { try GuardrailMetric.parse("loss.cvar1.5") }
    #expect(throws: GuardrailMetricError.self) { try GuardrailMetric.parse("tvpi.q0.0000001") }
  }

  @Test func everyKnownNameReads() throws {
    for name in GuardrailMetric.knownNames {
      #expect(try GuardrailMetric.parse(name).name == name)
    }
  }

  @Test func thePresetKeepsItsStaticGuardrails() throws {
    let results = staticGuardrails(try Fixture.preset().fundConfig())
    #expect(results.map(\.guardrail.name) == ["cltv", "zone_allocation"])
    #expect(results.map(\.value) == [0.85, 0.6])
    #expect(results.map(\.tripped) == [false, false])
  }

  @Test func staticGuardrailsTrip() throws {
    let document = try Fixture.preset().with([
      ("loans.senior_ltv.max", 0.61), ("zones.green.allocation", 0.61),
      ("zones.red.allocation", 0.09),
    ])
    let results = staticGuardrails(try document.fundConfig())
    #expect(results.map(\.value) == [0.86, 0.61])
    #expect(results.map(\.tripped) == [true, true])
  }

  @Test func aStaticConditionIsLookedAtAndADynamicOneIsLeftForLater() throws {
    var document = try Fixture.preset()
    try document.set(
      "guardrails",
      [
        [
          "name": "a", "metric": "paths", "op": "<", "limit": 20_000, "severity": "warning",
          "when": ["metric": "target_wal", "op": ">", "limit": 6],
        ],
        [
          "name": "b", "metric": "paths", "op": "<", "limit": 20_000, "severity": "warning",
          "when": ["metric": "tvpi.mean", "op": ">", "limit": 1],
        ],
      ])
    let results = staticGuardrails(try document.fundConfig())
    #expect(results.map(\.guardrail.name) == ["a"])
    #expect(results.map(\.tripped) == [false])
    try document.set("analytics.target_wal_years", 7)
    #expect(staticGuardrails(try document.fundConfig()).map(\.tripped) == [true])
  }

  @Test func noRelationHoldsForWhatIsNoNumber() {
    for op in Guardrail.Operation.allCases { #expect(!op.holds(.nan, 0)) }
  }
}
