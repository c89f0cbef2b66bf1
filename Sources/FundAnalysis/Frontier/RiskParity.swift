import FundNumerics
import FundOptimization

/// The long-only portfolio in which every asset adds the same to the variance
/// (Maillard, Roncalli and Teiletche, *The properties of equally weighted risk contribution portfolios*, 2010).
public enum RiskParity {
  /// Weights, and the share of the variance that each asset adds.
  ///
  /// The minimum of `x' C x / 2 - sum ln x / n` (Spinu 2013), which is convex, by Newton's method with steps that keep x
  /// positive.
  /// - Throws: `OptimizationError`: `.malformed` unless the matrix is positive definite, `.failed`.
  public static func solve(
    _ covariance: [[Double]]
  ) throws(OptimizationError) -> (weights: [Double], contributions: [Double]) {
    let size = covariance.count
    guard let matrix = try? SymmetricMatrix(rows: covariance), matrix.cholesky() != nil else {
      throw OptimizationError(.malformed, "the covariances are not positive definite")
    }
    let share = 1 / Double(size)
    var x = (0..<size).map { (share / matrix[$0, $0]).squareRoot() }
    for _ in 0..<200 {
      let product = (0..<size).map { row in
        (0..<size).reduce(0) { $0 + matrix[row, $1] * x[$1] }
      }
      let gradient = (0..<size).map { product[$0] - share / x[$0] }
      let hessian = (0..<size).map { row in
        (0..<size).map { matrix[row, $0] + ($0 == row ? share / (x[row] * x[row]) : 0) }
      }
      let step = try QuadraticProgram(hessian: hessian, linear: gradient, constraints: []).solve()
        .values
      // Never more than half the way to 0.
      let length = (0..<size).reduce(1) { min($0, step[$1] < 0 ? -0.5 * x[$1] / step[$1] : 1) }
      var largest = 0.0
      for index in 0..<size {
        largest = max(largest, abs(step[index] / x[index]))
        x[index] += length * step[index]
      }
      guard largest <= 1e-13 else { continue }
      let sum = x.reduce(0, +)
      let weights = x.map { $0 / sum }
      let parts = (0..<size).map { row in
        weights[row] * (0..<size).reduce(0) { $0 + matrix[row, $1] * weights[$1] }
      }
      let variance = parts.reduce(0, +)
      return (weights, parts.map { $0 / variance })
    }
    throw OptimizationError(.failed, "risk parity did not converge in 200 steps")
  }
}
