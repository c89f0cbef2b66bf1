import FundModel
import FundResults

/// A figure by two parameters, every field shaded by its place between the least and the largest.
///
/// With 256 colours or more the shade is the background, with fewer a block behind the number: nothing,
/// ░, ▒, ▓, █ for fifths of the range.
public func heatMap(
  _ pivot: SweepPivot, row: String, column: String?, figure: SweepTable.Figure, format: TextFormat
) -> [String] {
  let over = column.map { " down, \($0) across" } ?? ""
  let heat = VisualDrawing.Heat(
    columns: column == nil ? [""] : pivot.columnValues.map(inputText),
    rows: pivot.rowValues.map(inputText), values: pivot.figures.map { $0.map { $0?.value } },
    unit: figure.unit)
  return heatLines(
    heat, title: figure.name, about: row + over,
    note: pivot.mostCells > 1 ? "; means of up to \(pivot.mostCells) cells" : "", format: format)
}

/// Values by row and column as shaded fields.
///
/// With colour the shade is the background, without it a block behind the number: nothing, ░, ▒, ▓, █
/// for fifths of the range.
/// - Parameter note: behind the range of the values.
func heatLines(
  _ heat: VisualDrawing.Heat, title: String, about: String, note: String = "", format: TextFormat
) -> [String] {
  let values = heat.values.joined().compactMap { $0 }
  let low = values.min() ?? 0
  let high = values.max() ?? 0
  func share(_ value: Double) -> Double { high > low ? (value - low) / (high - low) : 0 }

  var lines = [format.style.apply(.bold, printable(title).shortened(to: format.width))]
  if !about.isEmpty { lines.append(("  " + printable(about)).shortened(to: format.width)) }
  let labels = heat.rows.map { printable($0).shortened(to: format.width / 3) }
  let texts = heat.values.map { $0.map { FundReport.figure($0, heat.unit) } }
  let labelWidth = labels.map(\.displayWidth).max() ?? 0
  let heads = heat.columns.map(printable)
  let width = max(
    heads.map(\.displayWidth).max() ?? 0, texts.joined().map(\.displayWidth).max() ?? 0)
  let field = width + (format.style.level >= .palette ? 2 : 4)
  let fits = max(1, (format.width - 2 - labelWidth - 1) / field)
  let shown = heads.prefix(fits)
  let blank = String(repeating: " ", count: 3 + labelWidth)
  if heads.contains(where: { !$0.isEmpty }) {
    var head = blank + shown.map { pad($0.padded(to: width, right: true), to: field) }.joined()
    while head.last == " " { head.removeLast() }
    lines.append(format.style.apply(.faint, head))
  }
  for (label, fields) in zip(labels, zip(heat.values, texts)) {
    var line = "  " + label.padded(to: labelWidth, right: true) + " "
    for (found, text) in zip(fields.0, fields.1).prefix(fits) {
      let padded = text.padded(to: width, right: true)
      if let value = found {
        line += format.style.shaded(padded, share: share(value))
      } else {
        line += pad(padded, to: field)
      }
    }
    while line.last == " " { line.removeLast() }
    lines.append(line)
  }
  if heads.count > shown.count {
    lines.append("  \(heads.count - shown.count) more columns do not fit")
  }
  if !values.isEmpty {
    lines.append(
      "  from " + FundReport.figure(low, heat.unit) + " to " + FundReport.figure(high, heat.unit)
        + note)
  }
  return lines
}

/// The same pivot as numbers with their errors.
public func pivotTable(
  _ pivot: SweepPivot, row: String, column: String?, figure: SweepTable.Figure
) -> TextTable {
  var table = TextTable(
    [.init(column.map { "\(row) \\ \($0)" } ?? row, .right)]
      + pivot.columnValues.map { .init(column == nil ? figure.name : inputText($0)) })
  for (value, fields) in zip(pivot.rowValues, pivot.figures) {
    table.add(
      [.init(inputText(value))]
        + fields.map { .init(figureWithError($0?.value, $0?.standardError, figure.unit)) })
  }
  return table
}

private func pad(_ text: String, to width: Int) -> String { text.padded(to: width, right: false) }

/// From low to high: six points of the colour map viridis (S. van der Walt and N. Smith for Matplotlib,
/// CC0), whose lightness rises evenly, so that it reads without a sense of hue too.
private let shades = [
  TextColor(68, 1, 84), TextColor(65, 68, 135), TextColor(42, 120, 142), TextColor(34, 168, 132),
  TextColor(122, 209, 81), TextColor(253, 231, 37),
]

extension TextStyle {
  /// The text on a shade for a share in [0, 1]; four columns wider than the text, two with 256 colours.
  func shaded(_ text: String, share: Double) -> String {
    let share = min(1, max(0, share))
    guard level >= .palette else {
      let block = [" ", "░", "▒", "▓", "█"][min(4, Int(share * 5))]
      return text + " " + block + block + " "
    }
    let ground = TextColor.ramp(shades, at: share)
    return apply(ground.ink, on: ground, " \(text) ")
  }
}
