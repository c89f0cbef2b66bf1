/// Quantiles over the paths of what the LPs pay and get, by stretch of months: the figures of a fan
/// chart.
public struct FlowFan: Sendable, Equatable {
  /// What is looked at. `cumulative…` adds up from month 0: `cumulativeNet` is the J-curve.
  public enum Column: String, Sendable, CaseIterable {
    case net, contributions, distributions
    case cumulativeNet = "cumulative_net"
    case cumulativeContributions = "cumulative_contributions"
    case cumulativeDistributions = "cumulative_distributions"

    var part: FlowMatrix.Part {
      switch self {
      case .net, .cumulativeNet: .net
      case .contributions, .cumulativeContributions: .contributions
      case .distributions, .cumulativeDistributions: .distributions
      }
    }

    var isCumulative: Bool { rawValue.hasPrefix("cumulative") }
  }

  /// Ascending, each in 0...1.
  public let levels: [Double]
  /// Months in a stretch; the last one may be shorter.
  public let step: Int
  /// Number of months, month 0 included.
  public let months: Int
  public let paths: Int
  /// By level and stretch: the quantile (type 7) over paths of the sum of the stretch's months, or
  /// of the amount at the end of the stretch when the column is cumulative.
  public let values: [[Double]]

  /// - Parameter step: months in a stretch; less than 1 is taken as 1.
  public init(_ matrix: FlowMatrix, _ column: Column, levels: [Double], step: Int) {
    let step = max(1, step)
    let levels = levels.sorted()
    let count = (matrix.months + step - 1) / step
    var byStretch = [[Double]](
      repeating: [Double](repeating: 0, count: matrix.paths), count: count)
    for path in 0..<matrix.paths {
      let row = matrix.row(column.part, path: path)
      var sum = 0.0
      for stretch in 0..<count {
        if !column.isCumulative { sum = 0 }
        for month in stretch * step..<min(matrix.months, (stretch + 1) * step) { sum += row[month] }
        byStretch[stretch][path] = sum
      }
    }
    let samples = byStretch.map { Sample($0) }
    values = levels.map { level in samples.map { $0.quantile(level) ?? .nan } }
    self.levels = levels
    self.step = step
    months = matrix.months
    paths = matrix.paths
  }
}
