import FundModel
import FundResults

/// A table in a terminal.
///
/// One that fits is written as it is. A wider one with long texts becomes a block a row; any other is
/// written in parts below each other, each with the first column, so that no figure is cut.
func tableLines(_ item: VisualTable, _ format: TextFormat) -> [String] {
  var lines = printable(item.title).wrapped(to: format.width).map {
    format.style.apply(.bold, $0)
  }
  if item.rows.isEmpty {
    lines.append("  no rows")
  } else {
    lines += body(item, format)
  }
  if let note = item.note {
    lines += printable(note).wrapped(to: format.width - 2).map {
      "  " + format.style.apply(.faint, $0)
    }
  }
  return lines
}

/// A column as text: its head, its cells, and how it stands.
private struct PrintedColumn {
  var head: String
  var cells: [String]
  var isText: Bool

  var width: Int { cells.reduce(head.displayWidth) { max($0, $1.displayWidth) } }
}

/// Widest text that is part of a table and not of a block.
private let longText = 32

private func body(_ item: VisualTable, _ format: TextFormat) -> [String] {
  let columns = printed(item)
  guard let first = columns.first else { return [] }
  func total(_ columns: [PrintedColumn]) -> Int {
    columns.reduce(0) { $0 + $1.width } + 2 * columns.count
  }
  if total(columns) <= format.width { return lines(columns, format) }
  if columns.dropFirst().contains(where: { $0.isText && $0.width > longText }) {
    return blocks(columns, rows: item.rows.count, format)
  }
  // What identifies a row may take two fifths of the page.
  var name = first
  let room = max(12, format.width * 2 / 5)
  if name.width > room {
    name.head = name.head.shortened(to: room)
    name.cells = name.cells.map { $0.shortened(to: room) }
  }
  var parts: [[PrintedColumn]] = []
  for column in columns.dropFirst() {
    if let last = parts.last, total([name] + last + [column]) <= format.width {
      parts[parts.count - 1].append(column)
    } else {
      parts.append([column])
    }
  }
  return parts.enumerated().flatMap { index, part in
    (index > 0 ? [""] : []) + lines([name] + part, format)
  }
}

private func lines(_ columns: [PrintedColumn], _ format: TextFormat) -> [String] {
  var table = TextTable(columns.map { .init($0.head, $0.isText ? .left : .right) })
  for row in columns[0].cells.indices {
    table.add(columns.map { .init($0.cells[row]) })
  }
  return table.lines(format)
}

/// Every row as lines `head  text`, texts broken to the width.
private func blocks(_ columns: [PrintedColumn], rows: Int, _ format: TextFormat) -> [String] {
  let room = min(columns.dropFirst().map(\.head.displayWidth).max() ?? 0, format.width / 3)
  return (0..<rows).flatMap { row -> [String] in
    var lines = columns[0].cells[row].wrapped(to: format.width - 2).map { "  " + $0 }
    for column in columns.dropFirst() where !column.cells[row].isEmpty {
      let head = column.head.shortened(to: room).padded(to: room, right: false)
      let texts = column.cells[row].wrapped(to: format.width - room - 6)
      lines += texts.enumerated().map { index, text in
        "    "
          + (index == 0
            ? format.style.apply(.faint, head) : String(repeating: " ", count: room)) + "  " + text
      }
    }
    return lines
  }
}

/// Columns of the table, intervals in columns of their own.
private func printed(_ item: VisualTable) -> [PrintedColumn] {
  item.columns.indices.flatMap { index -> [PrintedColumn] in
    let cells = item.rows.map { index < $0.count ? $0[index] : .empty }
    let unit = item.columns[index].unit
    let head = printable(item.columns[index].label)
    let isText = unit == nil && cells.allSatisfy(\.isText)
    let hasErrors = cells.contains { $0.standardError != nil }
    var columns = [
      PrintedColumn(
        head: head + (hasErrors ? " ± SE" : ""), cells: cells.map { $0.text(unit) },
        isText: isText)
    ]
    if cells.contains(where: { $0.interval != nil }) {
      columns.append(
        PrintedColumn(
          head: "interval",
          cells: cells.map { cell in
            cell.interval.map { intervalFigure($0, cell.unit ?? unit ?? .ratio) } ?? ""
          }, isText: false))
    }
    return columns
  }
}

extension VisualCell {
  fileprivate var isText: Bool {
    switch self {
    case .text, .empty: true
    case .number, .figure: false
    }
  }

  fileprivate var standardError: Double? {
    if case .figure(let figure) = self { figure.standardError } else { nil }
  }

  fileprivate var interval: Interval? {
    if case .figure(let figure) = self { figure.interval } else { nil }
  }

  fileprivate var unit: MetricUnit? {
    if case .figure(let figure) = self { figure.unit } else { nil }
  }

  /// Without its interval.
  fileprivate func text(_ unit: MetricUnit?) -> String {
    switch self {
    case .empty: noFigure
    case .text(let text): printable(text)
    case .number(let value): Self.number(value, nil, unit)
    case .figure(let figure):
      Self.number(figure.value, figure.standardError, figure.unit ?? unit)
    }
  }

  /// Whole counts without decimals; numbers without a unit as they are.
  private static func number(_ value: Double?, _ error: Double?, _ unit: MetricUnit?) -> String {
    guard let value else { return noFigure }
    guard let unit else { return plain(value) }
    if unit == .count, error == nil, let whole = Int(exactly: value) { return counted(whole) }
    return figureWithError(value, error, unit)
  }
}
