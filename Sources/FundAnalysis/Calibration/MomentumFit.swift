import FundNumerics
import FundOptimization

/// The momentum components and the volatility of each zone that match volatilities at several horizons.
///
/// The components are those of all zones, the volatility is each zone's own. Matched are logarithms of volatilities, so that
/// an error of a tenth counts the same at every horizon: least is the sum over zones and horizons of the squares of
/// `ln(model) - ln(target)`. For given half-lives the shares come from non-negative least squares of relative variances
/// against the mean term structure of the zones; half-lives are searched on a grid and then by BOBYQA.
public struct MomentumFit: Sendable {
  public let law: MomentumLaw
  /// `appreciation_volatility` by zone.
  public let volatility: [Double]
  /// Sum of squares of `ln(model) - ln(target)`.
  public let squares: Double

  /// Half-lives in months that are tried first, and the bounds of the search.
  static let grid: [Double] = [0.5, 1, 2, 4, 7, 12, 20, 32, 48, 72, 108]
  static let longest = 240.0

  /// - Parameters:
  ///   - targets: volatilities per root-year by zone and horizon, above 0.
  ///   - horizons: months, rising.
  ///   - components: how many at most, 1 to 3; 0 is independent growth (gbm).
  /// - Throws: `OptimizationError`, `.malformed` for targets that do not match.
  public init(
    targets: [[Double]], horizons: [Int], components: Int
  ) throws(OptimizationError) {
    guard !targets.isEmpty, !horizons.isEmpty, (0...3).contains(components),
      targets.allSatisfy({ $0.count == horizons.count && $0.allSatisfy { $0 > 0 && $0.isFinite } })
    else { throw OptimizationError(.malformed, "targets of a fit are volatilities above 0") }
    let shape = Shape(targets: targets, horizons: horizons)
    law =
      components == 0
      ? MomentumLaw([.init(phi: 0, share: 1)]) : try shape.best(components)
    let model = horizons.map { [law] in guardedLog(law.volatility(months: $0)) }
    volatility = targets.map { row in
      let gap = zip(row, model).reduce(0) { $0 + guardedLog($1.0) - $1.1 }
      return exponential(gap / Double(row.count))
    }
    var squares = 0.0
    for (row, own) in zip(targets, volatility) {
      for (target, value) in zip(row, model) {
        let miss = guardedLog(own) + value - guardedLog(target)
        squares += miss * miss
      }
    }
    self.squares = squares
  }
}

/// The mean term structure of volatility of the zones, up to a factor.
private struct Shape {
  /// Least half-life of the search, in months: a sixteenth is left of a shock after one.
  static let shortest = 0.25

  let horizons: [Int]
  /// Geometric mean over zones of the variance at each horizon, over that at the first.
  let variances: [Double]

  init(targets: [[Double]], horizons: [Int]) {
    self.horizons = horizons
    let logs = horizons.indices.map { horizon in
      targets.reduce(0) { $0 + guardedLog($1[horizon]) } / Double(targets.count)
    }
    variances = horizons.indices.map {
      exponential(2 * (logs[$0] - logs[0])) * Double(horizons[$0]) / Double(horizons[0])
    }
  }

  func best(_ components: Int) throws(OptimizationError) -> MomentumLaw {
    let grid = MomentumFit.grid
    var best: (halfLives: [Double], miss: Double)?
    for choice in Self.choices(of: grid.count, components) {
      let halfLives = choice.map { grid[$0] }
      guard let miss = try? fit(halfLives).miss else { continue }
      if best == nil || miss < (best?.miss ?? 0) { best = (halfLives, miss) }
    }
    guard let best else { throw OptimizationError(.failed, "no components fit the volatilities") }
    let refined = try refine(best.halfLives, best.miss)
    let found = try fit(refined)
    // A half-life at the lower end is none, where the history cannot tell.
    let plain = try fit(refined.map { $0 < 1.05 * Self.shortest ? 0 : $0 })
    return plain.miss <= found.miss + 1e-5 ? plain.law : found.law
  }

  /// Half-lives near the best of the grid, on a logarithmic scale.
  private func refine(
    _ halfLives: [Double], _ miss: Double
  ) throws(OptimizationError) -> [Double] {
    let start = halfLives.map(guardedLog)
    let (low, high) = (guardedLog(Self.shortest), guardedLog(MomentumFit.longest))
    var search = NonlinearProgram(
      method: start.count > 1 ? .bobyqa : .cobyla, low: start.map { _ in low },
      high: start.map { _ in high }, start: start)
    search.firstStep = start.map { _ in 0.3 }
    search.relativeTolerance = 1e-7
    search.evaluations = 400
    do {
      let found = try search.minimise { logs, _ in
        (try? fit(logs.map(exponential)).miss) ?? 1e6
      }
      return found.objective < miss ? found.values.map(exponential) : halfLives
    } catch let error as OptimizationError {
      throw error
    } catch {
      throw OptimizationError(.failed, "the search for half-lives stopped: \(error)")
    }
  }

  /// The shares that fit best with given half-lives, and the sum of squared log misses of the volatilities.
  private func fit(
    _ halfLives: [Double]
  ) throws(OptimizationError) -> (law: MomentumLaw, miss: Double) {
    let persistence = halfLives.map(MomentumLaw.persistence)
    let rows = horizons.indices.map { index in
      persistence.map { MomentumLaw.variance(phi: $0, months: horizons[index]) / variances[index] }
    }
    let weights = try NonNegativeLeastSquares.solve(rows, horizons.map { _ in 1 }).values
    let sum = weights.reduce(0, +)
    guard sum > 0 else { throw OptimizationError(.failed, "no component has a share") }
    // A share of rounding is none.
    let kept = weights.indices.filter { weights[$0] > 1e-9 * sum }
    let total = kept.reduce(0) { $0 + weights[$1] }
    let law = MomentumLaw(
      kept.sorted { persistence[$0] < persistence[$1] }
        .map { .init(phi: persistence[$0], share: weights[$0] / total) })
    let gaps = horizons.indices.map { index in
      0.5 * (guardedLog(law.variance(months: horizons[index])) - guardedLog(variances[index]))
    }
    let mean = gaps.reduce(0, +) / Double(gaps.count)
    return (law, gaps.reduce(0) { $0 + ($1 - mean) * ($1 - mean) })
  }

  /// Every choice of `count` positions out of `size`, rising.
  private static func choices(of size: Int, _ count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return choices(of: size, count - 1).flatMap { start in
      (((start.last ?? -1) + 1)..<max((start.last ?? -1) + 1, size)).map { start + [$0] }
    }
  }
}
