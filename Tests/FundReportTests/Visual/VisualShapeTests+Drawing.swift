import FundResults

extension VisualShapeTests {
  /// Series that are not as long as their axes, figures that are not finite, charts of nothing.
  static func drawingProblems(_ drawing: VisualDrawing) -> [String] {
    var problems: [String] = []
    func need(_ holds: Bool, _ problem: String) { if !holds { problems.append(problem) } }
    func finite(_ values: [Double?], _ what: String) {
      need(values.allSatisfy { $0?.isFinite ?? true }, "\(what) is not finite")
    }
    func ascending(_ values: [Double], _ what: String) {
      need(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }, "\(what) do not ascend")
    }
    func check(_ lines: [VisualDrawing.Line], count: Int) {
      need(Set(lines.map(\.name)).count == lines.count, "lines named twice")
      for line in lines {
        for values in [line.values, line.low, line.high].compactMap({ $0 }) {
          need(values.count == count, "\(line.name) has \(values.count) values of \(count)")
          finite(values, line.name)
        }
        for (place, value) in line.values.enumerated() {
          guard let value, let low = line.low?[place], let high = line.high?[place] else {
            continue
          }
          need(low <= value && value <= high, "\(line.name) is outside its interval")
        }
      }
    }
    switch drawing {
    case .histogram(let histogram):
      need(!histogram.series.isEmpty, "no series")
      for series in histogram.series {
        need(histogram.edges.count == series.counts.count + 1, "\(series.name) and edges")
      }
      ascending(histogram.edges, "edges")
      finite(histogram.edges, "an edge")
      finite(histogram.marks.map(\.value), "a mark")
    case .fan(let fan):
      ascending(fan.positions, "positions")
      ascending(fan.levels, "levels")
      need(fan.values.count == fan.levels.count, "values and levels")
      for values in fan.values {
        need(values.count == fan.positions.count, "a level has \(values.count) values")
        finite(values, "a quantile")
      }
      for (lower, upper) in zip(fan.values, fan.values.dropFirst()) {
        need(
          zip(lower, upper).allSatisfy { a, b in a.flatMap { a in b.map { a <= $0 } } ?? true },
          "quantiles cross")
      }
      check(fan.lines, count: fan.positions.count)
    case .lines(let lines):
      ascending(lines.positions, "positions")
      need(!lines.lines.isEmpty, "no lines")
      check(lines.lines, count: lines.positions.count)
    case .bars(let bars):
      need(!bars.series.isEmpty && !bars.categories.isEmpty, "no bars")
      check(bars.series, count: bars.categories.count)
    case .ranges(let ranges): need(!ranges.rows.isEmpty, "no rows")
    case .steps(let steps):
      need(!steps.steps.isEmpty, "no steps")
      finite(steps.steps.map(\.value), "a step")
    case .heat(let heat):
      need(heat.values.count == heat.rows.count, "rows")
      need(heat.values.allSatisfy { $0.count == heat.columns.count }, "columns")
    case .scatter(let scatter): need(!scatter.series.isEmpty, "no series")
    }
    return problems
  }
}
