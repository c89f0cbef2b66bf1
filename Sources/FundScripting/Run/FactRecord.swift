import FundReport
import FundResults
import LuaRuntime

/// Tables of facts as scripts see them: by row or by column.
enum FactRecord {
  /// A list of records, one a row, that prints as a table.
  static func rows(_ table: FactTable, kind: String, format: TextFormat) -> ScriptRecord {
    let items = table.rows.map { row -> LuaValue in
      let fields = zip(table.columns, row).map { (name: $0.name, value: value($1)) }
      return .object(
        ScriptRecord(kind, fields: fields) {
          var line = FactTable(table.name, title: table.title, columns: table.columns)
          line.add(row)
          return factTable(line).lines(wide(format)).joined(separator: "\n")
        })
    }
    return ScriptRecord("list of \(kind)s", items: items) {
      items.isEmpty
        ? "no \(kind)s" : factTable(table, rows: 40).lines(wide(format)).joined(separator: "\n")
    }
  }

  /// One vector a column of numbers; undefined is nan.
  static func columns(_ table: FactTable, kind: String) -> ScriptRecord {
    group(
      kind,
      table.columns.filter { $0.unit != nil }.map {
        ($0.name, .vector(DoubleBuffer(table.numbers($0.name))))
      })
  }

  /// Named values that print as their names.
  static func group(_ kind: String, _ fields: [(String, LuaValue)]) -> ScriptRecord {
    ScriptRecord(kind, fields: fields.map { (name: $0.0, value: $0.1) }) {
      fields.map(\.0).joined(separator: ", ")
    }
  }

  private static func value(_ fact: FactValue) -> LuaValue {
    switch fact {
    case .number(let number): .figure(number.isFinite ? number : nil)
    case .whole(let number): .int(number)
    case .text(let text): .string(text)
    case .none: .nil
    }
  }

  /// As wide as the table: rows of a path have many columns, and none of them is dropped.
  private static func wide(_ format: TextFormat) -> TextFormat {
    TextFormat(width: 100_000, style: format.style)
  }
}
