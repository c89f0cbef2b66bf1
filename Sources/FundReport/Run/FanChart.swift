import FundResults

/// Lines or bands over time, as a chart draws them.
public struct BandSeries: Sendable, Equatable {
  /// Curves from the lowest to the highest, all of one length: the middle one is drawn as a line,
  /// pairs around it as bands. One curve is a line alone, three or five make bands.
  public var curves: [[Double]]
  /// What stands under the position, by position; empty texts stand under nothing.
  public var labels: [String]
  /// What is drawn, under the chart.
  public var note: String
  /// Lines of their own signs over the bands; where they meet the first is seen.
  public var overlays: [Overlay]

  public struct Overlay: Sendable, Equatable {
    public var sign: Character
    public var values: [Double]

    public init(_ sign: Character, _ values: [Double]) {
      self.sign = sign
      self.values = values
    }
  }

  public init(
    curves: [[Double]], labels: [String] = [], note: String = "", overlays: [Overlay] = []
  ) {
    self.curves = curves
    self.labels = labels
    self.note = note
    self.overlays = overlays
  }

  /// The quantiles of a fan, with the year under the first stretch that starts in it.
  public init(_ fan: FlowFan) {
    let count = fan.values.first?.count ?? 0
    var labels = [String](repeating: "", count: count)
    for year in 0...max(0, (fan.months - 1) / 12) {
      let position = (year * 12 + fan.step - 1) / fan.step
      if position < count, labels[position].isEmpty { labels[position] = "\(year)" }
    }
    let stretch =
      switch fan.step {
      case 1: "by month"
      case 3: "by quarter"
      case 12: "by year"
      default: "by \(fan.step) months"
      }
    var parts = ["years; \(stretch)"]
    if fan.levels.count >= 5 {
      parts.append("░ \(levelFigure(fan.levels[0])) to \(levelFigure(fan.levels[4]))")
    }
    if fan.levels.count >= 3 {
      let middle = fan.levels.count / 2
      parts.append(
        "▒ \(levelFigure(fan.levels[middle - 1])) to \(levelFigure(fan.levels[middle + 1]))")
    }
    parts.append("━ \(fan.levels.count % 2 == 1 ? "median" : "middle")")
    parts.append("\(counted(fan.paths)) paths")
    self.init(curves: fan.values, labels: labels, note: parts.joined(separator: " · "))
  }
}

/// A chart of bands: a scale of round figures on the left, one row of which is 0 where 0 is within
/// the range, a column or more for every position.
///
/// Positions that do not fit the width are drawn on top of each other, the last one showing.
/// - Parameter rows: about so many rows (at least 4).
public func bandChart(
  _ series: BandSeries, title: String, rows: Int = 16, format: TextFormat = TextFormat(),
  scale: (Double) -> String
) -> [String] {
  var lines = [format.style.apply(.bold, printable(title).shortened(to: format.width))]
  let curves = series.curves + series.overlays.map(\.values)
  let count = curves.map(\.count).min() ?? 0
  let all = curves.flatMap { $0.prefix(count) }.filter(\.isFinite)
  guard count > 0, let least = all.min(), let most = all.max() else {
    return lines + ["  there is nothing to draw"]
  }
  let height = roundStep((max(most, 0) - min(least, 0)) / Double(max(4, rows) - 1))
  let bottom = Int((min(least, 0) / height).rounded())
  let top = max(bottom + 1, Int((max(most, 0) / height).rounded()))

  let names = (bottom...top).map { scale(Double($0) * height) }
  let nameWidth = names.map(\.displayWidth).max() ?? 0
  let room = max(10, format.width - nameWidth - 4)
  let wide = max(1, min(room / count, 4))
  let columns = min(room, count * wide)
  func position(_ column: Int) -> Int { min(count - 1, column * count / columns) }

  for row in stride(from: top, through: bottom, by: -1) {
    var line = ""
    for column in 0..<columns {
      let place = position(column)
      line +=
        overlay(series.overlays, place, row: row, height: height)
        ?? cell(series.curves.map { $0[place] }, row: row, height: height)
    }
    while line.last == " " { line.removeLast() }
    let isEnd = row == top || row == bottom || row == 0
    let named = isEnd || (row % 4 == 0 && top - row > 1 && row - bottom > 1)
    let name = (named ? names[row - bottom] : "").padded(to: nameWidth, right: true)
    let axis = row == 0 ? "┼" : named ? "┤" : "│"
    lines.append("  " + name + " " + axis + dressed(line, format.style))
  }
  let foot = labelLine(series.labels, count: count, columns: columns)
  if !foot.isEmpty { lines.append(String(repeating: " ", count: nameWidth + 4) + foot) }
  if !series.note.isEmpty {
    lines += series.note.wrapped(to: format.width - 2).map { "  " + $0 }
  }
  return lines
}

/// A row in colour: all of it green, or with 256 colours middle, inner and outer band apart. The signs
/// alone tell them apart too.
private func dressed(_ line: String, _ style: TextStyle) -> String {
  guard style.level >= .palette else { return style.apply(.green, line) }
  var text = ""
  var rest = Substring(line)
  while let first = rest.first {
    let run = rest.prefix { $0 == first }
    rest = rest.dropFirst(run.count)
    let color: TextColor? =
      switch first {
      case "━": TextColor(38, 166, 120)
      case "▒": TextColor(60, 140, 165)
      case "░": TextColor(115, 115, 175)
      default: nil
      }
    text += style.apply(color, String(run))
  }
  return text
}

/// 1, 2, 2.5 or 5 times a power of ten, not below `least`; 1 when that is no amount.
private func roundStep(_ least: Double) -> Double {
  guard least.isFinite, least > 0 else { return 1 }
  var power = 1.0
  while power < least { power *= 10 }
  while power / 10 >= least { power /= 10 }
  for part in [10.0, 5, 4, 2] where power / part >= least { return power / part }
  return power
}

/// The sign of the first line that crosses a row at a position.
private func overlay(
  _ overlays: [BandSeries.Overlay], _ place: Int, row: Int, height: Double
) -> String? {
  let (low, high) = ((Double(row) - 0.5) * height, (Double(row) + 0.5) * height)
  return overlays.first { $0.values[place] >= low && $0.values[place] < high }
    .map { String($0.sign) }
}

/// What stands where a row crosses a position: the middle curve, the inner or outer band, the axis.
private func cell(_ curves: [Double], row: Int, height: Double) -> String {
  let low = (Double(row) - 0.5) * height
  let high = (Double(row) + 0.5) * height
  guard !curves.isEmpty else { return row == 0 ? "┄" : " " }
  let middle = curves.count / 2
  if curves[middle] >= low, curves[middle] < high { return "━" }
  var sign = ["▒", "░"].makeIterator()
  for reach in stride(from: 1, through: middle, by: 1) {
    guard middle + reach < curves.count, let mark = sign.next() else { break }
    if curves[middle - reach] < high, curves[middle + reach] >= low { return mark }
  }
  return row == 0 ? "┄" : " "
}

/// The labels under their columns; those that would touch the one before are left out.
private func labelLine(_ labels: [String], count: Int, columns: Int) -> String {
  var line = ""
  for (position, label) in labels.prefix(count).enumerated() where !label.isEmpty {
    let column = (position * columns + count - 1) / count
    guard line.isEmpty || column > line.count, column + label.count <= columns + 2 else { continue }
    line += String(repeating: " ", count: column - line.count) + label
  }
  return line
}
