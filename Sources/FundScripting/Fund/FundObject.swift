import FundModel
import LuaRuntime

/// A configuration in the hands of a script: read and written by path, checked at each assignment.
final class FundObject {
  var document: ConfigDocument
  /// When it entered Lua, and what it has grown by since.
  private var countedBytes = 0
  private var growth: LuaCharge?

  init(_ document: ConfigDocument) { self.document = document }

  /// Bytes that the document keeps alive, as they are counted when the fund enters Lua.
  func countBytes() -> Int {
    countedBytes = document.root.value.approximateBytes
    return countedBytes
  }

  /// Assigns for a script; what the document grows by counts against the script's memory.
  func write(
    _ path: String, _ value: LuaValue, _ call: borrowing LuaCall
  ) throws {
    try write(path, value, origin: call.origin)
    charge(call)
  }

  /// Counts what the document has grown by.
  func charge(_ call: borrowing LuaCall) {
    let charge = growth ?? LuaCharge(call.state)
    growth = charge
    charge.set(document.root.value.approximateBytes - countedBytes)
  }

  /// What stands at a path: a plain value, nil, or a section to go on from.
  func read(_ path: String) throws -> LuaValue {
    let found = try document.registry.describe(path)
    switch try document.value(at: path) {
    case .array, .object: return .object(FundSection(self, path))
    case nil where !found.children.isEmpty || found.parameter?.type.isList == true:
      // A group that is not there yet can be assigned into.
      return .object(FundSection(self, path))
    case nil: return .nil
    case let value?: return value.luaValue(at: path)
    }
  }

  /// Assigns; nil takes the value away.
  func write(_ path: String, _ value: LuaValue, origin: ConfigOrigin) throws {
    if value.isNil {
      try document.remove(path)
    } else {
      try document.set(path, ConfigValue(value, at: path), origin: origin)
    }
  }

  /// Keys that are there below a path, in registry order; empty for lists.
  func keys(_ path: String) -> [String] {
    let schema = path.isEmpty ? nil : try? document.registry.describe(path)
    let known = path.isEmpty ? document.sections : schema?.children ?? []
    return known.filter { key in
      (try? document.value(at: path.isEmpty ? key : path + "." + key)) ?? nil != nil
    }
  }

  /// `path = value`, one parameter a line, below a path.
  func leafLines(_ path: String) -> [String] {
    guard let value = try? document.value(at: path) else { return [] }
    return Self.lines(value, path)
  }

  private static func lines(_ value: ConfigValue, _ path: String) -> [String] {
    switch value {
    case .object(let object):
      return object.entries.flatMap { lines($0.node.value, "\(path).\($0.key)") }
    case .array(let items) where items.contains(where: { $0.value.objectValue != nil }):
      return items.enumerated().flatMap { lines($1.value, "\(path)[\($0 + 1)]") }
    default: return ["\(path) = \(value.shortText)"]
    }
  }
}

extension ConfigValue {
  /// Bytes of a value and what it holds: a node has a value, an origin and a place in its list.
  var approximateBytes: Int {
    let node = MemoryLayout<ConfigNode>.stride
    switch self {
    case .array(let items): return items.reduce(node) { $0 + $1.value.approximateBytes }
    case .object(let object):
      return object.entries.reduce(node) {
        $0 + $1.key.utf8.count + 16 + $1.node.value.approximateBytes
      }
    case .string(let text): return node + text.utf8.count
    case .null, .bool, .number: return node + 16
    }
  }
}

extension ConfigDocument {
  /// Names of the sections, in registry order.
  var sections: [String] { completions("") }
}

extension ParameterType {
  /// Whether the value is a list or is made of lists.
  var isList: Bool {
    switch self {
    case .numbers, .strings, .matrix, .records: true
    default: false
    }
  }
}
