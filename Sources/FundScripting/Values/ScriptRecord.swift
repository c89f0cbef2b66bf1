import FundModel
import LuaRuntime

/// Something to read and to print: named members, a list, or both, with a text for people.
final class ScriptRecord {
  /// As messages call it, for example `comparison`.
  let kind: String
  let fields: [(name: String, value: LuaValue)]
  let items: [LuaValue]
  /// The result that the record shows, for functions that take it whole: a report shows a frontier.
  let source: (any Sendable)?
  private let text: () -> String
  private let positions: [String: Int]
  /// Bytes of the members, for the memory limit.
  private(set) lazy var bytes =
    fields.reduce(64) { $0 + 32 + $1.name.utf8.count + $1.value.approximateBytes }
    + items.reduce(0) { $0 + $1.approximateBytes }

  init(
    _ kind: String, fields: [(name: String, value: LuaValue)] = [], items: [LuaValue] = [],
    source: (any Sendable)? = nil, text: @escaping () -> String
  ) {
    self.kind = kind
    self.fields = fields
    self.items = items
    self.source = source
    self.text = text
    positions = Dictionary(
      fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var description: String {
    var text = text()
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  subscript(name: String) -> LuaValue? { positions[name].map { fields[$0].value } }

  static var type: LuaTypeDefinition<ScriptRecord> {
    var type = LuaTypeDefinition<ScriptRecord>(name: "Record")
    type.index = { record, name, call in
      guard let value = record[name] else {
        throw call.unknown(
          "the \(record.kind) has no member", name, among: record.fields.map(\.name))
      }
      return try call.returns(value)
    }
    type.element = { record, i, call in
      record.items.indices.contains(i - 1)
        ? try call.returns(record.items[i - 1]) : try call.returns(.nil)
    }
    type.length = { $0.items.isEmpty ? $0.fields.count : $0.items.count }
    type.description = { $0.description }
    type.foreignBytes = { $0.bytes }
    type.metamethods["__pairs"] = { call in
      let record = try call.object(1, as: ScriptRecord.self)
      let entries =
        record.items.isEmpty
        ? record.fields.map { (LuaValue.string($0.name), $0.value) }
        : record.items.enumerated().map { (LuaValue.int($0 + 1), $1) }
      return try call.returnsPairs(entries)
    }
    type.members = { record, path in path.isEmpty ? record.fields.map(\.name) : [] }
    return type
  }
}

extension LuaValue {
  /// Bytes of a value that Swift holds. Functions and references live in Lua.
  fileprivate var approximateBytes: Int {
    switch self {
    case .string(let text): 32 + text.utf8.count
    // Other storages are views of what a run or a path holds.
    case .vector(let storage), .matrix(let storage, _, _):
      64 + (storage is DoubleBuffer ? 8 * storage.count : 0)
    case .object(let object): 32 + ((object as? ScriptRecord)?.bytes ?? 0)
    case .table(let table):
      table.fields.reduce(64) { $0 + 32 + $1.key.utf8.count + $1.value.approximateBytes }
        + table.array.reduce(0) { $0 + $1.approximateBytes }
    default: 32
    }
  }
}

extension LuaCall {
  /// The three values that a generic `for` wants, going through `entries` in their order.
  func returnsPairs(_ entries: [(key: LuaValue, value: LuaValue)]) throws -> LuaReturn {
    var next = 0
    let step = LuaFunction("next") { call in
      guard next < entries.count else { return try call.returns(.nil) }
      defer { next += 1 }
      return try call.returns([entries[next].key, entries[next].value])
    }
    return try returns([.native(step), .nil, .nil])
  }
}
