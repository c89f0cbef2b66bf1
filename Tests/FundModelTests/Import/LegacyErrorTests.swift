import FundModel
import TestSupport
import Testing

/// Old files that cannot be imported: every problem at once, each at its line.
@Suite struct LegacyErrorTests {
  @Test func listsAllProblems() {
    let error = #expect(throws: ConfigError.self) {
      try LegacyImportTests.read(
        """
        {
          "fund_siz": 5,
          "hurdle_rate": "8%",
          "fund_term": 9.5,
          "deployment_pace": "evenly",
          "clawback_provision": 1,
          "zone_allocations": {"green": true},
          "leverage": {"green_sleeve": {"max_multt": 2}, "mezzanine": {}},
          "market_conditions_by_year": {"first": {}, "2": {"economic_outlok": "recession"}},
          "custom_capital_call_schedule": {"01": 1},
          "waterfall": {"carry": 0.2}
        }
        """)
    }
    let expected = [
      (2, "fund_siz", "fund_size"), (3, "hurdle_rate", nil), (4, "fund_term", nil),
      (5, "deployment_pace", "even"), (6, "clawback_provision", nil),
      (7, "zone_allocations.green", nil),
      (8, "leverage.green_sleeve.max_multt", "leverage.green_sleeve.max_mult"),
      (8, "leverage.mezzanine", nil), (9, "market_conditions_by_year.first", nil),
      (
        9, "market_conditions_by_year.2.economic_outlok",
        "market_conditions_by_year.{year}.economic_outlook"
      ), (10, "custom_capital_call_schedule.01", nil), (11, "waterfall", nil),
    ]
    #expect(error?.code == .invalid)
    #expect(error?.issues.count == expected.count, "\(error?.description ?? "")")
    for (issue, (line, path, suggestion)) in zip(error?.issues ?? [], expected) {
      #expect(issue.path == path)
      #expect(issue.origin?.line == line, "\(issue)")
      if let suggestion { #expect(issue.suggestion == suggestion, "\(issue)") }
    }
  }

  /// Values of the right type that make no fund: the place is that of the old file.
  @Test(arguments: [
    ("{\n\"fund_size\": -1}", 2, "fund.size"), ("{\n\n\"fund_term\": 99}", 3, "fund.term_years"),
    ("{\"carried_interest_rate\": 20}", 1, "waterfall.carry"),
    ("{\n\"zone_allocations\": {\"green\": 0.5}}", 2, "sum to 1"),
    ("{\n\"zone_allocations\": {\"gren\": 1}}", 2, "did you mean green?"),
    ("{\n\"monte_carlo_seed\": 1,\n\"random_seed\": 2}", 3, "monte_carlo_seed"),
    ("{\"deployment_period\": 1e300}", 1, "whole number"),
    ("{\"leverage\": {\n\"green_sleeve\": {\"max_mult\": 0.5}}}", 2, "above 1"),
    ("{\n\"capital_call_schedule\": \"custom\"}", 2, "no schedule"),
  ])
  func namesThePlace(text: String, line: Int, part: String) {
    let error = #expect(throws: ConfigError.self) { try LegacyImportTests.read(text) }
    #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
    #expect(
      error?.issues.contains { $0.origin?.line == line } == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("", "nothing to read"), ("{\"fund_size\": 5", "end of the text"),
    ("[1]", "expected an object"),
    ("{\"fund_size\": 1, \"fund_size\": 2}", "a second time"),
    ("{\"fund_size\": NaN}", "found 'NaN'"),
    ("{\"fund_size\": 1e999}", "too large"), ("{\"fund_size\": 1} x", "after the end"),
    ("{\"gp_entity\": " + String(repeating: "[", count: 5000), "nesting deeper"),
    ("{\"gp_entity\": " + String(repeating: "{\"a\":", count: 5000), "nesting deeper"),
  ])
  func refusesWhatIsNoJson(text: String, part: String) {
    let error = #expect(throws: ConfigError.self) { try LegacyImportTests.read(text) }
    #expect(error?.code == .syntax)
    #expect(error?.message.contains(part) == true, "\(error?.description.prefix(300) ?? "")")
  }

  /// A file cut off anywhere is refused or, at its end, read; nothing traps.
  @Test func cutOffAnywhere() throws {
    let bytes = Array(try LegacyImportTests.example("legacy-full").utf8)
    for length in stride(from: 0, to: bytes.count - 3, by: 37) {
      #expect(throws: ConfigError.self) {
        try LegacyImport.read(
          Array(bytes[..<length]), name: "old.json", preset: "equihome-v2",
          assumptions: LegacyImportTests.assumptions(), library: Fixture.library)
      }
    }
  }

  /// Numbers of any size under any name: refused or imported, never a trap.
  @Test func numbersOfAnySize() throws {
    let numbers = ["-1", "0", "1e-300", "1e18", "9223372036854775808", "1e308", "-1e308", "1001"]
    for row in LegacyTable.all {
      guard row.type == .integer || row.type == .number, !row.path.contains("{") else { continue }
      for number in numbers {
        let text = row.path.split(separator: ".").reversed().reduce(number) {
          "{\"\($1)\": \($0)}"
        }
        do { _ = try LegacyImportTests.read(text) } catch is ConfigError {}
      }
    }
    for key in ["0", "1", "1000"] {
      for number in numbers {
        for name in [
          "custom_capital_call_schedule", "custom_capital_call_schedule_monthly",
          "custom_deployment_schedule_monthly",
        ] {
          do {
            _ = try LegacyImportTests.read("{\"\(name)\": {\"\(key)\": \(number)}}")
          } catch is ConfigError {}
        }
      }
    }
  }
}
