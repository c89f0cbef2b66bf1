import FundModel
import FundResults

/// A sensitivity analysis as a page: heading, chart, notes.
public func sensitivityText(_ result: SensitivityResult, format: TextFormat) -> [String] {
  var heading = "\(result.figure), \(sensitivityTitle(result.method))"
  if let base = result.base {
    heading += ": " + figureWithError(base.value, base.standardError, result.unit)
  }
  if let target = result.target { heading += ": target " + figure(target, result.unit) }
  let cells = "\(counted(result.cells)) cell\(result.cells == 1 ? "" : "s")"
  let about =
    "\(cells), \(counted(result.paths)) paths each, seed \(result.seed); intervals at "
    + levelFigure(result.confidence)
  var lines = [
    format.style.apply(.bold, heading.shortened(to: format.width)),
    about.shortened(to: format.width),
  ]
  lines += result.method == .tornado ? tornado(result, format) : bars(result, format)
  let notes = result.rows.compactMap { row in row.note.map { "\(row.path): \($0)" } }
  return lines + noteLines(notes + result.notes, format)
}

/// One parameter a row, every estimate with its error and interval.
public func sensitivityCSV(_ result: SensitivityResult) -> String {
  var csv = CSVWriter()
  csv.row(
    ["parameter", "low", "high"]
      + result.columns.flatMap { [$0.name, $0.name + "_se", $0.name + "_low", $0.name + "_high"] }
      + ["note"])
  for row in result.rows {
    csv.row(
      [row.path, csvText(row.low), csvText(row.high)]
        + row.estimates.flatMap { estimate in
          [estimate?.value, estimate?.standardError, estimate?.low, estimate?.high]
            .map(CSVWriter.number)
        } + [row.note ?? ""])
  }
  return csv.text
}

func sensitivityTitle(_ method: SensitivityResult.Method) -> String {
  switch method {
  case .tornado: "one parameter at a time"
  case .elasticity: "elasticities"
  case .morris: "elementary effects over the ranges"
  case .sobol: "Sobol indices"
  case .rank: "rank correlation over a Latin hypercube"
  case .breakeven: "break-even"
  }
}

/// The estimate in the scale of its column.
public func estimateText(
  _ estimate: IntervalEstimate?, _ scale: SensitivityResult.Scale, _ unit: MetricUnit
) -> String {
  guard let estimate else { return noFigure }
  switch scale {
  case .figure: return figureWithError(estimate.value, estimate.standardError, unit)
  case .plain:
    let error = estimate.standardError.map { " ± " + fixed($0, decimals: 3) } ?? ""
    return fixed(estimate.value, decimals: 3) + error
  case .parameter:
    let error = estimate.standardError.map { " ± " + inputText(.double($0)) } ?? ""
    return inputText(.double(estimate.value)) + error
  }
}

/// The interval in the scale of its column.
private func intervalText(
  _ estimate: IntervalEstimate?, _ scale: SensitivityResult.Scale, _ unit: MetricUnit
) -> String {
  guard let low = estimate?.low, let high = estimate?.high else { return "" }
  switch scale {
  case .figure: return "\(figure(low, unit)) to \(figure(high, unit))"
  case .plain: return "\(fixed(low, decimals: 3)) to \(fixed(high, decimals: 3))"
  case .parameter: return "\(inputText(.double(low))) to \(inputText(.double(high)))"
  }
}

private func rangeText(_ row: SensitivityResult.Row) -> String {
  "\(inputText(row.low)) to \(inputText(row.high))"
}

/// Columns of estimates, the first with its interval and a bar.
private func bars(_ result: SensitivityResult, _ format: TextFormat) -> [String] {
  let showsBars = result.method != .breakeven
  let sizes = result.rows.map { row in abs(row.estimates.first.flatMap { $0?.value } ?? 0) }
  let most = sizes.max() ?? 0
  var columns: [TextTable.Column] = [
    .init("parameter", .left), .init("range", .left, dropRank: 1),
  ]
  if showsBars { columns.append(.init("", .left, dropRank: 3)) }
  for (index, column) in result.columns.enumerated() {
    columns.append(.init(column.label + " ± SE"))
    if index == 0 { columns.append(.init("interval", dropRank: 2)) }
  }
  var table = TextTable(columns)
  for (row, size) in zip(result.rows, sizes) {
    var cells: [TextTable.Cell] = [.init(row.path), .init(rangeText(row))]
    if showsBars {
      cells.append(.init(blocks(most > 0 ? size / most : 0, width: 16), .green))
    }
    for (index, (column, estimate)) in zip(result.columns, row.estimates).enumerated() {
      cells.append(.init(estimateText(estimate, column.scale, result.unit)))
      if index == 0 { cells.append(.init(intervalText(estimate, column.scale, result.unit))) }
    }
    table.add(cells)
  }
  return table.lines(format)
}

/// Bars to both sides of the base, the widest first.
private func tornado(_ result: SensitivityResult, _ format: TextFormat) -> [String] {
  tornadoRows(
    result.rows.map { row in
      let ends = row.estimates.prefix(2)
      return TornadoRow(
        label: "\(row.path)  \(rangeText(row))", changes: ends.map { $0?.value },
        texts: ends.map { estimateText($0, .figure, result.unit) },
        shorts: ends.map { figure($0?.value, result.unit) })
    }, format)
}

/// What a parameter does at the ends of its range.
struct TornadoRow {
  var label: String
  /// From the base.
  var changes: [Double?]
  /// Of the low and of the high end.
  var texts: [String]
  var shorts: [String]
}

/// The furthest to either side of the base as one bar, the figures of both ends behind it.
func tornadoRows(_ rows: [TornadoRow], _ format: TextFormat) -> [String] {
  let head = ["low end", "high end"]
  func widths(_ texts: KeyPath<TornadoRow, [String]>) -> [Int] {
    (0..<2).map { end in
      max(
        head[end].displayWidth,
        rows.map { end < $0[keyPath: texts].count ? $0[keyPath: texts][end].displayWidth : 0 }
          .max() ?? 0)
    }
  }
  let (long, short) = (widths(\.texts), widths(\.shorts))
  func columns(_ texts: [String], _ widths: [Int]) -> String {
    zip(texts, widths).map { $0.padded(to: $1, right: true) }.joined(separator: "  ")
  }
  return barRows(
    rows.map { row in
      let changes = row.changes.compactMap { $0 }
      let spans = [changes.min(), changes.max()].compactMap { $0 }
      return BarRow(
        row.label,
        [
          spans.first.flatMap { $0 < 0 ? .init(0, $0) : nil },
          spans.last.flatMap { $0 > 0 ? .init(0, $0) : nil },
        ]
        .compactMap { $0 },
        text: columns(row.texts, long), short: columns(row.shorts, short))
    }, head: (columns(head, long), columns(head, short)), format: format)
}
