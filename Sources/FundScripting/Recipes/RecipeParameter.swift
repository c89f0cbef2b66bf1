import FundModel
import LuaRuntime

/// One declared option of a recipe.
struct RecipeParameter {
  /// What kind of value an option takes.
  enum Kind: String, CaseIterable {
    case number, integer, text, boolean, list, metric, path
  }

  let name: String
  let kind: Kind
  /// Nil when the caller has to give one, or the recipe does without.
  let standard: LuaValue?
  let unit: String
  let description: String
  let min: Double?
  let max: Double?
  let choices: [String]
  let isRequired: Bool

  /// The bounds of a number, or of each number of a list.
  var range: ParameterRange {
    switch (min, max) {
    case (let min?, let max?): .closed(min, max)
    case (let min?, nil): .atLeast(min)
    case (nil, let max?): .atMost(max)
    case (nil, nil): .any
    }
  }

  /// Type, unit, range or choices, and default, on one line.
  var facts: String {
    var facts = [kind.rawValue]
    if !unit.isEmpty { facts[0] += " [\(unit)]" }
    if !choices.isEmpty { facts.append("one of " + choices.joined(separator: ", ")) }
    if !range.description.isEmpty { facts.append(range.description) }
    if let standard { facts.append("default " + Self.shown(standard)) }
    if isRequired { facts.append("required") }
    return facts.joined(separator: "; ")
  }

  static let fields = [
    "name", "type", "default", "unit", "description", "min", "max", "choices", "required",
  ]

  /// Reads a declaration; what is wrong with it goes to `problems`.
  init?(_ value: LuaValue, at place: String, _ problems: inout [String]) {
    guard let fields = value.tableValue?.fields, let name = fields["name"]?.stringValue,
      !name.isEmpty, name.utf8.allSatisfy({ 97...122 ~= $0 || 48...57 ~= $0 || $0 == 95 })
    else {
      problems.append("\(place): a table with a name in snake_case expected")
      return nil
    }
    let place = "parameter \(name)"
    for key in fields.keys.sorted() where !Self.fields.contains(key) {
      let near = EditDistance.nearest(key, in: Self.fields).map { "; did you mean \($0)?" } ?? ""
      problems.append("\(place): there is no field '\(key)'\(near)")
    }
    let kinds = Kind.allCases.map(\.rawValue)
    guard let word = fields["type"]?.stringValue, let kind = Kind(rawValue: word) else {
      problems.append("\(place): type is one of " + kinds.joined(separator: ", "))
      return nil
    }
    guard let description = fields["description"]?.stringValue, !description.isEmpty else {
      problems.append("\(place): a description is missing")
      return nil
    }
    self.name = name
    self.kind = kind
    self.description = description
    unit = fields["unit"]?.stringValue ?? ""
    min = fields["min"]?.doubleValue
    max = fields["max"]?.doubleValue
    choices = fields["choices"]?.tableValue?.array.compactMap(\.stringValue) ?? []
    isRequired = fields["required"] == .bool(true)
    // Not the literal: of an optional LuaValue it is the value nil of Lua.
    standard = fields["default"].flatMap { $0.isNil ? Optional<LuaValue>.none : $0 }
    if let standard, let problem = problem(with: standard) {
      problems.append("\(place): the default does not fit: \(problem)")
    }
  }

  /// What is wrong with a value, nil when nothing is.
  func problem(with value: LuaValue) -> String? {
    func expected(_ what: String) -> String {
      "\(name): \(what) expected, got \(Self.shown(value))"
    }
    switch kind {
    case .boolean:
      guard case .bool = value else { return expected("true or false") }
    case .text:
      guard let text = value.stringValue else { return expected("a text") }
      guard choices.isEmpty || choices.contains(text) else {
        let near = EditDistance.nearest(text, in: choices).map { "; did you mean '\($0)'?" } ?? ""
        return expected("one of " + choices.joined(separator: ", ")) + near
      }
    case .number:
      guard let number = value.doubleValue, number.isFinite else { return expected("a number") }
      return outOfRange(number)
    case .integer:
      guard let number = value.doubleValue, Int(exactly: number) != nil else {
        return expected("a whole number")
      }
      return outOfRange(number)
    case .list: return listProblem(value)
    case .metric: return metricProblem(value)
    case .path:
      guard let path = value.stringValue else { return expected("the path of a parameter") }
      do {
        _ = try ParameterRegistry.standard.describe(path)
      } catch {
        return "\(name): \(error)"
      }
    }
    return nil
  }

  private func listProblem(_ value: LuaValue) -> String? {
    if case .vector = value { return nil }
    guard let table = value.tableValue, table.fields.isEmpty, table.integers.isEmpty,
      !table.array.isEmpty
    else { return "\(name): a list expected, got \(Self.shown(value))" }
    for item in table.array {
      if let number = item.doubleValue {
        if let problem = outOfRange(number) { return problem }
      } else if item.stringValue == nil {
        return "\(name): a list of numbers or texts expected, it holds \(Self.shown(item))"
      } else if min != nil || max != nil {
        return "\(name): a list of numbers expected, it holds \(Self.shown(item))"
      }
    }
    return nil
  }

  /// A metric's name, or `name.statistic`.
  private func metricProblem(_ value: LuaValue) -> String? {
    guard let text = value.stringValue else {
      return "\(name): a metric such as net_irr.mean expected, got \(Self.shown(value))"
    }
    let word = String(text.prefix { $0 != "." })
    let names = Metric.allCases.map(\.name) + [RunObject.lossName]
    guard !names.contains(word) else { return nil }
    let near = EditDistance.nearest(word, in: names).map { "; did you mean \($0)?" } ?? ""
    return "\(name): there is no metric '\(word)'\(near)"
  }

  private func outOfRange(_ number: Double) -> String? {
    guard !range.contains(number) else { return nil }
    return "\(name): \(Self.shown(.number(number))) is out of range; expected \(range.description)"
      + (unit.isEmpty ? "" : " [\(unit)]")
  }

  /// A value as messages show it.
  static func shown(_ value: LuaValue) -> String {
    switch value {
    case .string(let text): "'\(text)'"
    case .int(let integer): String(integer)
    case .number(let number):
      Int(exactly: number).map(String.init) ?? "\(number)"
    case .bool(let flag): flag ? "true" : "false"
    case .table(let table):
      table.fields.isEmpty
        ? "{ " + table.array.map(shown).joined(separator: ", ") + " }" : "a table"
    default: "a " + value.typeName
    }
  }
}
