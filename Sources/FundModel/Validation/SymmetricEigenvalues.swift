/// Eigenvalues of a small symmetric matrix, by cyclic Jacobi rotations.
///
/// Golub and Van Loan, Matrix Computations, 8.5: each rotation zeroes one pair of off-diagonal
/// entries and the sum of their squares falls quadratically. O(n^3) a sweep, about eight sweeps.
enum SymmetricEigenvalues {
  /// - Parameter matrix: n by n, symmetric, finite.
  /// - Returns: the n eigenvalues, in no order, each within about n ulps of the largest.
  static func of(_ matrix: [[Double]]) -> [Double] {
    var a = matrix
    let n = a.count
    for _ in 0..<60 {
      var off = 0.0
      for i in 0..<n { for j in 0..<i { off += a[i][j] * a[i][j] } }
      if off < 1e-30 { break }
      for p in 0..<n {
        for q in (p + 1)..<max(n, p + 1) where a[p][q] != 0 { rotate(&a, p, q) }
      }
    }
    return (0..<n).map { a[$0][$0] }
  }

  private static func rotate(_ a: inout [[Double]], _ p: Int, _ q: Int) {
    let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
    let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    for k in a.indices {
      let (x, y) = (a[k][p], a[k][q])
      a[k][p] = c * x - s * y
      a[k][q] = s * x + c * y
    }
    for k in a.indices {
      let (x, y) = (a[p][k], a[q][k])
      a[p][k] = c * x - s * y
      a[q][k] = s * x + c * y
    }
  }
}
