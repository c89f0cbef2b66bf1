/// One row of lying bars: a label, stretches along a common scale, and what stands behind them.
struct BarRow: Sendable, Equatable {
  /// From one value to another, in one of the fills.
  struct Span: Sendable, Equatable {
    var from: Double
    var to: Double
    /// Index of its fill; nil for a bar whose ink follows its sign.
    var fill: Int?

    init(_ from: Double, _ to: Double, fill: Int? = nil) {
      self.from = from
      self.to = to
      self.fill = fill
    }
  }

  var label: String
  var spans: [Span]
  var text: String
  /// In place of `text` where the page is narrow.
  var short: String

  init(_ label: String, _ spans: [Span], text: String, short: String? = nil) {
    self.label = label
    self.spans = spans
    self.text = text
    self.short = short ?? text
  }
}

/// Fills that can be told apart without colour.
let barFills: [(sign: Character, ink: TextStyle.Ink)] = [
  ("█", .green), ("▒", .yellow), ("▓", .red), ("░", .faint), ("▚", .green), ("▤", .yellow),
  ("▞", .red), ("▥", .faint),
]

/// The rows on one scale, zero marked by `│`: whole blocks, eighths at the end of a bar that goes right
/// from zero and halves at the end of one that goes left.
///
/// - Parameter head: stands over the texts, or over the short ones.
func barRows(
  _ rows: [BarRow], head: (text: String, short: String) = ("", ""), format: TextFormat
) -> [String] {
  let shortHead = head.short
  let ends = rows.flatMap { $0.spans.flatMap { [$0.from, $0.to] } }.filter(\.isFinite)
  let low = min(0, ends.min() ?? 0)
  let high = max(0, ends.max() ?? 0)
  let least = 10
  let labels = rows.map(\.label.displayWidth).max() ?? 0
  var labelWidth = min(labels, format.width / 2)
  var (head, texts) = (head.text, rows.map(\.text))
  func textWidth() -> Int { max(head.displayWidth, texts.map(\.displayWidth).max() ?? 0) }
  if labels + textWidth() + 5 + least > format.width {
    (head, texts) = (shortHead, rows.map(\.short))
  }
  // Figures are never cut: labels give way to them.
  labelWidth = min(labelWidth, max(6, format.width - textWidth() - 5 - least))
  let room = max(least, min(72, format.width - labelWidth - textWidth() - 5))
  let scale = BarScale(low: low, high: high, room: room)
  var lines: [String] = []
  if !head.isEmpty {
    let gap = String(repeating: " ", count: 2 + labelWidth + 1 + room + 1 + 1)
    lines.append(format.style.apply(.faint, gap + head))
  }
  for (row, text) in zip(rows, texts) {
    var line = "  " + row.label.shortened(to: labelWidth).padded(to: labelWidth, right: false) + " "
    line += scale.drawn(row.spans, format.style) + " " + text
    while line.last == " " { line.removeLast() }
    lines.append(line)
  }
  return lines
}

/// Columns to both sides of zero, the same number for the same amount.
private struct BarScale {
  let left: Int
  let right: Int
  private let perUnit: Double

  init(low: Double, high: Double, room: Int) {
    let reach = high - low
    let share = reach > 0 ? -low / reach : 0
    var left = low < 0 ? max(1, Int((share * Double(room)).rounded())) : 0
    if high > 0 { left = min(left, room - 1) }
    self.left = left
    right = room - left
    var perUnit = Double.infinity
    if low < 0 { perUnit = min(perUnit, Double(left) / -low) }
    if high > 0 { perUnit = min(perUnit, Double(right) / high) }
    self.perUnit = perUnit.isFinite ? perUnit : 0
  }

  func drawn(_ spans: [BarRow.Span], _ style: TextStyle) -> String {
    var cells = [(sign: Character, ink: TextStyle.Ink?)](
      repeating: (" ", nil), count: left + right)
    func set(_ column: Int, _ sign: Character, _ ink: TextStyle.Ink) {
      let place = column + left
      if cells.indices.contains(place) { cells[place] = (sign, ink) }
    }
    for span in spans where span.from.isFinite && span.to.isFinite {
      let (low, high) = (min(span.from, span.to) * perUnit, max(span.from, span.to) * perUnit)
      let fill = span.fill.map { barFills[$0 % barFills.count] }
      let ink = fill?.ink ?? (span.to < span.from ? .red : .green)
      let sign = fill?.sign ?? "█"
      if sign == "█", span.from == 0, span.to >= 0 {
        for (column, block) in blocks(columns: high).enumerated() { set(column, block, ink) }
      } else if sign == "█", span.from == 0 {
        let halves = Int((-low * 2).rounded())
        for column in 0..<(halves / 2) { set(-1 - column, "█", ink) }
        if halves % 2 == 1 { set(-1 - halves / 2, "▐", ink) }
      } else {
        // A stretch that starts anywhere: whole columns, at least one.
        let start = Int(low.rounded())
        let end = max(Int(high.rounded()), span.from == span.to ? start : start + 1)
        for column in start..<end { set(column, sign, ink) }
      }
    }
    return text(cells[..<left], style) + "│" + text(cells[left...], style)
  }

  /// Neighbours of one ink between one pair of codes.
  private func text(
    _ cells: ArraySlice<(sign: Character, ink: TextStyle.Ink?)>, _ style: TextStyle
  ) -> String {
    var text = ""
    var run = ""
    var ink: TextStyle.Ink?
    for cell in cells {
      if cell.ink != ink {
        text += style.apply(ink, run)
        run = ""
        ink = cell.ink
      }
      run.append(cell.sign)
    }
    return text + style.apply(ink, run)
  }
}
