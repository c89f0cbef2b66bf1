import FundModel

/// What is different about the paths that went worst (docs/model.md, section 6).
///
/// The tail is the `floor(share n)` paths of the largest loss, of equal losses the first path, among
/// the n on which the loss is defined. Each metric's mean there is set against its mean on the rest.
public struct TailDrivers: Sendable, Equatable {
  public struct Row: Sendable, Equatable {
    public var metric: Metric
    /// Something the path drew, not something that came of it.
    public var isInput: Bool
    public var tailMean: Double
    public var restMean: Double
    /// `(tailMean - restMean) / s`, s the pooled deviation of both groups.
    public var difference: Double
    /// `sqrt((n1 + n2)/(n1 n2) + difference^2/(2 (n1 + n2)))`.
    public var standardError: Double
  }

  /// `analytics.tail_share`.
  public var share: Double
  /// Paths in the tail, and the others on which the loss is defined.
  public var tailCount: Int
  public var restCount: Int
  /// By falling size of the difference; of equal sizes in the order of `Metric.allCases`. A metric
  /// that is defined on fewer than two paths of a group, or does not vary within them, has no row.
  public var rows: [Row]

  /// - Parameters:
  ///   - losses: by path, not a number where undefined; as many as the table has paths.
  ///   - share: in (0, 1).
  /// - Complexity: one sort of the losses and two passes over every column.
  public init(samples: SampleTable, losses: [Double], share: Double) {
    precondition(losses.count == samples.paths)
    self.share = share
    let sorted = Sample(losses)
    // A product within rounding of a whole number counts as that number.
    let wanted = Int((share * Double(sorted.count)) * (1 + 4 * Double.ulpOfOne))
    tailCount = min(max(0, wanted), sorted.count)
    restCount = sorted.count - tailCount
    guard tailCount > 1, restCount > 1 else {
      rows = []
      return
    }
    let isTail = TailDrivers.members(losses, sorted: sorted.values, count: tailCount)
    rows = Metric.allCases.compactMap { metric in
      TailDrivers.row(metric, samples.column(metric), isTail)
    }
    .enumerated().sorted { a, b in
      let (x, y) = (abs(a.element.difference), abs(b.element.difference))
      return x == y ? a.offset < b.offset : x > y
    }
    .map(\.element)
  }

  /// Whether a path is in the tail; nil where its loss is undefined.
  private static func members(_ losses: [Double], sorted: [Double], count: Int) -> [Bool?] {
    let threshold = sorted[sorted.count - count]
    var ties = count - sorted.count { $0 > threshold }
    return losses.map { loss in
      guard loss.isFinite else { return nil }
      if loss == threshold, ties > 0 {
        ties -= 1
        return true
      }
      return loss > threshold
    }
  }

  private static func row(
    _ metric: Metric, _ column: TableColumn, _ isTail: [Bool?]
  ) -> Row? {
    var tail: [Double] = []
    var rest: [Double] = []
    for (path, value) in column.enumerated() where value.isFinite {
      guard let inTail = isTail[path] else { continue }
      if inTail { tail.append(value) } else { rest.append(value) }
    }
    let (a, b) = (SampleMoments(tail), SampleMoments(rest))
    guard let first = a.mean, let second = b.mean, let deviation = a.standardDeviation,
      let other = b.standardDeviation
    else { return nil }
    let (n, m) = (Double(tail.count), Double(rest.count))
    let pooled =
      (((n - 1) * deviation * deviation + (m - 1) * other * other) / (n + m - 2)).squareRoot()
    // A metric that is one number but for rounding has no deviation to speak of.
    guard pooled > 1e-12 * max(abs(first), abs(second)) else { return nil }
    let difference = (first - second) / pooled
    guard difference.isFinite else { return nil }
    return Row(
      metric: metric, isInput: Metric.inputs.contains(metric), tailMean: first, restMean: second,
      difference: difference,
      standardError: ((n + m) / (n * m) + difference * difference / (2 * (n + m))).squareRoot())
  }
}
