import FundModel
import FundResults
import FundService
import LuaRuntime

/// Options of one function by name, each read as what it has to be.
struct OptionReader {
  /// As messages call the function, for example `eq.frontier`.
  let owner: String
  let fields: [String: LuaValue]

  /// - Parameter known: all names there are; nil leaves the check to somebody else.
  init(
    _ call: borrowing LuaCall, at position: Int, owner: String, known: [String]? = nil
  ) throws {
    self.owner = owner
    let table = try call.optionalTable(position) ?? LuaTable()
    guard table.array.isEmpty, table.integers.isEmpty else {
      throw call.argumentError(position, "options by name expected")
    }
    fields = table.fields
    guard let known else { return }
    for name in fields.keys.sorted() where !known.contains(name) {
      throw call.unknown("\(owner) has no option", name, among: known)
    }
  }

  func number(_ name: String) throws -> Double? {
    guard let value = fields[name] else { return nil }
    return try number(value, name)
  }

  private func number(_ value: LuaValue, _ name: String) throws -> Double {
    guard let number = value.doubleValue, number.isFinite else {
      throw wrong(name, "a number", value)
    }
    return number
  }

  func whole(_ name: String, atLeast least: Int = 0) throws -> Int? {
    guard let value = fields[name] else { return nil }
    guard let number = value.doubleValue, let whole = Int(exactly: number), whole >= least else {
      throw wrong(name, "a whole number of at least \(least)", value)
    }
    return whole
  }

  func text(_ name: String) throws -> String? {
    guard let value = fields[name] else { return nil }
    guard let text = value.stringValue else { throw wrong(name, "a text", value) }
    return text
  }

  /// A list of texts; one text is a list of one.
  func texts(_ name: String) throws -> [String]? {
    try list(name)?.map {
      guard let text = $0.stringValue else { throw wrong(name, "a list of texts", $0) }
      return text
    }
  }

  /// A metric expression of a fund, its own metrics included.
  func figure(_ text: String, of base: ConfigDocument) throws -> Objective {
    do {
      return try Objective(parsing: text, own: base.ownMetrics)
    } catch {
      throw LuaError("\(owner): \(error)")
    }
  }

  func flag(_ name: String) throws -> Bool? {
    guard let value = fields[name] else { return nil }
    guard case .bool(let flag) = value else { throw wrong(name, "true or false", value) }
    return flag
  }

  func word<Word: RawRepresentable & CaseIterable>(_ name: String) throws -> Word?
  where Word.RawValue == String {
    guard let value = fields[name] else { return nil }
    let words = Word.allCases.map(\.rawValue)
    guard let text = value.stringValue, let word = Word(rawValue: text) else {
      let near = value.stringValue.flatMap { EditDistance.nearest($0, in: words) }
      throw wrong(
        name, "one of \(words.joined(separator: ", "))", value,
        hint: near.map { "; did you mean '\($0)'?" } ?? "")
    }
    return word
  }

  /// A table of names with a value each, sorted by name.
  func entries(_ name: String) throws -> [(name: String, value: LuaValue)]? {
    guard let value = fields[name] else { return nil }
    guard let table = value.tableValue, table.array.isEmpty, table.integers.isEmpty else {
      throw wrong(name, "a table with names", value)
    }
    return table.fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func numbersByName(_ name: String) throws -> [String: Double]? {
    guard let entries = try entries(name) else { return nil }
    return Dictionary(
      uniqueKeysWithValues: try entries.map {
        ($0.name, try number($0.value, "\(name).\($0.name)"))
      })
  }

  /// A list of values; one alone counts as a list of it.
  func list(_ name: String) throws -> [LuaValue]? {
    guard let value = fields[name] else { return nil }
    guard let table = value.tableValue else { return [value] }
    guard table.fields.isEmpty, table.integers.isEmpty else { throw wrong(name, "a list", value) }
    return table.array
  }

  /// Two numbers in a list.
  func pair(_ value: LuaValue, _ name: String) throws -> (Double, Double) {
    guard let table = value.tableValue, table.array.count == 2, table.fields.isEmpty else {
      throw wrong(name, "two numbers, {low, high}", value)
    }
    return (try number(table.array[0], name), try number(table.array[1], name))
  }

  func wrong(
    _ name: String, _ expected: String, _ value: LuaValue, hint: String = ""
  ) -> LuaError {
    let found = value.stringValue.map { "'\($0)'" } ?? value.doubleValue.map { "\($0)" }
    return LuaError(
      "\(owner): \(name): \(expected) expected, got \(found ?? "a \(value.typeName)")\(hint)")
  }
}
