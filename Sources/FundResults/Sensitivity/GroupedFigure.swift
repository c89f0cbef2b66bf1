import FundNumerics

/// A figure of a run, with what is needed to tell how much of its error another run on the same paths
/// shares.
///
/// Paths are dealt to G groups in turn. Pseudo-value g of the jackknife is
/// `G theta - (G - 1) theta(-g)`, theta(-g) being the figure without group g (J. Tukey 1958; groups:
/// J. Shao, C. Wu, Ann. Statist. 17 (1989)). For two runs on the same paths the deviation of the
/// differences of pseudo-values over sqrt(G) is the standard error of the difference: what both runs
/// have from the same draws cancels. For means this is the difference path by path, in G groups.
public struct GroupedFigure: Sendable, Equatable, Codable {
  /// Nil where the run has no such figure.
  public var value: Double?
  public var standardError: Double?
  /// Pseudo-values; empty where the figure or its error is not defined.
  public var groups: [Double]

  enum CodingKeys: String, CodingKey {
    case value, groups
    case standardError = "se"
  }

  public init(value: Double?, standardError: Double?, groups: [Double]) {
    self.value = value
    self.standardError = standardError
    self.groups = groups
  }

  /// Groups for a mean or a share: exact for any number of paths per group.
  public static let meanGroups = 256
  /// Most groups for other figures.
  public static let otherGroups = 64

  /// A mean of values by path; those that are not finite are left out.
  public static func mean(
    _ column: [Double], value: Double?, standardError: Double?
  ) -> GroupedFigure {
    let count = min(meanGroups, column.count)
    var none: GroupedFigure { .init(value: value, standardError: standardError, groups: []) }
    guard let value, standardError != nil, count > 1 else { return none }
    // Deviations from the mean: no digits are lost in the sums.
    var sums = [Double](repeating: 0, count: count)
    var counts = [Int](repeating: 0, count: count)
    for (path, x) in column.enumerated() where x.isFinite {
      sums[path % count] += x - value
      counts[path % count] += 1
    }
    let total = counts.reduce(0, +)
    let sum = sums.reduce(0, +)
    guard counts.allSatisfy({ $0 < total }) else { return none }
    let scale = Double(count)
    let groups = (0..<count).map { g in
      let without = (sum - sums[g]) / Double(total - counts[g])
      return value + scale * (sum / Double(total)) - (scale - 1) * without
    }
    return .init(value: value, standardError: standardError, groups: groups)
  }

  /// Any figure of values by path.
  ///
  /// There are at most `sqrt(paths)` groups: quantiles need groups larger than that (Shao and Wu).
  /// - Parameter statistic: the figure of some of the values, nil where it has none.
  public static func jackknife(
    _ column: [Double], value: Double?, standardError: Double?,
    statistic: ([Double]) -> Double?
  ) -> GroupedFigure {
    let count = min(otherGroups, Int(Double(column.count).squareRoot()))
    var none: GroupedFigure { .init(value: value, standardError: standardError, groups: []) }
    guard let value, standardError != nil, count > 1 else { return none }
    let scale = Double(count)
    var groups: [Double] = []
    for g in 0..<count {
      let rest = column.indices.filter { $0 % count != g }.map { column[$0] }
      guard let without = statistic(rest), without.isFinite else { return none }
      groups.append(scale * value - (scale - 1) * without)
    }
    return .init(value: value, standardError: standardError, groups: groups)
  }

  /// This figure less another of a run on the same paths; nil when one is undefined. The interval is
  /// Student's t with one degree of freedom less than groups.
  public func difference(from other: GroupedFigure, confidence: Double) -> IntervalEstimate? {
    guard let value, let before = other.value else { return nil }
    return Self.estimate(
      value - before, pairs(other).map { $0 - $1 }, confidence: confidence)
  }

  /// `factor * (up - down) / base`: a ratio of figures of three runs on the same paths. The error is
  /// that of `factor (up - down) - ratio * base` over the base, to first order.
  public static func ratio(
    up: GroupedFigure, down: GroupedFigure, base: GroupedFigure, factor: Double,
    confidence: Double
  ) -> IntervalEstimate? {
    guard let a = up.value, let b = down.value, let c = base.value, c != 0 else { return nil }
    let ratio = factor * (a - b) / c
    guard ratio.isFinite else { return nil }
    let same = up.groups.count == down.groups.count && up.groups.count == base.groups.count
    let residuals =
      same
      ? up.groups.indices.map { g in
        (factor * (up.groups[g] - down.groups[g]) - ratio * base.groups[g]) / c
      } : []
    return estimate(ratio, residuals, confidence: confidence)
  }

  /// Mean of figures of several runs on the same paths; the error is nil unless all have the same
  /// groups.
  public static func average(_ figures: [GroupedFigure]) -> GroupedFigure {
    guard figures.count > 1 else {
      return figures.first ?? .init(value: nil, standardError: nil, groups: [])
    }
    let values = figures.compactMap(\.value)
    guard values.count == figures.count else {
      return .init(value: nil, standardError: nil, groups: [])
    }
    let mean = values.reduce(0, +) / Double(values.count)
    let size = figures[0].groups.count
    guard size > 1, figures.allSatisfy({ $0.groups.count == size }) else {
      return .init(value: mean, standardError: nil, groups: [])
    }
    let groups = (0..<size).map { g in
      figures.reduce(0) { $0 + $1.groups[g] } / Double(figures.count)
    }
    return .init(
      value: mean, standardError: SampleMoments(groups).standardError, groups: groups)
  }

  private func pairs(_ other: GroupedFigure) -> [(Double, Double)] {
    groups.count == other.groups.count ? Array(zip(groups, other.groups)) : []
  }

  private static func estimate(
    _ value: Double, _ groups: [Double], confidence: Double
  ) -> IntervalEstimate {
    let error = SampleMoments(groups).standardError
    let reach =
      groups.count > 1
      ? StudentT.quantile((1 + confidence) / 2, degrees: Double(groups.count - 1)) : 0
    return IntervalEstimate(value, standardError: error, reach: reach)
  }
}
