import FundModel
import FundResults

/// A figure by two parameters, every field shaded by its place between the least and the largest.
///
/// With 256 colours or more the shade is the background, with fewer a block behind the number: nothing,
/// ░, ▒, ▓, █ for fifths of the range.
public func heatMap(
  _ pivot: SweepPivot, row: String, column: String?, figure: SweepTable.Figure, format: TextFormat
) -> [String] {
  let values = pivot.figures.joined().compactMap { $0?.value }
  let low = values.min() ?? 0
  let high = values.max() ?? 0
  func share(_ value: Double) -> Double { high > low ? (value - low) / (high - low) : 0 }

  var lines = [format.style.apply(.bold, figure.name.shortened(to: format.width))]
  let over = column.map { " down, \($0) across" } ?? ""
  lines.append(("  " + row + over).shortened(to: format.width))
  let labels = pivot.rowValues.map(inputText)
  let heads = column == nil ? [""] : pivot.columnValues.map(inputText)
  let texts = pivot.figures.map { $0.map { FundReport.figure($0?.value, figure.unit) } }
  let labelWidth = labels.map(\.count).max() ?? 0
  let width = max(heads.map(\.count).max() ?? 0, texts.joined().map(\.count).max() ?? 0)
  let field = width + (format.style.level >= .palette ? 2 : 4)
  let fits = max(1, (format.width - 2 - labelWidth - 1) / field)
  let shown = heads.prefix(fits)
  let blank = String(repeating: " ", count: 3 + labelWidth)
  if column != nil {
    var head = blank + shown.map { pad($0.padded(to: width, right: true), to: field) }.joined()
    while head.last == " " { head.removeLast() }
    lines.append(format.style.apply(.faint, head))
  }
  for (label, fields) in zip(labels, zip(pivot.figures, texts)) {
    var line = "  " + label.padded(to: labelWidth, right: true) + " "
    for (found, text) in zip(fields.0, fields.1).prefix(fits) {
      let padded = text.padded(to: width, right: true)
      if let value = found?.value {
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
      "  from " + FundReport.figure(low, figure.unit) + " to "
        + FundReport.figure(high, figure.unit)
        + (pivot.mostCells > 1 ? "; means of up to \(pivot.mostCells) cells" : ""))
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
