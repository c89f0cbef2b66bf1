import FundModel

/// What changes from one run to another: the difference of every metric's mean, with its error.
///
/// On the same paths (same seed, first path and number of paths) and with the samples of both at
/// hand, differences are taken path by path, so that the draws in common cancel; otherwise the runs
/// count as independent and the errors add in squares.
public struct RunComparison: Sendable, Equatable {
  public struct Row: Sendable, Equatable {
    public var metric: Metric
    public var left: Double?
    public var right: Double?
    /// Right less left. When paired: the mean over paths on which both are defined.
    public var difference: Double?
    public var standardError: Double?
    public var paired: Bool
  }

  public var rows: [Row]
  public var paired: Bool

  public init(
    _ left: RunDocument, _ right: RunDocument, leftSamples: SampleTable? = nil,
    rightSamples: SampleTable? = nil
  ) {
    let a = left.manifest
    let b = right.manifest
    let samePaths = a.seed == b.seed && a.firstPath == b.firstPath && a.paths == b.paths
    var all = samePaths
    rows = Metric.allCases.map { metric in
      let before = left.statistics[metric]
      let after = right.statistics[metric]
      var row = Row(
        metric: metric, left: before.mean, right: after.mean, difference: nil,
        standardError: nil, paired: false)
      if samePaths, let x = figures(metric, leftSamples, left),
        let y = figures(metric, rightSamples, right), x.count == y.count
      {
        let moments = SampleMoments(
          zip(x, y).map { $1 - $0 }.filter(\.isFinite))
        row.difference = moments.mean
        row.standardError = moments.standardError
        row.paired = true
        return row
      }
      all = false
      if let x = before.mean, let y = after.mean {
        row.difference = y - x
        if let first = before.standardError, let second = after.standardError {
          row.standardError = (first * first + second * second).squareRoot()
        }
      }
      return row
    }
    paired = all
  }
}

private func figures(
  _ metric: Metric, _ table: SampleTable?, _ document: RunDocument
) -> [Double]? {
  if let table { return Array(table.column(metric)) }
  return document.samples?[metric.name]?.map { $0 ?? .nan }
}
