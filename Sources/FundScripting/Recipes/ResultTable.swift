import FundModel
import FundReport
import LuaRuntime

/// A table that a script made: typed columns, rows, named figures and notes; it prints lined up and writes CSV.
final class ResultTable {
  /// One column. The standard error of its figures, where there is one, stands in the same cell.
  struct Column {
    var name: String
    var label: String
    /// How numbers are written; nil writes them with up to six digits.
    var unit: MetricUnit?
    /// Name under which rows hold their own unit, in place of `unit`.
    var unitName: String?
    /// Name under which rows hold the standard error.
    var errorName: String?
    /// Whether a figure above zero has a plus.
    var isSigned = false
    /// Whether it is for people alone, such as a bar, and left out of CSV.
    var isDrawing = false
    /// Where space is short, columns of the highest rank go first; 0 stays.
    var rank = 0
  }

  let title: String
  let columns: [Column]
  let rows: [[String: LuaValue]]
  let figures: [(name: String, value: LuaValue)]
  let notes: [String]

  init(
    title: String, columns: [Column], rows: [[String: LuaValue]],
    figures: [(name: String, value: LuaValue)], notes: [String]
  ) {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.figures = figures
    self.notes = notes
  }

  /// Names of all values of a row, errors right behind what they belong to.
  var names: [String] {
    columns.filter { !$0.isDrawing }.flatMap { [$0.name] + ($0.errorName.map { [$0] } ?? []) }
      + Set(columns.compactMap(\.unitName)).sorted()
  }

  /// RFC 4180, numbers with as many digits as read back the same.
  var csv: String {
    var writer = CSVWriter()
    let names = names
    writer.row(names)
    for row in rows { writer.row(names.map { Self.csvText(row[$0] ?? .nil) }) }
    return writer.text
  }

  private static func csvText(_ value: LuaValue) -> String {
    switch value {
    case .string(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .int(let integer): String(integer)
    case .number(let number): CSVWriter.number(number)
    default: ""
    }
  }

  func text(_ format: TextFormat) -> String {
    var table = TextTable(
      columns.map { .init($0.label, isText($0) ? .left : .right, dropRank: $0.rank) })
    for row in rows { table.add(columns.map { .init(cell($0, row)) }) }
    let head = title.isEmpty ? [] : [format.style.apply(.bold, title)]
    return (head + table.lines(format) + notes).joined(separator: "\n")
  }

  private func isText(_ column: Column) -> Bool {
    rows.contains { if case .string? = $0[column.name] { true } else { false } }
  }

  private func cell(_ column: Column, _ row: [String: LuaValue]) -> String {
    guard let value = row[column.name], !value.isNil else { return noFigure }
    guard let number = value.doubleValue else { return Self.csvText(value) }
    let error = column.errorName.flatMap { row[$0]?.doubleValue }
    let sign = column.isSigned && number > 0 ? "+" : ""
    let own = column.unitName.flatMap { row[$0]?.stringValue }.flatMap(MetricUnit.init)
    guard let unit = own ?? column.unit else {
      let plain = Self.plain(value, number)
      return sign + plain + (error.map { " ± " + Self.plain(.number($0), $0) } ?? "")
    }
    if unit == .count, case .int(let integer) = value { return sign + counted(integer) }
    return sign + figureWithError(number, error, unit)
  }

  /// Up to six digits behind the point, without needless zeros.
  private static func plain(_ value: LuaValue, _ number: Double) -> String {
    if case .int(let integer) = value { return counted(integer) }
    guard number.isFinite else { return noFigure }
    let small = abs(number) < 1e-4 && number != 0
    if small { return CSVWriter.number(number) }
    var text = fixed(number, decimals: abs(number) >= 1000 ? 0 : 4)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
