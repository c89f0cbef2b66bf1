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
  let ends = result.rows.map { row in row.estimates.prefix(2).compactMap { $0?.value } }
  let most = ends.joined().map(abs).max() ?? 0
  let labels = result.rows.map { "\($0.path)  \(rangeText($0))" }
  let figures = result.rows.map { row in
    row.estimates.prefix(2).map { estimateText($0, .figure, result.unit) }
  }
  let head = ["low end", "high end"]
  let widths = (0..<2).map { i in
    max(head[i].count, figures.map { $0[i].count }.max() ?? 0)
  }
  // Bars keep ten columns to each side before a label is cut.
  let others = 8 + widths[0] + widths[1]
  let labelWidth = min(labels.map(\.count).max() ?? 0, max(16, format.width - others - 21))
  let room = format.width - others - labelWidth
  let half = max(4, min(24, (room - 1) / 2))
  let gap = String(repeating: " ", count: 2 + labelWidth + 2 + 2 * half + 1 + 2)
  var lines = [
    format.style.apply(
      .faint,
      gap + head[0].padded(to: widths[0], right: true) + "  "
        + head[1].padded(to: widths[1], right: true))
  ]
  for (index, label) in labels.enumerated() {
    let down = ends[index].map { max(0, -$0) }.max() ?? 0
    let up = ends[index].map { max(0, $0) }.max() ?? 0
    let right = blocks(most > 0 ? up / most : 0, width: half)
    lines.append(
      "  " + label.shortened(to: labelWidth).padded(to: labelWidth, right: false) + "  "
        + leftBar(most > 0 ? down / most : 0, width: half, format) + "│"
        + format.style.apply(.green, right) + String(repeating: " ", count: half - right.count)
        + "  " + figures[index][0].padded(to: widths[0], right: true) + "  "
        + figures[index][1].padded(to: widths[1], right: true))
  }
  return lines
}

/// A bar that ends at its right: whole and half blocks.
private func leftBar(_ share: Double, width: Int, _ format: TextFormat) -> String {
  let halves = Int((min(1, max(0, share)) * Double(width * 2)).rounded())
  let bar = (halves % 2 == 1 ? "▐" : "") + String(repeating: "█", count: halves / 2)
  return String(repeating: " ", count: width - bar.count) + format.style.apply(.red, bar)
}
