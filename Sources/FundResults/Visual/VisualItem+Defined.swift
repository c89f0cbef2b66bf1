/// Figures that are not finite become nil where there may be none.
extension VisualItem {
  var definedFigures: VisualItem {
    switch self {
    case .text, .figures, .table: return self  // these write what is not finite as null
    case .chart(var item):
      item.drawing = item.drawing.defined
      return .chart(item)
    }
  }
}

extension VisualDrawing.Line {
  fileprivate var defined: VisualDrawing.Line {
    .init(
      name, values.map { finite($0) }, low: low.map { $0.map { finite($0) } },
      high: high.map { $0.map { finite($0) } })
  }
}

extension VisualDrawing {
  fileprivate var defined: VisualDrawing {
    switch self {
    case .histogram, .steps, .scatter: return self
    case .fan(var fan):
      fan.values = fan.values.map { $0.map { finite($0) } }
      fan.lines = fan.lines.map(\.defined)
      return .fan(fan)
    case .lines(var lines):
      lines.lines = lines.lines.map(\.defined)
      return .lines(lines)
    case .bars(var bars):
      bars.series = bars.series.map(\.defined)
      return .bars(bars)
    case .ranges(var ranges):
      ranges.base = finite(ranges.base)
      for row in ranges.rows.indices {
        ranges.rows[row].atLow = finite(ranges.rows[row].atLow)
        ranges.rows[row].atHigh = finite(ranges.rows[row].atHigh)
      }
      return .ranges(ranges)
    case .heat(var heat):
      heat.values = heat.values.map { $0.map { finite($0) } }
      heat.standardErrors = heat.standardErrors.map { $0.map { $0.map { finite($0) } } }
      return .heat(heat)
    }
  }
}
