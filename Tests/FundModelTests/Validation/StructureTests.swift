import FundModel
import Testing

@Suite struct StructureTests {
  @Test func everythingIsValidWithNotesOnWhatHasNoEffect() throws {
    let issues = try Fixture.everything().validate()
    #expect(issues.filter { $0.severity == .error } == [])
    let notes = issues.map(\.path)
    #expect(
      notes == [
        "deployment.intensity", "deployment.custom", "capital_calls.count",
        "capital_calls.interval_months", "capital_calls.intensity", "capital_calls.custom",
        "exits.timing", "exits.default.recovery.rate", "waterfall.tiers",
        "market.price_model.path", "market.price_model.regime",
        "market.price_model.regime.initial", "market.price_model.bootstrap", "market.rates.mean",
        "market.rates.speed", "market.rates.volatility", "market.rates.correlation",
        "market.rates.path", "portfolio.tape", "portfolio.price",
        "facilities.line.clean_down_months",
        "facilities.line.interest.rate", "notes.classes.a.coupon.rate",
        "analytics.benchmark.rate", "analytics.benchmark.path",
      ])
    #expect(issues.first?.message == "has no effect because deployment.pace is linear")
  }

  /// Taking any parameter away is an error that names it, unless it is optional or has no effect.
  @Test func everyMissingParameterIsNamed() throws {
    let document = try Fixture.everything()
    for leaf in document.leaves {
      var copy = document
      try copy.remove(leaf.path)
      let issues = Fixture.errors(copy)
      if Fixture.isRequired(leaf, in: document) {
        #expect(
          issues.contains { $0.message.hasPrefix("is missing") && Self.same($0.path, leaf.path) },
          "\(leaf.path): \(issues)")
      } else {
        #expect(issues == [], "\(leaf.path)")
      }
    }
  }

  /// A record that lost its name is called by its position.
  private static func same(_ issue: String, _ path: String) -> Bool {
    issue == path || (path.hasSuffix(".name") && issue.hasSuffix("].name"))
      || (path.hasSuffix(".zone") && issue.hasSuffix("].zone"))
  }

  @Test func everyValueOfTheWrongTypeIsNamed() throws {
    let document = try Fixture.everything()
    for leaf in document.leaves {
      let row = try #require(leaf.parameter)
      for wrong in [ConfigValue.null, ["a": 1], [["a"]], 1.5, "wrong value", true] {
        let issues = Self.issues(document, leaf.path, wrong)
        let right =
          (row.type == .number && wrong == 1.5) || (row.type == .boolean && wrong == true)
        if right { continue }
        if case .string(.title) = row.type, wrong == "wrong value" { continue }
        if case .string(.source) = row.type, wrong == "wrong value" { continue }
        #expect(
          issues.contains { $0.path.hasPrefix(leaf.path) || $0.path.hasSuffix("]." + row.key) },
          "\(leaf.path) = \(wrong)")
      }
    }
  }

  /// What `set` says, or what validation says of the tree with the value in it.
  private static func issues(
    _ document: ConfigDocument, _ path: String, _ value: ConfigValue
  ) -> [ConfigIssue] {
    do {
      return Fixture.errors(try document.with([(path, value)]))
    } catch let error as ConfigError {
      return error.issues
    } catch { return [] }
  }

  @Test func everyBoundHolds() throws {
    let document = try Fixture.everything()
    for leaf in document.leaves {
      let row = try #require(leaf.parameter)
      guard row.type == .number || row.type == .integer else { continue }
      if let min = row.range.min {
        let below = row.range.minOpen ? min : row.type == .integer ? min - 1 : min.nextDown
        #expect(Self.issues(document, leaf.path, .double(below)).count >= 1, "\(leaf.path)")
      }
      if let max = row.range.max {
        let above = row.range.maxOpen ? max : row.type == .integer ? max + 1 : max.nextUp
        #expect(Self.issues(document, leaf.path, .double(above)).count >= 1, "\(leaf.path)")
      }
      for bad in [Double.nan, .infinity, -.infinity] {
        let issues = Self.issues(document, leaf.path, .double(bad))
        #expect(issues.contains { $0.message == "is not a finite number" }, "\(leaf.path)")
      }
      if row.type == .integer {
        let issues = Self.issues(document, leaf.path, 1.5)
        #expect(issues.contains { $0.message == "is not a whole number" }, "\(leaf.path)")
      }
    }
  }

  @Test func allProblemsAtOnceWithTheirLines() throws {
    var text = try Fixture.preset().canonicalJSON
    for (old, new) in [
      ("\"size\": 100000000", "\"size\": -5"), ("\"term_years\": 10", "\"term_yeers\": 10"),
      ("\"end\": \"liquidate\"", "\"end\": \"liquidat\""), ("\"rate\": 0.02", "\"rate\": \"2 %\""),
    ] {
      text = text.replacing(old, with: new, maxReplacements: 1)
    }
    let issues = Fixture.errors(try Fixture.parse(text))
    #expect(
      issues.map(\.path).sorted() == [
        "fees.management.rate", "fund.end", "fund.size", "fund.term_years", "fund.term_yeers",
      ])
    let size = try #require(issues.first { $0.path == "fund.size" })
    #expect(
      size.description
        == "fund.json:6:13: error: fund.size: is out of range (value -5); "
        + "expected a number above 0 [money]")
    #expect(issues.first { $0.path == "fund.end" }?.suggestion == "liquidate")
    #expect(issues.first { $0.path == "fund.term_yeers" }?.suggestion == "fund.term_years")
  }

  @Test(arguments: [
    ("fund_size", "fund.size"), ("carried_interest_rate", "waterfall.carry"),
    ("zonse", "zones"), ("hurdle_rate", "waterfall.hurdle_rate"),
    ("num_simulations", "simulation.paths"),
  ])
  func unknownKeysComeWithASuggestion(key: String, meant: String) throws {
    let text = "{\"\(key)\": 1,\n" + (try Fixture.preset().canonicalJSON.dropFirst())
    let issues = Fixture.errors(try Fixture.parse(text))
    #expect(issues.map(\.path) == [key])
    #expect(issues.first?.suggestion == meant)
    #expect(issues.first?.origin?.line == 1)
  }

  @Test func aNewerSchemaVersionIsRefused() throws {
    let text = try Fixture.preset().canonicalJSON
      .replacing("\"schema_version\": 1", with: "\"schema_version\": 2")
    let issues = Fixture.errors(try Fixture.parse(text))
    #expect(issues.map(\.path) == ["schema_version"])
    #expect(issues.first?.message.contains("newer") == true)
  }

  @Test func anEmptyObjectMissesEveryGroup() throws {
    let issues = Fixture.errors(try Fixture.parse("{}"))
    #expect(issues.count == 22)
    #expect(issues.allSatisfy { $0.message == "is missing" })
  }

  /// A hostile file is answered in bounded time: suggestions are searched for the first keys only.
  @Test func manyUnknownKeys() throws {
    let text = "{" + (0..<100_000).map { "\"k\($0)\":0" }.joined(separator: ",") + "}"
    #expect(Fixture.errors(try Fixture.parse(text)).count == 100_022)
  }
}
