import FundModel
import TestSupport
import Testing

/// What the suites of this folder share.
enum Scenarios {
  static func overlay(
    _ target: Overlay.Target, _ op: Overlay.Operation, _ values: [Double], _ from: Int, _ to: Int,
    zones: [String] = []
  ) -> Overlay {
    Overlay(
      target: target, zones: zones, fromMonth: from, toMonth: to, op: op, values: values)
  }

  /// A scenario from JSON.
  static func read(_ json: String) throws -> Scenario {
    try Scenario(ConfigDocument.parse(bytes: Array(json.utf8), name: "test.json").rootValue)
  }
}

extension ConfigDocument {
  var rootValue: ConfigValue { root.value }
}

@Suite struct ScenarioApplyTests {
  @Test func everyKindOfChangeLandsWhereItSays() throws {
    let scenario = try Scenarios.read(
      """
      { "name": "all", "set": { "fund.end": "run_off", "products[].cap.rate": 0.07 },
        "scale": { "zones[].default_rate": 2, "exits.hazard.sale": 0.5 },
        "shift": { "zones.red.ltv.mean": 0.01 },
        "overlays": [ { "target": "sale_hazard", "op": "multiply", "value": 0.5, "from_month": 6 } ] }
      """)
    let own = try Fixture.preset()
    let fund = try scenario.apply(to: own)
    #expect(try fund.value(at: "fund.end") == "run_off")
    #expect(try fund.value(at: "products.house.cap.rate") == 0.07)
    #expect(try fund.value(at: "zones.orange.default_rate") == 0.011)
    #expect(try fund.value(at: "exits.hazard.sale") == [0.026, 0.0427])
    #expect(try fund.value(at: "zones.red.ltv.mean")?.numberValue == 0.17 + 0.01)
    #expect(try fund.value(at: "market.overlays[1].values") == [0.5])
    #expect(try fund.value(at: "market.overlays[1].to_month") == 6)
    #expect(try fund.why("fund.end")?.description == "scenario all")
    #expect(try fund.why("market.overlays[1].op")?.description == "scenario all")
    #expect(fund.validate().filter { $0.severity == .error }.isEmpty)
    #expect(try own.value(at: "market.overlays") == [])
  }

  @Test func overlaysGoBehindThoseOfTheFundAndKeepTheirOrigins() throws {
    let first = Scenario(
      name: "one", overlays: [Scenarios.overlay(.saleHazard, .multiply, [0.5], 1, 2)])
    let second = Scenario(
      name: "two", overlays: [Scenarios.overlay(.saleHazard, .add, [0.1], 1, 2, zones: ["red"])])
    let fund = try second.apply(to: first.apply(to: Fixture.preset()))
    #expect(try fund.why("market.overlays[1].op")?.description == "scenario one")
    #expect(try fund.why("market.overlays[2].zones")?.description == "scenario two")
    #expect(try first.adding(second).apply(to: Fixture.preset()) == fund)
  }

  @Test(
    arguments: [
      (
        #"{ "name": "x", "overlays": [{ "target": "facility_limit", "op": "multiply", "value": 0, "from_month": 1 }] }"#,
        "has no facilities"
      ),
      (
        #"{ "name": "x", "overlays": [{ "target": "recovery", "op": "multiply", "value": 0, "from_month": 1, "zones": ["blue"] }] }"#,
        "no such zone, only green, orange, red"
      ),
      (#"{ "name": "x", "scale": { "facilities[].limit": 0.5 } }"#, "has no facilities"),
      (#"{ "name": "x", "set": { "zones.blue.default_rate": 0.5 } }"#, "has no 'blue'"),
      (#"{ "name": "x", "shift": { "fund.end": 1 } }"#, "is a string; expected numbers"),
      (#"{ "name": "x", "scale": { "market.rates.cir.speed": 2 } }"#, "market.rates"),
      (#"{ "name": "x", "scale": { "zones[].default_rate": 500 } }"#, "zones.red.default_rate"),
    ])
  func whatDoesNotFitSaysWhy(json: String, expected: String) throws {
    let scenario: Scenario
    do {
      scenario = try Scenarios.read(json)
    } catch {
      #expect("\(error)".contains(expected), "\(error)")
      return
    }
    let error = #expect(throws: ConfigError.self) { try scenario.apply(to: Fixture.preset()) }
    #expect("\(error.map(\.description) ?? "")".contains(expected), "\(String(describing: error))")
    #expect("\(error.map(\.description) ?? "")".contains("'x'"))
  }

  @Test func jsonReadsBack() throws {
    let scenario = try Scenarios.read(
      """
      { "name": "n", "description": "d", "source": "s", "date": "2008",
        "set": { "fund.end": "run_off", "exits.hazard.sale": [0.1, 0.2] },
        "blend": { "waterfall.carry": { "value": 0.3, "weight": 0.25 } },
        "scale": { "zones[].default_rate": 1.1 }, "shift": { "waterfall.hurdle_rate": -0.01 },
        "overlays": [ { "target": "property_value", "op": "multiply", "levels": [100, 81, 90.25],
                        "every": 2, "from_month": 5 },
                      { "target": "short_rate", "op": "add", "levels": [1, 3], "every": 4,
                        "from_month": 1 } ] }
      """)
    #expect(scenario.overlays[0].values.count == 4)
    #expect((scenario.overlays[0].values[0] - 0.9).magnitude < 1e-15)
    #expect(scenario.overlays[0].toMonth == 8)
    #expect(scenario.overlays[1].values == [0.5, 1, 1.5, 2])
    #expect(try Scenarios.read(scenario.json) == scenario)
    #expect(scenario.settings["waterfall.carry"]?.weight == 0.25)
  }

  @Test func allThatIsWrongIsToldAtOnce() throws {
    let error = #expect(throws: ConfigError.self) {
      try Scenarios.read(
        """
        { "nam": "n", "source": 3, "scale": { "zones[].default_rat": 2, "fund.size": -1 },
          "overlays": [ { "target": "sale_hasard", "op": "multiply", "values": [], "from_month": -1 } ] }
        """)
    }
    let text = error?.description ?? ""
    for part in [
      "nam: is no part of a scenario; did you mean name?", "name: is missing", "source: is no text",
      "zones[].default_rat", "scale.fund.size", "did you mean sale_hazard?",
      "overlays[1].values: is no list of numbers", "overlays[1].from_month: is no month",
    ] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
  }
}
