import FundModel
import FundResults

/// A table of facts for people; numbers to the right, in the unit of their column.
///
/// - Parameter rows: rows that are shown at most; the middle of a longer table is left out.
public func factTable(_ table: FactTable, rows: Int = .max) -> TextTable {
  var text = TextTable(
    table.columns.map { .init($0.label, $0.unit == nil ? .left : .right) })
  let first = table.rows.count > rows ? (rows + 1) / 2 : table.rows.count
  let last = table.rows.count > rows ? rows - first : 0
  for row in table.rows.prefix(first) { text.add(cells(row, table.columns)) }
  if first + last < table.rows.count {
    text.add([.init("… \(table.rows.count - first - last) more", .faint)])
  }
  for row in table.rows.suffix(last) { text.add(cells(row, table.columns)) }
  return text
}

private func cells(_ row: [FactValue], _ columns: [FactTable.Column]) -> [TextTable.Cell] {
  zip(row, columns).map { value, column in
    switch value {
    case .text(let text): .init(text)
    case .none: .init("")
    case .whole(let number): .init(String(number))
    case .number(let number):
      .init(number.isFinite ? tableFigure(number, column.unit ?? .ratio) : noFigure)
    }
  }
}

private func tableFigure(_ value: Double, _ unit: MetricUnit) -> String {
  switch unit {
  case .money: fixed(value, decimals: 2)
  case .rate, .share: fixed(value * 100, decimals: 3) + "%"
  case .multiple, .ratio: fixed(value, decimals: 4)
  case .years: fixed(value, decimals: 3)
  case .months, .count: fixed(value, decimals: value == value.rounded() ? 0 : 2)
  }
}

/// A table of facts as CSV; numbers with all their digits, undefined is empty.
public func factCSV(_ table: FactTable) -> String {
  var csv = CSVWriter()
  csv.row(table.columns.map(\.name))
  for row in table.rows {
    csv.row(
      row.map { value in
        switch value {
        case .text(let text): text
        case .none: ""
        case .whole(let number): String(number)
        case .number(let number): CSVWriter.number(number)
        }
      })
  }
  return csv.text
}
