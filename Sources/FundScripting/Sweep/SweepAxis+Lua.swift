import FundModel
import FundService
import LuaRuntime

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
