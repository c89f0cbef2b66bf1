import FundNumerics
import FundOptimization

/// Portfolios of least variance (Markowitz, *Portfolio Selection*, Journal of Finance 7, 1952), exactly.
public struct MeanVariance: Sendable {
  public let means: [Double]
  public let covariance: [[Double]]
  public let limits: PortfolioLimits
  /// The covariance in units of the mean variance of the assets.
  private let form: [[Double]]

  /// - Throws: `OptimizationError` with code `.malformed` for shapes that do not match, a matrix that is not symmetric, or
  ///   one that has a direction of negative variance.
  public init(
    means: [Double], covariance: [[Double]], limits: PortfolioLimits
  ) throws(OptimizationError) {
    let matrix: SymmetricMatrix
    do throws(SymmetricMatrix.Problem) {
      matrix = try SymmetricMatrix(rows: covariance)
    } catch {
      throw OptimizationError(.malformed, "the covariances are no symmetric matrix: \(error)")
    }
    let size = means.count
    guard matrix.size == size, limits.assets.count == size, limits.low.count == size,
      limits.high.count == size, limits.limits.allSatisfy({ $0.coefficients.count == size }),
      means.allSatisfy(\.isFinite)
    else { throw OptimizationError(.malformed, "means, covariances and limits differ in number") }
    let trace = (0..<size).reduce(0) { $0 + matrix[$1, $1] }
    let scale = trace > 0 ? trace / Double(size) : 1
    var form = covariance.map { $0.map { $0 / scale } }
    let scaled = SymmetricMatrix(size: size) { covariance[$0][$1] / scale }
    if scaled.cholesky() == nil || scaled.smallestEigenvalue < 1e-10 {
      // Copies of an asset, or one without risk: of equal portfolios the most even one is taken.
      guard scaled.smallestEigenvalue > -1e-9 else {
        throw OptimizationError(.malformed, "the covariances have a direction of negative variance")
      }
      for index in form.indices { form[index][index] += 1e-9 }
    }
    self.form = form
    self.means = means
    self.covariance = covariance
    self.limits = limits
  }

  /// The portfolio of least variance.
  ///
  /// - Throws: `OptimizationError`, `.infeasible` with the limits that cannot hold together.
  public func minimumRisk() throws(OptimizationError) -> WeightedPortfolio {
    try solve(limits.constraints)
  }

  /// The portfolio of least variance with a mean of at least `target`.
  public func portfolio(mean target: Double) throws(OptimizationError) -> WeightedPortfolio {
    let largest: WeightedPortfolio
    do throws(OptimizationError) {
      largest = try limits.largestMean(means)
    } catch  where error.code == .unbounded {
      return try portfolio(meanAtLeast: target)
    }
    guard target - largest.mean <= 1e-12 * max(1e-3, abs(target)) else {
      throw .mean(target, above: largest)
    }
    let room = 1e-9 * max(1e-3, abs(largest.mean))
    guard largest.mean - target < room else { return try portfolio(meanAtLeast: target) }
    // At the end of the frontier only rounding decides whether there is a point: of the portfolios of the largest mean, that
    // of least risk, or the vertex itself where it is the only one.
    let near = try portfolio(meanAtLeast: largest.mean - room)
    let vertex = finished(largest.weights)
    return vertex.risk <= near.risk * (1 + 1e-6) ? vertex : near
  }

  private func portfolio(meanAtLeast target: Double) throws(OptimizationError) -> WeightedPortfolio
  {
    // The same limit in units in which it is of the size of the others.
    let size = max(means.reduce(0) { max($0, abs($1)) }, 1e-12)
    return try solve(
      limits.constraints + [
        .init("mean is at least \(target)", means.map { $0 / size }, atLeast: target / size)
      ])
  }

  /// The portfolio with the largest (mean - riskFree) / deviation.
  ///
  /// Not a quadratic program in the weights but in `y = weights / (their mean excess)`: least `y' C y` with an excess of 1,
  /// bounds turned into limits of `y_i - bound * sum y` (Charnes and Cooper 1962).
  /// - Throws: `OptimizationError`, `.infeasible` when no portfolio has a mean above `riskFree`.
  public func tangency(riskFree: Double) throws(OptimizationError) -> WeightedPortfolio {
    let excess = means.map { $0 - riskFree }
    let unit = excess.reduce(0) { max($0, abs($1)) }
    let noExcess = OptimizationError(
      .infeasible, "no portfolio within the limits has a mean above the risk-free \(riskFree)")
    guard unit > 0 else { throw noExcess }
    do throws(OptimizationError) {
      guard try limits.largestMean(means).mean > riskFree else { throw noExcess }
    } catch  where error.code == .unbounded {
      // Short positions without bound: there is always one.
    }
    var constraints: [QuadraticProgram.Constraint] = [
      .init("excess is 1", excess.map { $0 / unit }, equals: 1),
      .init("sum is positive", means.map { _ in 1 }, atLeast: 0),
    ]
    constraints += limits.parts.map { part in
      .init(part.name, part.normal.map { $0 - part.least }, atLeast: 0)
    }
    let solution = try QuadraticProgram(
      hessian: form, linear: means.map { _ in 0 }, constraints: constraints
    ).solve()
    let sum = solution.values.reduce(0, +)
    guard sum > 1e-9 * solution.values.reduce(0, { max($0, abs($1)) }) else {
      throw OptimizationError(
        .unbounded, "the ratio rises without end as short positions grow: give bounds")
    }
    return finished(solution.values.map { $0 / sum })
  }

  private func solve(
    _ constraints: [QuadraticProgram.Constraint]
  ) throws(OptimizationError) -> WeightedPortfolio {
    let solution = try QuadraticProgram(
      hessian: form, linear: means.map { _ in 0 }, constraints: constraints
    ).solve()
    return finished(solution.values)
  }

  /// The figures of weights, from the covariances as given.
  private func finished(_ raw: [Double]) -> WeightedPortfolio {
    let weights = limits.tidied(raw)
    var variance = 0.0
    for row in weights.indices {
      for column in weights.indices {
        variance += weights[row] * covariance[row][column] * weights[column]
      }
    }
    return WeightedPortfolio(
      weights: weights, mean: zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 },
      risk: max(0, variance).squareRoot(), binding: limits.binding(weights))
  }
}

extension PortfolioLimits {
  /// Weights that miss a bound by no more than `slack`, put on it; the largest of the others takes up what that moves.
  func tidied(_ weights: [Double], slack: Double = 1e-12) -> [Double] {
    var tidy = weights
    var free: [Int] = []
    for index in weights.indices {
      if abs(weights[index] - low[index]) <= slack {
        tidy[index] = low[index]
      } else if abs(weights[index] - high[index]) <= slack {
        tidy[index] = high[index]
      } else {
        free.append(index)
      }
    }
    if let largest = free.max(by: { abs(tidy[$0]) < abs(tidy[$1]) }) {
      tidy[largest] += 1 - tidy.reduce(0, +)
    }
    return tidy
  }
}
