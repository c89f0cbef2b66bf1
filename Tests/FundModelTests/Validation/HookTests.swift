import FundModel
import Testing

/// Functions of the fund's own as part of a configuration.
@Suite struct HookTests {
  private static func hooks(_ records: [(point: String, name: String)]) -> [(String, ConfigValue)] {
    [
      (
        "hooks",
        .list(
          records.map {
            .record([
              ("point", .string($0.point)), ("name", .string($0.name)),
              ("source", "return function() end"),
            ])
          })
      )
    ]
  }

  static let broken: [BrokenRule] = [
    .init(hooks([("month", ""), ("month", "")]), "hooks[2].point", "has a function already"),
    .init(hooks([("trigger", "extra")]), "hooks.extra.name", "has no name"),
    .init(hooks([("metric", "")]), "hooks[1].name", "is empty"),
    .init(hooks([("guardrail", "")]), "hooks[1].name", "is empty"),
    .init(hooks([("metric", "tvpi")]), "hooks.tvpi.name", "built-in metric"),
    .init(hooks([("metric", "loss")]), "hooks.loss.name", "built-in metric"),
    .init(hooks([("metric", "a"), ("metric", "a")]), "hooks[2].name", "another metric"),
    .init(hooks([("guardrail", "net_irr")]), "hooks.net_irr.name", "a record of guardrails"),
    .init(
      hooks([("waterfall", "")]) + [("waterfall.structure", "american")], "hooks[1].point",
      "waterfall.structure is american"),
  ]

  @Test(arguments: broken) func brokenRuleIsReported(rule: BrokenRule) throws {
    let issues = Fixture.errors(try Fixture.preset().with(rule.changes))
    #expect(issues.contains { $0.path == rule.path && $0.message.contains(rule.part) }, "\(issues)")
  }

  @Test func soundHooksAreRead() throws {
    let document = try Fixture.preset().with(
      Self.hooks([
        ("waterfall", ""), ("month", ""), ("metric", "downside"), ("metric", "upside"),
        ("guardrail", "downside"),
      ]))
    #expect(Fixture.errors(document) == [])
    let hooks = try document.fundConfig().hooks
    #expect(hooks.map(\.point) == [.waterfall, .month, .metric, .metric, .guardrail])
    #expect(hooks.map(\.title).suffix(2) == ["hooks.metric.upside", "hooks.guardrail.downside"])
    #expect(hooks[0].source == "return function() end")
  }

  @Test func sourcesHaveALength() throws {
    func issues(_ source: String) -> [ConfigIssue] {
      do {
        return Fixture.errors(
          try Fixture.preset().with([
            ("hooks", [["point": "month", "name": "", "source": .string(source)]])
          ]))
      } catch { return (error as? ConfigError)?.issues ?? [] }
    }
    #expect(issues(String(repeating: "a", count: 65_536)) == [])
    #expect(issues("")[0].path == "hooks[1].source")
    #expect(issues(String(repeating: "a", count: 65_537))[0].path == "hooks[1].source")
  }

  /// Lines, tabs and quotes of a program come back from the file as they were, and count in the hash.
  @Test func sourcesSurviveTheFileAndChangeTheHash() throws {
    let source = "local x = \"a\\n\"\n\treturn function() return x end -- ü\n"
    let document = try Fixture.preset().with([
      ("hooks", [["point": "month", "name": "", "source": .string(source)]])
    ])
    let again = try Fixture.parse(document.canonicalJSON)
    #expect(try again.fundConfig().hooks == [HookTerms(point: .month, source: source)])
    #expect(try again.hash == document.hash)
    #expect(try document.hash != Fixture.preset().hash)
    let other = try Fixture.preset().with([
      ("hooks", [["point": "month", "name": "", "source": .string(source + " ")]])
    ])
    #expect(try other.hash != document.hash)
  }

  @Test func issuesOfARuntimeNameTheirSource() throws {
    let document = try Fixture.preset().with(
      Self.hooks([("month", ""), ("metric", "downside")]))
    let error = document.invalidHooks([(0, "line 1: a"), (1, "line 2: b")])
    #expect(error.issues.map(\.path) == ["hooks[1].source", "hooks.downside.source"])
    #expect(error.issues.map(\.message) == ["line 1: a", "line 2: b"])
    #expect(error.message == "the configuration has 2 problems")
  }
}
