import FundModel
import FundResults

/// Quantiles over paths of a flow or stock by time: by quarter from the flows of every path where the
/// run kept them, else by year from its breakdown.
struct FanFigures {
  /// Months, the last of each stretch.
  var months: [Int]
  var values: [[Double?]]
  var isQuarterly: Bool

  var positions: [Double] { months.map { Double($0) / 12 } }
  var stretch: String { isQuarterly ? "quarter" : "year" }

  /// Position and value of the lowest point of the median.
  func lowest(_ level: Double = 0.5) -> (years: Double, value: Double)? {
    let found = values[VisualSource.fanLevels.firstIndex(of: level) ?? 0].enumerated()
      .compactMap { place, value in value.map { (positions[place], $0) } }
    return found.min { $0.1 < $1.1 }.map { (years: $0.0, value: $0.1) }
  }

  func last(_ level: Double) -> Double? {
    VisualSource.fanLevels.firstIndex(of: level).flatMap { values[$0].last ?? nil }
  }
}

extension VisualSource {
  /// Nil when the run kept neither flows nor a breakdown.
  func fan(_ column: FlowFan.Column) -> FanFigures? {
    if let matrix = result.matrix {
      let fan = FlowFan(matrix, column, levels: Self.fanLevels, step: 3)
      let count = fan.values.first?.count ?? 0
      return FanFigures(
        months: (0..<count).map { min(fan.months - 1, 3 * $0 + 2) },
        values: fan.values.map { $0.map { known($0) } }, isQuarterly: true)
    }
    return yearlyPaths(column).map { yearlyFan($0) }
  }

  /// The flow of every path by year, from the breakdown.
  private func yearlyPaths(_ column: FlowFan.Column) -> [[Double]]? {
    guard let table = result.breakdown else { return nil }
    let layout = table.layout
    var sums = [Double](repeating: 0, count: table.paths)
    return (0..<layout.years).map { year in
      let calls = table.column(layout.column(.calls, year: year))
      let paid = table.column(layout.column(.distributions, year: year))
      for path in sums.indices {
        let flow =
          switch column {
          case .net, .cumulativeNet: paid[path] - calls[path]
          case .contributions, .cumulativeContributions: calls[path]
          case .distributions, .cumulativeDistributions: paid[path]
          }
        sums[path] = column.isRunning ? sums[path] + flow : flow
      }
      return sums
    }
  }

  /// A stock of every path at year ends, from the breakdown.
  func yearlyStock(_ item: BreakdownLayout.YearItem) -> FanFigures? {
    result.breakdown.map { table in
      yearlyFan(
        (0..<table.layout.years).map { Array(table.column(table.layout.column(item, year: $0))) })
    }
  }

  private func yearlyFan(_ byYear: [[Double]]) -> FanFigures {
    let samples = byYear.map { Sample($0) }
    return FanFigures(
      months: byYear.indices.map { result.flows.layout.months(ofYear: $0).upperBound },
      values: Self.fanLevels.map { level in samples.map { known($0.quantile(level)) } },
      isQuarterly: false)
  }

  /// The mean of the same flow over the stretches of a fan, from the mean ledger.
  func meanLine(_ column: FlowFan.Column, _ fan: FanFigures) -> VisualDrawing.Line {
    let flows = result.flows
    func flow(_ month: Int) -> Double {
      let paid = flows.mean(.calls, month: month) - flows.mean(.gpContributions, month: month)
      let got = flows.mean(.lpDistributions, month: month) + flows.mean(.clawback, month: month)
      return switch column {
      case .net, .cumulativeNet: got - paid
      case .contributions, .cumulativeContributions: paid
      case .distributions, .cumulativeDistributions: got
      }
    }
    var start = 0
    var sum = 0.0
    let values = fan.months.map { end -> Double? in
      if !column.isRunning { sum = 0 }
      for month in start...max(start, end) { sum += flow(month) }
      start = end + 1
      return known(sum)
    }
    return .init("Mean", values)
  }
}

extension FlowFan.Column {
  /// Whether it adds up from month 0.
  var isRunning: Bool {
    switch self {
    case .net, .contributions, .distributions: false
    case .cumulativeNet, .cumulativeContributions, .cumulativeDistributions: true
    }
  }
}
