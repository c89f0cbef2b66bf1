import FundModel
import LuaRuntime

/// The changes that a table of a script stands for: nested tables, dotted keys, or both.
struct ConfigChanges {
  private(set) var list: [(path: String, value: ConfigValue)] = []

  /// `{ fund = { size = 1e8 }, ["zones.green.allocation"] = 0.5 }`: groups are gone into, a list of records given as
  /// a list is taken whole, one given by names (`zones = { green = { … } }`) is gone into.
  init(_ table: LuaTable) throws {
    guard table.array.isEmpty, table.integers.isEmpty else {
      throw LuaError("a table of names expected, such as { [\"fund.size\"] = 150e6 }")
    }
    try add(table, under: "")
    // A whole list goes before changes inside of it, whatever order the table is walked in.
    list.sort { (Self.depth($0.path), $0.path) < (Self.depth($1.path), $1.path) }
  }

  private mutating func add(_ table: LuaTable, under prefix: String) throws {
    for (key, value) in table.fields.sorted(by: { $0.key < $1.key }) {
      let path = prefix.isEmpty ? key : prefix + "." + key
      if case .table(let inner) = value, !inner.fields.isEmpty, inner.array.isEmpty,
        Self.isGroup(path)
      {
        try add(inner, under: path)
      } else if case .object(let section as FundSection) = value {
        list.append((path, try section.value ?? .null))
      } else {
        list.append((path, try ConfigValue(value, at: path)))
      }
    }
  }

  /// Whether names go on below the path. What the registry does not know is kept whole: the message then names it.
  private static func isGroup(_ path: String) -> Bool {
    guard let found = try? ParameterRegistry.standard.describe(path) else { return false }
    return !found.children.isEmpty
  }

  private static func depth(_ path: String) -> Int { path.count { $0 == "." || $0 == "[" } }
}
