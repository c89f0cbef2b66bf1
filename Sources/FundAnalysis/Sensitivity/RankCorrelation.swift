import FundNumerics
import FundResults

/// Rank correlation of a figure with the inputs it was computed from.
public enum RankCorrelation {
  /// Ranks from 1; equal values share the mean of their ranks.
  public static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      for k in start...end { ranks[order[k]] = Double(start + end) / 2 + 1 }
      start = end + 1
    }
    return ranks
  }

  /// Spearman's rho: Pearson's correlation of the ranks; nil when one side does not vary.
  ///
  /// The interval is that of Fisher's z with variance `(1 + rho^2/2) / (n - 3)` (D. Bonett, T. Wright,
  /// Psychometrika 65 (2000) 23-28); the standard error is that of z times `1 - rho^2`. Neither is
  /// known below four values.
  public static func spearman(
    _ x: [Double], _ y: [Double], confidence: Double = 0.95
  ) -> IntervalEstimate? {
    guard let rho = pearson(ranks(x), ranks(y)) else { return nil }
    return estimate(rho, degrees: x.count - 3, confidence)
  }

  /// Partial rank correlation of y with each input, the ranks of the other inputs held: from the
  /// inverse P of the matrix of rank correlations of inputs and y, `-P_iy / sqrt(P_ii P_yy)`.
  ///
  /// Intervals as for Spearman's rho with one degree of freedom less for every other input. Nil where
  /// inputs determine each other or something does not vary.
  public static func partial(
    _ inputs: [[Double]], _ y: [Double], confidence: Double = 0.95
  ) -> [IntervalEstimate?] {
    let none = [IntervalEstimate?](repeating: nil, count: inputs.count)
    let columns = (inputs + [y]).map(ranks)
    let size = columns.count
    var matrix = [[Double]](repeating: [Double](repeating: 1, count: size), count: size)
    for i in 0..<size {
      for j in 0..<i {
        guard let rho = pearson(columns[i], columns[j]) else { return none }
        matrix[i][j] = rho
        matrix[j][i] = rho
      }
    }
    guard let inverse = inverse(matrix) else { return none }
    let last = size - 1
    let degrees = y.count - 3 - (inputs.count - 1)
    return inputs.indices.map { i in
      let scale = (inverse[i][i] * inverse[last][last]).squareRoot()
      guard scale > 0, scale.isFinite else { return nil }
      let rho = max(-1, min(1, 0 - inverse[i][last] / scale))
      return estimate(rho, degrees: degrees, confidence)
    }
  }

  private static func estimate(
    _ rho: Double, degrees: Int, _ confidence: Double
  ) -> IntervalEstimate {
    guard degrees > 0, abs(rho) < 1 else { return IntervalEstimate(rho) }
    let error = ((1 + rho * rho / 2) / Double(degrees)).squareRoot()
    let z = 0.5 * naturalLog((1 + rho) / (1 - rho))
    let reach = inverseNormal((1 + confidence) / 2) * error
    func back(_ z: Double) -> Double {
      let square = exponential(2 * z)
      return (square - 1) / (square + 1)
    }
    return IntervalEstimate(
      rho, standardError: (1 - rho * rho) * error, low: back(z - reach), high: back(z + reach))
  }

  private static func pearson(_ x: [Double], _ y: [Double]) -> Double? {
    correlation(x, y)
  }

  /// By the Cholesky factor; nil unless positive definite.
  private static func inverse(_ matrix: [[Double]]) -> [[Double]]? {
    let size = matrix.count
    let symmetric = SymmetricMatrix(size: size) { matrix[$0][$1] }
    guard let lower = symmetric.cholesky() else { return nil }
    var columns: [[Double]] = []
    for unit in 0..<size {
      var x = (0..<size).map { $0 == unit ? 1.0 : 0 }
      for i in 0..<size {
        for k in 0..<i { x[i] -= lower[i][k] * x[k] }
        x[i] /= lower[i][i]
      }
      for i in (0..<size).reversed() {
        for k in (i + 1)..<max(i + 1, size) { x[i] -= lower[k][i] * x[k] }
        x[i] /= lower[i][i]
      }
      columns.append(x)
    }
    return columns
  }
}
