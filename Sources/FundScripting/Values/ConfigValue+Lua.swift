import FundModel
import LuaRuntime

extension ConfigValue {
  /// The value of a configuration that a script's value stands for, as it would stand at `path`.
  ///
  /// Tables with a sequence are lists, tables with names records; an empty one is what the registry wants there.
  /// - Throws: `LuaError` for what a configuration cannot hold.
  init(_ value: LuaValue, at path: String) throws {
    switch value {
    case .nil: self = .null
    case .bool(let flag): self = .bool(flag)
    case .int(let integer): self = .int(integer)
    case .number(let number): self = .double(number)
    case .string(let text): self = .string(text)
    case .table(let table): self = try ConfigValue(table, at: path)
    case .vector(let storage):
      self = .list((0..<storage.count).map { .double(storage.baseAddress[$0]) })
    case .matrix(let storage, let rows, let columns):
      self = .list(
        (0..<rows).map { row in
          .list((0..<columns).map { .double(storage.baseAddress[row * columns + $0]) })
        })
    case .object(let section as FundSection): self = try section.value ?? .null
    default:
      throw LuaError("\(path): a \(value.typeName) cannot be a value of a configuration")
    }
  }

  private init(_ table: LuaTable, at path: String) throws {
    guard table.integers.isEmpty else {
      throw LuaError("\(path): a list with holes; expected values at 1, 2, 3 …")
    }
    guard table.fields.isEmpty || table.array.isEmpty else {
      throw LuaError("\(path): a table with both names and positions; expected one or the other")
    }
    if table.isEmpty {
      self = Self.isList(path) ? .array([]) : .object(ConfigObject())
    } else if table.fields.isEmpty {
      self = .list(
        try table.array.enumerated().map { try ConfigValue($1, at: "\(path)[\($0 + 1)]") })
    } else {
      self = .record(
        try table.fields.sorted { $0.key < $1.key }.map { key, value in
          (key, try ConfigValue(value, at: "\(path).\(key)"))
        })
    }
  }

  private static func isList(_ path: String) -> Bool {
    switch (try? ParameterRegistry.standard.describe(path))?.parameter?.type {
    case .numbers, .strings, .matrix: true
    case .records: !path.hasSuffix("]")
    default: false
    }
  }

  /// The script's value. Whole parameters are integers, all other numbers floats: a product of two amounts of
  /// money as integers could wrap around.
  func luaValue(at path: String) -> LuaValue {
    switch self {
    case .null: return .nil
    case .bool(let flag): return .bool(flag)
    case .string(let text): return .string(text)
    case .number(let number):
      if (try? ParameterRegistry.standard.describe(path))?.parameter?.type == .integer,
        let integer = number.int
      {
        return .int(integer)
      }
      return .number(number.double)
    case .array(let items):
      return .table(
        LuaTable(
          array: items.enumerated().map { $1.value.luaValue(at: "\(path)[\($0 + 1)]") }))
    case .object(let object):
      return .table(
        LuaTable(
          fields: Dictionary(
            object.entries.map { ($0.key, $0.node.value.luaValue(at: "\(path).\($0.key)")) },
            uniquingKeysWith: { first, _ in first })))
    }
  }

  /// For messages and tables: JSON on one line.
  var shortText: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): number.text
    case .string(let text): "\"\(text)\""
    case .array(let items): "[" + items.map(\.value.shortText).joined(separator: ", ") + "]"
    case .object(let object):
      "{"
        + object.entries.map { "\($0.key): \($0.node.value.shortText)" }.joined(separator: ", ")
        + "}"
    }
  }
}
