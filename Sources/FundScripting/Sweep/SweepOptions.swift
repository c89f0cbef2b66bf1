import FundModel
import FundService
import LuaRuntime

/// Options of sweeps and sensitivities in a table of a script, each read with a message of its own.
struct SweepOptions {
  let what: String
  let table: LuaTable

  /// - Throws: `LuaError` for positions, and for a name that is not among `names`.
  init(
    _ what: String, _ table: LuaTable, names: [String], _ call: borrowing LuaCall
  ) throws {
    self.what = what
    self.table = table
    guard table.array.isEmpty, table.integers.isEmpty else {
      throw LuaError("\(what): options by name expected, such as { n = 64 }")
    }
    for name in table.fields.keys.sorted() where !names.contains(name) {
      throw call.unknown("there is no \(what) option", name, among: names)
    }
  }

  func whole(_ name: String, atLeast least: Int) throws -> Int? {
    guard let value = table.fields[name] else { return nil }
    let exact =
      if case .int(let integer) = value { Int?.some(integer) } else {
        value.doubleValue.flatMap { Int(exactly: $0) }
      }
    guard let exact, exact >= least else {
      throw wrong(name, value, "a whole number of at least \(least)")
    }
    return exact
  }

  func number(_ name: String) throws -> Double? {
    guard let value = table.fields[name] else { return nil }
    guard let number = value.doubleValue, number.isFinite else {
      throw wrong(name, value, "a number")
    }
    return number
  }

  func text(_ name: String) throws -> String? {
    guard let value = table.fields[name] else { return nil }
    guard let text = value.stringValue, !text.isEmpty else { throw wrong(name, value, "a text") }
    return text
  }

  /// A list of texts; one text is a list of one.
  func texts(_ name: String) throws -> [String]? {
    guard let value = table.fields[name] else { return nil }
    if let text = value.stringValue { return [text] }
    let items = value.tableValue?.array.map(\.stringValue) ?? [nil]
    let texts = items.compactMap { $0 }
    guard texts.count == items.count else { throw wrong(name, value, "a list of texts") }
    return texts
  }

  func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, _: Word.Type
  ) throws -> Word? where Word.RawValue == String {
    guard let value = table.fields[name] else { return nil }
    let words = Word.allCases.map(\.rawValue)
    guard let text = value.stringValue, let word = Word(rawValue: text) else {
      let near = value.stringValue.flatMap { EditDistance.nearest($0, in: words) }
      throw wrong(name, value, "one of " + words.joined(separator: ", "), near: near)
    }
    return word
  }

  func figure(_ text: String, of base: ConfigDocument) throws -> Objective {
    do {
      return try Objective(parsing: text, own: base.ownMetrics)
    } catch {
      throw LuaError("\(what): \(error)")
    }
  }

  private func wrong(
    _ name: String, _ value: LuaValue, _ expected: String, near: String? = nil
  ) -> LuaError {
    let found =
      value.stringValue.map { "'\($0)'" } ?? value.doubleValue.map { "\($0)" }
      ?? "a \(value.typeName)"
    return LuaError(
      "\(what) option \(name): \(expected) expected, got \(found)"
        + (near.map { "; did you mean '\($0)'?" } ?? ""))
  }
}

extension SweepAxis {
  /// What a script gives for a parameter: values, `{ min = , max = }`, and where sensitivities are
  /// asked for a part of the base value, or two numbers as ends.
  init(_ path: String, _ value: LuaValue, forSensitivity: Bool) throws {
    func expected(_ found: String) -> LuaError {
      LuaError(
        forSensitivity
          ? "\(path): a range { low, high } or a part of the value such as 0.1 expected, got \(found)"
          : "\(path): a list of values, a Vector, or { min = , max = } expected, got \(found)")
    }
    switch value {
    case .vector(let storage) where !forSensitivity:
      self.init(
        path, .values((0..<storage.count).map { .double(storage.baseAddress[$0]) }))
    case .int, .number:
      guard forSensitivity, let part = value.doubleValue else { throw expected("a number") }
      self.init(path, .relative(part))
    case .table(let table):
      if !table.fields.isEmpty {
        let names = ["min", "max"]
        if let other = table.fields.keys.sorted().first(where: { !names.contains($0) }) {
          let near = EditDistance.nearest(other, in: names).map { "; did you mean '\($0)'?" }
          throw LuaError(
            "\(path): a range has min and max, not '\(other)'"
              + (near ?? "; a parameter inside a group is named by its whole path"))
        }
        guard let low = table.fields["min"]?.doubleValue,
          let high = table.fields["max"]?.doubleValue, table.array.isEmpty
        else { throw expected("a table without two numbers min and max") }
        self.init(path, .range(low: low, high: high))
        return
      }
      guard forSensitivity else {
        self.init(
          path,
          .values(
            try table.array.enumerated().map {
              try ConfigValue($1, at: path, number: $0 + 1)
            }))
        return
      }
      let numbers = table.array.compactMap(\.doubleValue)
      guard numbers.count == 2, table.array.count == 2 else {
        throw expected("a table of \(table.array.count) values")
      }
      self.init(path, .range(low: numbers[0], high: numbers[1]))
    default: throw expected("a \(value.typeName)")
    }
  }

  /// The axes of a table by path, in the order of the paths: Lua keeps none.
  static func all(_ table: LuaTable, forSensitivity: Bool) throws -> [SweepAxis] {
    guard table.array.isEmpty, table.integers.isEmpty else {
      throw LuaError(
        "parameters by path expected, such as { [\"waterfall.hurdle_rate\"] = { 0.06, 0.08 } }")
    }
    return try table.fields.sorted { $0.key < $1.key }.map {
      try SweepAxis($0.key, $0.value, forSensitivity: forSensitivity)
    }
  }
}

extension ConfigValue {
  /// A value of a list of values to try; whole numbers stay whole.
  fileprivate init(_ value: LuaValue, at path: String, number: Int) throws {
    if value.isNil { throw LuaError("\(path): value \(number) is nil") }
    self = try ConfigValue(value, at: path)
  }
}
