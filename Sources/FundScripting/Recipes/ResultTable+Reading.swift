import FundModel
import LuaRuntime

extension ResultTable {
  private static let names = ["title", "columns", "rows", "figures", "notes"]
  private static let columnNames = [
    "name", "label", "unit", "unit_of_row", "se", "sign", "drawing", "rank",
  ]
  private static let units = [
    "rate", "multiple", "money", "months", "years", "count", "share", "ratio",
  ]

  /// The table that `eq.table { title, columns, rows, figures, notes }` stands for.
  ///
  /// - Throws: `LuaError` that tells every problem.
  convenience init(_ table: LuaTable, _ call: borrowing LuaCall) throws {
    var problems: [String] = []
    for name in table.fields.keys.sorted() where !Self.names.contains(name) {
      problems.append(call.unknown("a table has no part", name, among: Self.names).message)
    }
    if !table.array.isEmpty || !table.integers.isEmpty {
      problems.append("parts by name expected, such as { columns = { … }, rows = { … } }")
    }
    let columns = Self.columns(table.fields["columns"], call, &problems)
    var known = Set(columns.map(\.name))
    known.formUnion(columns.compactMap(\.errorName) + columns.compactMap(\.unitName))
    let rows = Self.rows(table.fields["rows"], known, call, &problems)
    let figures = table.fields["figures"]?.tableValue?.fields ?? [:]
    let notes = table.fields["notes"]?.tableValue?.array ?? []
    guard problems.isEmpty else {
      throw LuaError("eq.table: " + problems.joined(separator: "\n  eq.table: "))
    }
    self.init(
      title: table.fields["title"]?.stringValue ?? "", columns: columns, rows: rows,
      figures: figures.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      notes: notes.compactMap(\.stringValue))
  }

  private static func columns(
    _ value: LuaValue?, _ call: borrowing LuaCall, _ problems: inout [String]
  ) -> [Column] {
    guard let list = value?.tableValue?.array, !list.isEmpty else {
      problems.append("columns: a list of names or of { name, label, unit, se } expected")
      return []
    }
    var columns: [Column] = []
    for (position, item) in list.enumerated() {
      let place = "columns[\(position + 1)]"
      if let name = item.stringValue {
        columns.append(Column(name: name, label: name))
        continue
      }
      guard let fields = item.tableValue?.fields, let name = fields["name"]?.stringValue else {
        problems.append("\(place): a name, or a table with a name, expected")
        continue
      }
      for key in fields.keys.sorted() where !columnNames.contains(key) {
        problems.append(
          "\(place): " + call.unknown("a column has no part", key, among: columnNames).message)
      }
      var column = Column(name: name, label: fields["label"]?.stringValue ?? name)
      if let unit = fields["unit"]?.stringValue {
        column.unit = MetricUnit(rawValue: unit)
        if column.unit == nil {
          problems.append(
            "\(place): " + call.unknown("there is no unit", unit, among: units).message)
        }
      }
      column.errorName = fields["se"]?.stringValue
      column.unitName = fields["unit_of_row"]?.stringValue
      column.rank = fields["rank"]?.doubleValue.flatMap { Int(exactly: $0) } ?? 0
      column.isSigned = fields["sign"] == .bool(true)
      column.isDrawing = fields["drawing"] == .bool(true)
      columns.append(column)
    }
    return columns
  }

  private static func rows(
    _ value: LuaValue?, _ known: Set<String>, _ call: borrowing LuaCall,
    _ problems: inout [String]
  ) -> [[String: LuaValue]] {
    guard let list = value?.tableValue else {
      problems.append("rows: a list of tables expected")
      return []
    }
    var rows: [[String: LuaValue]] = []
    for (position, item) in list.array.enumerated() {
      guard let fields = item.tableValue?.fields else {
        problems.append("rows[\(position + 1)]: a table of values by column expected")
        continue
      }
      for name in fields.keys.sorted() where !known.contains(name) && !known.isEmpty {
        problems.append(
          "rows[\(position + 1)]: "
            + call.unknown("there is no column", name, among: known.sorted()).message)
      }
      rows.append(fields)
    }
    return rows
  }
}
