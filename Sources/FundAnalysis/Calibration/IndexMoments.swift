import FundNumerics
import FundResults

/// Growth, volatility and dependence of price indices on common dates.
///
/// Changes over h months are overlapping: `ln I(t + h) - ln I(t)` for every t; deviations have divisor n - 1.
public struct IndexMoments: Sendable {
  public let monthsPerPeriod: Int
  /// Logarithms by series and date.
  private let logs: [[Double]]

  /// - Parameters:
  ///   - levels: by series and date, above 0, of one length of at least 3.
  ///   - monthsPerPeriod: months from one date to the next.
  public init(levels: [[Double]], monthsPerPeriod: Int) {
    precondition(monthsPerPeriod >= 1 && levels.allSatisfy { $0.count == levels[0].count })
    self.monthsPerPeriod = monthsPerPeriod
    logs = levels.map { $0.map(guardedLog) }
  }

  /// From log changes by series and period.
  init(changes: [[Double]], monthsPerPeriod: Int) {
    self.monthsPerPeriod = monthsPerPeriod
    logs = changes.map { row in
      var level = 0.0
      return [0]
        + row.map { change in
          level += change
          return level
        }
    }
  }

  public var series: Int { logs.count }
  /// Periods of growth, one less than dates.
  public var periods: Int { logs[0].count - 1 }

  /// Log changes over one period.
  public func changes(_ series: Int) -> [Double] { changes(series, periods: 1) }

  /// Overlapping log changes over several periods; empty when the history is too short.
  public func changes(_ series: Int, periods count: Int) -> [Double] {
    let logs = logs[series]
    guard count < logs.count else { return [] }
    return (0..<(logs.count - count)).map { logs[$0 + count] - logs[$0] }
  }

  /// Mean log growth a year: that of the first to the last date.
  public func meanGrowth(_ series: Int) -> Double {
    let logs = logs[series]
    return (logs[logs.count - 1] - logs[0]) / Double(periods * monthsPerPeriod) * 12
  }

  /// Deviation of overlapping changes over `months`, per square root of a year; nil when months is no whole number of
  /// periods or there are fewer than three changes.
  public func volatility(_ series: Int, months: Int) -> Double? {
    guard months % monthsPerPeriod == 0 else { return nil }
    let moments = SampleMoments(changes(series, periods: months / monthsPerPeriod))
    guard moments.count >= 3, let deviation = moments.standardDeviation else { return nil }
    return deviation * (12 / Double(months)).squareRoot()
  }

  /// Correlation of the changes of successive periods.
  public func autocorrelation(_ series: Int) -> Double? {
    let changes = changes(series)
    return Self.correlation(Array(changes.dropLast()), Array(changes.dropFirst()))
  }

  /// Variance over `periods` per period, over that of one period: 1 for independent growth.
  public func varianceRatio(_ series: Int, periods: Int) -> Double? {
    guard let one = SampleMoments(changes(series)).standardDeviation, one > 0,
      let many = SampleMoments(changes(series, periods: periods)).standardDeviation
    else { return nil }
    return many * many / (Double(periods) * one * one)
  }

  /// Correlation matrix of changes over `months`, one starting every `every` months (nil: at every date); nil when a series
  /// does not vary, or months are no whole number of periods.
  public func correlation(months: Int, every: Int? = nil) -> [[Double]]? {
    let step = every ?? monthsPerPeriod
    guard months % monthsPerPeriod == 0, step > 0, step % monthsPerPeriod == 0 else { return nil }
    let changes = (0..<series).map { number in
      let all = self.changes(number, periods: months / monthsPerPeriod)
      return stride(from: 0, to: all.count, by: step / monthsPerPeriod).map { all[$0] }
    }
    var matrix = changes.map { _ in changes.map { _ in 1.0 } }
    for row in changes.indices {
      for column in 0..<row {
        guard let value = Self.correlation(changes[row], changes[column]) else { return nil }
        (matrix[row][column], matrix[column][row]) = (value, value)
      }
    }
    return matrix
  }

  /// Mean of the correlations of all pairs.
  public static func meanOfPairs(_ matrix: [[Double]]) -> Double? {
    let pairs = matrix.indices.flatMap { row in matrix[row][..<row] }
    return SampleMoments(pairs).mean
  }

  private static func correlation(_ first: [Double], _ second: [Double]) -> Double? {
    let (a, b) = (SampleMoments(first), SampleMoments(second))
    guard first.count > 2, let meanA = a.mean, let meanB = b.mean,
      let deviationA = a.standardDeviation, let deviationB = b.standardDeviation,
      deviationA > 0, deviationB > 0
    else { return nil }
    var sum = 0.0
    for index in first.indices {
      sum += (first[index] - meanA) / deviationA * ((second[index] - meanB) / deviationB)
    }
    return max(-1, min(1, sum / Double(first.count - 1)))
  }
}
