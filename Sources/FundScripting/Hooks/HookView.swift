import FundModel
import LuaRuntime

/// What the arguments of hooks have in common.
enum HookView {
  /// The error for a member that is not there.
  static func unknown(
    _ what: String, _ names: [String]
  ) -> (String) -> LuaError {
    { name in
      let near = EditDistance.nearest(name, in: names)
      let hint =
        near.map { "did you mean '\($0)'?" } ?? "there are " + names.joined(separator: ", ")
      return LuaError("\(what) has no '\(name)'; \(hint)")
    }
  }

  /// A record with members by name; methods and constants among them.
  static func record(
    _ what: String, _ state: LuaState, _ fields: [String: LuaRecord.Field], numbers: Int = 0,
    windows: Int = 0
  ) throws -> LuaRecord {
    var fields = fields
    fields["state"] = .scratch
    return try state.makeRecord(
      what, fields: fields, numbers: numbers, windows: windows,
      unknown: unknown(what, fields.keys.sorted()))
  }

  /// A record whose windows are the rows of a table by zone, by name and by position from 1.
  static func byZone(_ zones: [String], _ state: LuaState) throws -> LuaRecord {
    let rows = zones.indices.map { LuaRecord.Field.window($0) }
    return try state.makeRecord(
      "the fund", fields: Dictionary(zip(zones, rows)) { first, _ in first }, items: rows,
      windows: zones.count
    ) { name in
      let near = EditDistance.nearest(name, in: zones)
      return LuaError(
        "there is no zone '\(name)'; "
          + (near.map { "did you mean '\($0)'?" } ?? "there are " + zones.joined(separator: ", ")))
    }
  }

  /// A record whose windows are the columns of the ledger.
  static func ledger(_ state: LuaState) throws -> LuaRecord {
    let columns = FlowItem.allCases.map { ($0.name, LuaRecord.Field.window($0.rawValue)) }
    return try state.makeRecord(
      "flows", fields: Dictionary(columns) { first, _ in first }, windows: FlowItem.count,
      unknown: unknown("flows", FlowItem.allCases.map(\.name)))
  }

  /// A list of names that functions cannot change.
  static func names(_ names: [String], _ state: LuaState) throws -> LuaValue {
    let maker = try state.load(
      "local names = ... return function() return names end", chunkName: "=names")
    let list = LuaValue.table(LuaTable(array: names.map { .string($0) }))
    guard let function = try maker.callKeeping([list]).first else { return .nil }
    try function.freezeConstants()
    guard let frozen = try function.callKeeping().first else { return .nil }
    return .reference(frozen)
  }

  static func isZoneList(_ a: [String], _ b: [String]) -> Bool { a.count == b.count && a == b }
}
