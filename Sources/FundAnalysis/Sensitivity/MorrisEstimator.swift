import FundNumerics
import FundResults

/// Elementary effects (Morris 1991) from the values of a function at the points of a `MorrisDesign`.
///
/// The effect of coordinate i on a trajectory is `(f(after) - f(before)) / (x_i(after) - x_i(before))`:
/// the change for a move over the whole range. Of the effects over trajectories, `mu` is the mean,
/// `mu_star` the mean of sizes (F. Campolongo, J. Cariboni, A. Saltelli, Environ. Model. Softw. 22
/// (2007)), which does not cancel, and `sigma` the deviation: curvature and interaction.
public struct MorrisEstimator: Sendable, Equatable {
  public struct Effect: Sendable, Equatable {
    /// Intervals of Student's t.
    public let mu: IntervalEstimate
    public let muStar: IntervalEstimate
    /// Divisor n - 1; its error is `sqrt((m4 - s^4) / n) / (2 s)`, to first order; nil for one
    /// trajectory.
    public let sigma: IntervalEstimate?
    /// Trajectories on which the effect is defined.
    public let count: Int
  }

  /// By dimension; nil for one without a defined effect.
  public let effects: [Effect?]

  /// - Precondition: one value a point; not finite is undefined.
  public init(values: [Double], design: MorrisDesign, confidence: Double = 0.95) {
    precondition(values.count == design.points.count)
    var found = [[Double]](repeating: [], count: design.dimensions)
    for (trajectory, order) in design.order.enumerated() {
      let start = trajectory * (design.dimensions + 1)
      for (move, dimension) in order.enumerated() {
        let (before, after) = (start + move, start + move + 1)
        let step = design.points[after][dimension] - design.points[before][dimension]
        found[dimension].append((values[after] - values[before]) / step)
      }
    }
    effects = found.map { Self.effect($0.filter(\.isFinite), confidence) }
  }

  private static func effect(_ effects: [Double], _ confidence: Double) -> Effect? {
    guard !effects.isEmpty else { return nil }
    let reach =
      effects.count > 1
      ? StudentT.quantile((1 + confidence) / 2, degrees: Double(effects.count - 1)) : 0
    func mean(_ values: [Double]) -> IntervalEstimate {
      let moments = SampleMoments(values)
      return IntervalEstimate(
        moments.mean ?? .nan, standardError: moments.standardError, reach: reach)
    }
    return Effect(
      mu: mean(effects), muStar: mean(effects.map(abs)), sigma: deviation(effects, confidence),
      count: effects.count)
  }

  private static func deviation(_ values: [Double], _ confidence: Double) -> IntervalEstimate? {
    let moments = Moments(values)
    guard moments.count > 1 else { return nil }
    let deviation = moments.standardDeviation
    let square = deviation * deviation
    let fourth = moments.sum4 / Double(moments.count)
    let error =
      deviation > 0
      ? (max(0, fourth - square * square) / Double(moments.count)).squareRoot() / (2 * deviation)
      : 0
    return IntervalEstimate(
      deviation, standardError: error, reach: inverseNormal((1 + confidence) / 2))
  }
}
