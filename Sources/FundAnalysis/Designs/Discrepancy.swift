/// How unevenly points fill the unit cube: 0 would be perfect, independent points have a value of the
/// order 1/sqrt(count).
public enum Discrepancy {
  /// Centred discrepancy, squared (F. Hickernell, "A generalized discrepancy and quadrature error
  /// bound", Math. Comput. 67 (1998) 299-322, eq. 5.1c):
  /// `(13/12)^d - 2/n sum_i prod_k (1 + |z|/2 - z^2/2) + 1/n^2 sum_ij prod_k (1 + (|z_i| + |z_j| - |x_i - x_j|)/2)`
  /// with z = x - 1/2. Not a number without points.
  /// - Complexity: O(count^2 d).
  public static func centred(_ points: [[Double]]) -> Double {
    guard let dimensions = points.first?.count else { return .nan }
    let n = Double(points.count)
    var single = 0.0
    var pairs = 0.0
    for point in points {
      single += point.reduce(1) { product, x in
        let z = abs(x - 0.5)
        return product * (1 + 0.5 * z - 0.5 * z * z)
      }
      for other in points {
        var product = 1.0
        for (x, y) in zip(point, other) {
          product *= 1 + 0.5 * abs(x - 0.5) + 0.5 * abs(y - 0.5) - 0.5 * abs(x - y)
        }
        pairs += product
      }
    }
    return power(13.0 / 12, dimensions) - 2 / n * single + pairs / (n * n)
  }

  /// L2 star discrepancy (T. Warnock 1972; not squared):
  /// `sqrt(3^-d - 2^(1-d)/n sum_i prod_k (1 - x^2) + 1/n^2 sum_ij prod_k (1 - max(x_i, x_j)))`.
  /// Not a number without points.
  public static func star(_ points: [[Double]]) -> Double {
    guard let dimensions = points.first?.count else { return .nan }
    let n = Double(points.count)
    var single = 0.0
    var pairs = 0.0
    for point in points {
      single += point.reduce(1) { $0 * (1 - $1 * $1) }
      for other in points {
        var product = 1.0
        for (x, y) in zip(point, other) { product *= 1 - Swift.max(x, y) }
        pairs += product
      }
    }
    let square = power(1.0 / 3, dimensions) - 2 * power(0.5, dimensions) / n * single
    return (square + pairs / (n * n)).squareRoot()
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }
}
