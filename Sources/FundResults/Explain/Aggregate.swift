import FundNumerics

/// A function of the columns of a table that a formula can name, for example `sum` or `irr`.
public struct Aggregate: Sendable {
  public let name: String
  /// Columns of equal length, without undefined cells; not a number where there is no result.
  public let apply: @Sendable ([[Double]]) -> Double

  public init(_ name: String, _ apply: @escaping @Sendable ([[Double]]) -> Double) {
    self.name = name
    self.apply = apply
  }

  /// Sum in the order of rows.
  public static let sum = Aggregate("sum") { $0[0].reduce(0, +) }
  public static let count = Aggregate("count") { Double($0[0].count) }
  /// Not a number for no rows.
  public static let largest = Aggregate("max") { $0[0].max() ?? .nan }
  /// The largest, and 0 where all are below it or there is none.
  public static let peak = Aggregate("max_or_0") { $0[0].reduce(0, max) }
  public static let smallest = Aggregate("min") { $0[0].min() ?? .nan }
  /// Arithmetic mean.
  public static let mean = Aggregate("mean") {
    $0[0].isEmpty ? .nan : $0[0].reduce(0, +) / Double($0[0].count)
  }
  public static let last = Aggregate("last") { $0[0].last ?? .nan }

  /// Standard deviation, divisor n - 1.
  public static let deviation = Aggregate("sd") { columns in
    let values = columns[0]
    guard values.count > 1 else { return .nan }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }

  /// Root mean square of what falls short of the second column, divisor n.
  public static let downside = Aggregate("downside_deviation") { columns in
    guard !columns[0].isEmpty else { return .nan }
    let squares = zip(columns[0], columns[1]).reduce(0) { sum, pair in
      let short = min(0, pair.0 - pair.1)
      return sum + short * short
    }
    return (squares / Double(columns[0].count)).squareRoot()
  }

  /// Sum of products of two columns over the sum of the second; not a number when that is 0.
  public static let weightedMean = Aggregate("weighted_mean") { columns in
    let weight = columns[1].reduce(0, +)
    guard weight != 0 else { return .nan }
    return zip(columns[0], columns[1]).reduce(0) { $0 + $1.0 * $1.1 } / weight
  }

  /// Annual effective rate at which the flows (second column) of the months (first) are worth 0.
  public static let irr = Aggregate("irr") { columns in
    guard let last = columns[0].max(), last >= 0, last < 1e5 else { return .nan }
    var flows = [Double](repeating: 0, count: Int(last) + 1)
    for (month, flow) in zip(columns[0], columns[1]) { flows[Int(month)] += flow }
    return Irr.solve(amounts: flows, periodsPerYear: 12).rate
  }

  /// Sum over months (first column) of the second, after the last month at whose end the running sum
  /// is below minus the third; 0 if there is none, not a number if that is the last month.
  public static let payback = Aggregate("payback") { columns in
    var running = 0.0
    var payback = 0.0
    for (row, month) in columns[0].enumerated() {
      running += columns[1][row]
      if running < 0 - columns[2][row] { payback = month + 1 }
    }
    return payback > (columns[0].last ?? .infinity) ? .nan : payback
  }

  /// The largest fall from an earlier peak, as a share of it; the peak is at least 1.
  public static let drawdown = Aggregate("largest_fall") { columns in
    var peak = 1.0
    var fall = 0.0
    for level in columns[0] {
      peak = max(peak, level)
      fall = max(fall, 1 - level / peak)
    }
    return fall
  }
}
