import FundModel
import TestSupport
import Testing

/// The manager's registry, and what a manager file may not be.
@Suite struct ManagerDocumentTests {
  static func parse(_ text: String) throws -> ManagerDocument {
    try ManagerDocument.parse(bytes: Array(text.utf8), name: "manager.json")
  }

  @Test func theTemplateIsValid() throws {
    let document = try Self.parse(ManagerTemplate.json)
    #expect(document.validate().filter { $0.severity == .error } == [])
    #expect(try document.config().funds.map(\.name) == ["one"])
    #expect(try Self.parse(document.canonicalJSON) == document)
  }

  @Test func rowsAreUniqueDescribedAndGiveValidExamples() throws {
    let registry = ParameterRegistry.manager
    #expect(Set(registry.parameters.map(\.path)).count == registry.parameters.count)
    for row in registry.parameters {
      #expect(row.description.hasSuffix(".") && row.description.count > 15, "\(row.path)")
      var copy = try Self.parse(ManagerTemplate.json)
      let path = row.path.split(separator: ".").map { part in
        part.hasSuffix("[]") ? part.dropLast(2) + "[1]" : part
      }.joined(separator: ".")
      try copy.set(path, row.example)
      let broken = copy.validate().filter { $0.severity == .error }
      #expect(broken.filter { $0.message.hasPrefix("is o") || $0.message.hasPrefix("is a ") } == [])
      if let condition = row.activeWhen {
        guard case .choice(let words)? = registry[condition.path]?.type else {
          Issue.record("\(row.path) depends on \(condition.path), which is no choice")
          continue
        }
        #expect(condition.values.allSatisfy(words.contains), "\(row.path)")
      }
    }
  }

  @Test(arguments: [
    (#""role""#, #""roll""#, "staff[1].roll: is not a parameter", "did you mean staff.role?"),
    (#""opening_cash": 0"#, #""opening_cash": -1"#, "company.opening_cash", "out of range"),
    (#""fund_number": 0"#, #""fund_number": 256"#, "funds.one.fund_number", "in [0, 255]"),
    (#""start_year": 1"#, #""start_year": 0"#, "funds.one.start_year", "out of range"),
    (#""per_aum", "#, #""per_aum2", "#, "staff.analyst.scaling", "did you mean per_aum?"),
    (#""aum_unit": 1000000,"#, "", "staff.analyst.aum_unit", "although staff[].scaling is per_aum"),
    (#""changes": []"#, #""changes": ["fund.size"]"#, "funds.one.changes[1]", "PATH=VALUE"),
    (#""changes": []"#, #""changes": ["=1"]"#, "funds.one.changes[1]", "PATH=VALUE"),
    (#""changes": []"#, #""changes": [3]"#, "funds.one.changes[1]", "expected a string"),
    (#""share": 0.5, "from_year": 1"#, #""share": 0.5, "from_year": 200"#, "to_year", "from_year"),
    (#""share": 0.5"#, #""share": 1.5"#, "carry_team.partner.share", "in [0, 1]"),
    ("[0.05, 0.5, 0.95]", "[0.5, 0.5]", "analytics.quantiles", "does not rise"),
    (#""currency": "USD""#, #""currency": "usd""#, "company.currency", "three capital letters"),
    (#""tax": {"rate": 0, "loss_carry_forward": false},"#, "", "tax: is missing", "rate"),
    (#""carry_team": ["#, #""carry_team": 3, "other": ["#, "carry_team", "a list of records"),
  ])
  func faultsAreNamed(old: String, new: String, path: String, part: String) throws {
    #expect(ManagerTemplate.json.contains(old), "the template has no \(old)")
    let lines = try Self.parse(ManagerTemplate.json.replacing(old, with: new)).validate()
      .filter { $0.severity == .error }.map(\.description)
    #expect(lines.contains { $0.contains(path) && $0.contains(part) }, "\(lines)")
  }

  @Test func twoOfANameAndTooMuchCarryAreSeen() throws {
    var document = try Self.parse(ManagerTemplate.json)
    let fund = try #require(document.fundRecords.first).node.value
    try document.set("funds", .list([fund, fund]))
    let member = ConfigValue.record([
      ("name", "partner"), ("share", 0.6), ("from_year", 1), ("to_year", 2), ("vesting_years", 0),
    ])
    try document.set("carry_team", .list([member, member]))
    let lines = document.validate().map(\.description)
    for part in [
      "funds[2].name: is taken by funds[1] already",
      "funds[2].fund_number: is taken by funds[1] already",
      "carry_team[2].name: is taken", "0.6 + 0.6 = 1.2",
    ] {
      #expect(lines.contains { $0.contains(part) }, "\(part) in \(lines)")
    }
  }

  @Test func vestingRunsByYear() {
    var member = ManagerTemplate.member
    member.fromYear = 3
    member.toYear = 5
    member.vestingYears = 4
    #expect((1...7).map { member.vested(year: $0) } == [0, 0, 0.25, 0.5, 0.75, 0.75, 0.75])
    member.vestingYears = 0
    #expect((2...4).map { member.vested(year: $0) } == [0, 1, 1])
  }
}
