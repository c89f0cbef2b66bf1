import FundModel

/// A point of a chart and the character it is drawn with.
public struct ScatterMark: Sendable, Equatable {
  public var x: Double
  public var y: Double
  public var sign: Character
  public var ink: TextStyle.Ink?

  public init(_ x: Double, _ y: Double, _ sign: Character, _ ink: TextStyle.Ink? = nil) {
    self.x = x
    self.y = y
    self.sign = sign
    self.ink = ink
  }
}

/// Points in a plane, with the ends of both axes written out; of marks on one place the last is seen.
///
/// Marks that are not finite are left out.
public func scatterChart(
  _ marks: [ScatterMark], x: (label: String, unit: MetricUnit),
  y: (label: String, unit: MetricUnit),
  rows: Int = 14, format: TextFormat = TextFormat()
) -> [String] {
  let drawn = marks.filter { $0.x.isFinite && $0.y.isFinite }
  let title = format.style.apply(
    .faint, "  " + printable("\(y.label) over \(x.label)").shortened(to: format.width - 2))
  guard let low = drawn.map(\.x).min(), let high = drawn.map(\.x).max(),
    let bottom = drawn.map(\.y).min(), let top = drawn.map(\.y).max()
  else { return [title, "  nothing to draw"] }
  let height = max(3, rows)
  let labels = [figure(top, y.unit), figure(bottom, y.unit)]
  let labelWidth = labels.map(\.displayWidth).max() ?? 0
  let width = max(20, min(72, format.width - labelWidth - 6))
  func place(_ value: Double, _ low: Double, _ high: Double, _ size: Int) -> Int {
    guard high > low else { return size / 2 }
    return min(size - 1, max(0, Int(((value - low) / (high - low) * Double(size - 1)).rounded())))
  }
  let blank: (sign: Character, ink: TextStyle.Ink?) = (" ", nil)
  var field = [[(sign: Character, ink: TextStyle.Ink?)]](
    repeating: Array(repeating: blank, count: width), count: height)
  for mark in drawn {
    let row = height - 1 - place(mark.y, bottom, top, height)
    field[row][place(mark.x, low, high, width)] = (mark.sign, mark.ink)
  }
  var lines = [title]
  for (index, row) in field.enumerated() {
    let label = index == 0 ? labels[0] : index == height - 1 ? labels[1] : ""
    var line = "  " + label.padded(to: labelWidth, right: true) + " │"
    let end = (row.lastIndex { $0.sign != " " } ?? -1) + 1
    for cell in row[..<end] { line += format.style.apply(cell.ink, String(cell.sign)) }
    lines.append(line)
  }
  lines.append(
    "  " + String(repeating: " ", count: labelWidth) + " └" + String(repeating: "─", count: width))
  let (left, right) = (figure(low, x.unit), figure(high, x.unit))
  lines.append(
    String(repeating: " ", count: labelWidth + 4) + left
      + right.padded(to: max(right.count, width - left.count), right: true))
  return lines
}
