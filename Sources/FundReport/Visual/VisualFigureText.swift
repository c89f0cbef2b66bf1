import FundModel
import FundResults

/// A number without a unit: up to four decimals, without needless zeros: `1,234.5`, `0.0325`.
public func plainFigure(_ value: Double?) -> String {
  guard let value, value.isFinite else { return noFigure }
  var text = fixed(value, decimals: 4)
  while text.hasSuffix("0") { text.removeLast() }
  if text.hasSuffix(".") { text.removeLast() }
  return text
}

/// A figure in its unit, or plain where it has none.
func visualFigure(_ value: Double?, _ unit: MetricUnit?) -> String {
  unit.map { figure(value, $0) } ?? plainFigure(value)
}

/// `9.02% to 9.21%`; a bound that is not known is a dash, and nothing where neither is.
func intervalFigure(_ interval: Interval?, _ unit: MetricUnit?) -> String? {
  guard let interval, interval.low != nil || interval.high != nil else { return nil }
  return "\(visualFigure(interval.low, unit)) to \(visualFigure(interval.high, unit))"
}

extension VisualCell {
  /// The figure or text itself; empty for an empty cell.
  func mainText(_ unit: MetricUnit?) -> String {
    switch self {
    case .empty: ""
    case .text(let text): text
    case .number(let value): visualFigure(value, unit)
    case .figure(let cell): visualFigure(cell.value, cell.unit ?? unit)
    }
  }

  /// Its error and interval, where there are any: `± 0.031%`, `(9.02% to 9.21%)`.
  func sideTexts(_ unit: MetricUnit?) -> [String] {
    guard case .figure(let cell) = self else { return [] }
    let own = cell.unit ?? unit
    let error = cell.standardError.map { error in
      "± " + (own.map { errorFigure(error, $0) } ?? plainFigure(error))
    }
    return [error, intervalFigure(cell.interval, own).map { "(\($0))" }].compactMap(\.self)
  }
}

extension VisualTable {
  /// Characters that a line of it takes, gaps between columns included.
  var printedWidth: Int {
    columns.indices.reduce(0) { sum, column in
      let words = columns[column].label.split(separator: " ").map(\.count).max() ?? 0
      let widest = rows.reduce(words) { most, row in
        guard column < row.count else { return most }
        let unit = columns[column].unit
        let texts = [row[column].mainText(unit)] + row[column].sideTexts(unit)
        return max(most, texts.reduce(texts.count - 1) { $0 + $1.count })
      }
      return sum + widest + 2
    }
  }

  /// Whether a column counts (years, months, places) in whole numbers, which need no decimals.
  func isWhole(column: Int) -> Bool {
    switch columns[column].unit {
    case .count, .months, .years: break
    case nil, .rate, .share, .multiple, .money, .ratio: return false
    }
    return rows.allSatisfy { row in
      switch column < row.count ? row[column] : .empty {
      case .empty: true
      case .number(let value): value.rounded() == value
      case .text, .figure: false
      }
    }
  }

  /// Whether a column holds figures: it has a unit, or all its texts begin as numbers do.
  func isNumeric(column: Int) -> Bool {
    if columns[column].unit != nil { return true }
    var found = false
    for row in rows where column < row.count {
      switch row[column] {
      case .empty: continue
      case .number, .figure: found = true
      case .text(let text):
        if text.isEmpty || text == noFigure { continue }
        let digits = text.drop { $0 == "-" || $0 == "+" || $0 == "−" }
        guard let first = digits.first, first.isASCII, first.isNumber, digits.count <= 12 else {
          return false
        }
        found = true
      }
    }
    return found
  }
}
