import Foundation
import FundModel
import FundResults

/// A value that varies, short: numbers with up to six digits, texts as they are.
public func inputText(_ value: ConfigValue) -> String {
  switch value {
  case .number(let number):
    number.isWhole && abs(number.double) < 1e9
      ? number.text : String(format: "%.6g", locale: nil, number.double)
  case .null: noFigure
  default: valueText(value)
  }
}

/// One cell a row: the values that vary, and each figure with its error.
///
/// - Parameter most: rows shown; nil is all.
public func sweepTable(_ table: SweepTable, rows: [SweepTable.Row]? = nil, most: Int? = nil)
  -> TextTable
{
  var text = TextTable(
    [.init("cell", dropRank: 1)] + table.parameters.map { .init($0) }
      + table.figures.map { .init($0.name + " ± SE") })
  for row in (rows ?? table.rows).prefix(most ?? .max) {
    text.add(
      [.init(counted(row.cell))] + row.inputs.map { .init(inputText($0)) }
        + zip(table.figures, row.figures).map { figure, found in
          .init(figureWithError(found.value, found.standardError, figure.unit))
        })
  }
  return text
}

/// The whole page of a sweep: what was run, the table, what the cache said.
public func sweepText(_ table: SweepTable, format: TextFormat) -> [String] {
  let most = 50
  let cells = table.rows.count
  var about =
    "\(counted(cells)) cell\(cells == 1 ? "" : "s") (\(table.design)), \(counted(table.paths)) paths "
    + "each, seed \(table.seed)"
  if table.cached > 0 { about += ", \(counted(table.cached)) read from the cache" }
  var lines = [format.style.apply(.bold, "Sweep"), about.shortened(to: format.width)]
  lines += sweepTable(table, most: most).lines(format)
  if cells > most { lines.append("  and \(counted(cells - most)) more") }
  return lines + noteLines(table.notes, format)
}

func noteLines(_ notes: [String], _ format: TextFormat) -> [String] {
  notes.flatMap { note in
    printable(note).wrapped(to: format.width - 4).enumerated().map { index, line in
      (index == 0 ? "  " + format.style.apply(.yellow, "!") + " " : "    ") + line
    }
  }
}

/// One cell a row, plain units; errors beside each figure in a column named `<figure>_se`.
public func sweepCSV(_ table: SweepTable) -> String {
  var csv = CSVWriter()
  csv.row(table.columnNames)
  for row in table.rows {
    csv.row(
      [String(row.cell)] + row.inputs.map(csvText)
        + row.figures.flatMap {
          [CSVWriter.number($0.value), CSVWriter.number($0.standardError)]
        })
  }
  return csv.text
}

func csvText(_ value: ConfigValue) -> String {
  if case .null = value { return "" }
  return value.stringValue ?? value.jsonLine
}
