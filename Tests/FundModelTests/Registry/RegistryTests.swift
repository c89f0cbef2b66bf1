import FundModel
import Testing

@Suite struct RegistryTests {
  let registry = ParameterRegistry.standard

  @Test func pathsAreUniqueAndDescribed() {
    #expect(Set(registry.parameters.map(\.path)).count == registry.parameters.count)
    for row in registry.parameters {
      #expect(row.description.hasSuffix("."), "\(row.path)")
      #expect(row.description.count > 15, "\(row.path)")
      #expect(!row.label.isEmpty && row.since == 1, "\(row.path)")
    }
    let used = Set(registry.parameters.map(\.group))
    #expect(ParameterGroup.allCases.allSatisfy(used.contains))
  }

  /// Every example is a value that the parameter takes, put into a preset at its place.
  @Test func examplesAreValid() throws {
    let document = try Fixture.everything()
    for row in registry.parameters where row.path != "schema_version" {
      var copy = document
      let path = row.path.split(separator: ".").map { part in
        part.hasSuffix("[]") ? part.dropLast(2) + "[1]" : part
      }.joined(separator: ".")
      do { try copy.set(path, row.example) } catch { Issue.record("\(row.path): \(error)") }
    }
  }

  @Test func conditionsNameChoicesThatExist() throws {
    for row in registry.parameters {
      guard let condition = row.activeWhen else {
        #expect(row.presence != .whileActive, "\(row.path)")
        continue
      }
      guard case .choice(let words)? = registry[condition.path]?.type else {
        Issue.record("\(row.path) depends on \(condition.path), which is no choice")
        continue
      }
      #expect(condition.values.allSatisfy(words.contains), "\(row.path)")
      #expect(condition.values.count < words.count, "\(row.path)")
    }
  }

  /// Registry and structs say the same: no row that decoding would drop, no field without a row.
  @Test func theStructsHaveTheSameFields() throws {
    let rows = Set(
      registry.leaves.map(\.path).filter { $0 != "schema_version" && $0 != "based_on" })
    var fields: Set<String> = []
    Self.collect(try Fixture.everything().fundConfig(), "", into: &fields)
    #expect(fields.subtracting(rows).sorted() == [])
    #expect(rows.subtracting(fields).sorted() == [])
  }

  private static func collect(_ value: Any, _ path: String, into fields: inout Set<String>) {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional {
      // An absent guardrail condition; another guardrail has one.
      if let inside = mirror.children.first { collect(inside.value, path, into: &fields) }
    } else if mirror.displayStyle == .struct, !mirror.children.isEmpty,
      !(value is Double || value is Int || value is UInt64 || value is String || value is Bool)
    {
      for child in mirror.children {
        let key = (child.label ?? "").reduce(into: "") { text, letter in
          text += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
        }
        collect(child.value, path.isEmpty ? key : path + "." + key, into: &fields)
      }
    } else if mirror.displayStyle == .collection, let first = mirror.children.first,
      Mirror(reflecting: first.value).displayStyle == .struct, !(first.value is Double),
      !(first.value is String)
    {
      for child in mirror.children { collect(child.value, path + "[]", into: &fields) }
    } else {
      fields.insert(path)
    }
  }

  @Test func searchFindsByPathLabelAndMeaning() {
    #expect(registry.search("hurdle").first?.path == "waterfall.hurdle_rate")
    #expect(registry.search("Forced sale").map(\.path).contains("exits.default.recovery.discount"))
    #expect(registry.search("zzz").isEmpty)
    #expect(registry.search("").count == registry.parameters.count)
  }

  @Test func describesPathsOfEveryForm() throws {
    for path in ["zones.green.ltv.max", "zones[1].ltv.max", "zones[].ltv.max"] {
      #expect(try registry.describe(path).parameter?.path == "zones[].ltv.max")
    }
    #expect(try registry.describe("fees.management").children.contains("rate"))
    #expect(try registry.describe("zones.green").parameter?.path == "zones")
    #expect(try registry.describe("market.correlation[1][2]").parameter?.unit == .correlation)
  }

  @Test(arguments: [
    ("fund.sze", "did you mean fund.size?"), ("fund_size", "did you mean fund.size?"),
    ("hurdle_rate", "did you mean waterfall.hurdle_rate?"),
    ("fees.carry", "did you mean waterfall.carry?"),
    ("zones.green.alocation", "did you mean zones[].allocation?"),
    ("fund.size.x", "has no such part"), ("market.correlation[1][2][3]", "has no such part"),
    ("", "is not a path"), ("fund..size", "is not a path"), ("zones[0]", "is not a path"),
    ("zones[x]", "is not a path"),
  ])
  func unknownPathsComeWithAdvice(path: String, part: String) {
    let error = #expect(throws: ConfigError.self) { try registry.describe(path) }
    #expect(error?.code == .unknownPath)
    #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
  }
}
