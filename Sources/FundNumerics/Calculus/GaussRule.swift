/// Nodes and weights of a Gauss quadrature: sum of weights[i] f(nodes[i]).
public struct GaussRule: Sendable {
  public let nodes: [Double]
  public let weights: [Double]

  /// Integral of f over [-1, 1], exact for polynomials of degree 2 count - 1. 1 <= count <= 128.
  public static func legendre(_ count: Int) -> GaussRule {
    GaussRule(count: count, mass: 2) { k in
      let n = Double(k)
      return n / (4 * n * n - 1).squareRoot()
    }
  }

  /// E[f(Z)] for a standard normal Z: the weights add up to 1. 1 <= count <= 128.
  public static func normal(_ count: Int) -> GaussRule {
    GaussRule(count: count, mass: 1) { Double($0).squareRoot() }
  }

  /// From the recurrence of the orthonormal polynomials b(k+1) p(k+1) = x p(k) - b(k) p(k-1):
  /// nodes are the eigenvalues of the tridiagonal matrix of the b (Golub and Welsch 1969),
  /// polished by Newton, weights 1 / sum p(k)^2. `count` is clamped to 1 ... 128.
  private init(count: Int, mass: Double, _ offDiagonal: (Int) -> Double) {
    let n = min(max(count, 1), 128)
    let b = (0...n).map { $0 == 0 ? 0 : offDiagonal($0) }
    let matrix = SymmetricMatrix(size: n) { row, column in row == column + 1 ? b[row] : 0 }
    var points = matrix.eigenvalues
    for i in points.indices {
      // Newton; the slope of the last polynomial at its zero is squares / (b(n) p(n-1)).
      for _ in 0..<2 {
        let (last, before, squares) = GaussRule.evaluate(points[i], n, b, mass)
        points[i] -= last * b[n] * before / squares
      }
    }
    // Symmetric rules: make them so to the bit.
    for i in 0..<(n / 2) {
      let half = 0.5 * (points[n - 1 - i] - points[i])
      points[i] = 0 - half
      points[n - 1 - i] = half
    }
    if n % 2 == 1 { points[n / 2] = 0 }
    nodes = points
    weights = points.map { 1 / GaussRule.evaluate($0, n, b, mass).squares }
  }

  /// The last polynomial at x, the one before it, and the sum of the squares of those below the
  /// last.
  private static func evaluate(
    _ x: Double, _ n: Int, _ b: [Double], _ mass: Double
  ) -> (last: Double, before: Double, squares: Double) {
    var before = 0.0
    var now = 1 / mass.squareRoot()
    var squares = 0.0
    for k in 0..<n {
      squares += now * now
      (before, now) = (now, (x * now - b[k] * before) / b[k + 1])
    }
    return (now, before, squares)
  }

  /// Sum of weights times f at the nodes, in rising order of the nodes.
  public func sum(_ function: (Double) -> Double) -> Double {
    zip(nodes, weights).reduce(0) { $0 + $1.1 * function($1.0) }
  }
}
