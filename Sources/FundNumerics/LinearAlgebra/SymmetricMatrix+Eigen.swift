extension SymmetricMatrix {
  /// Eigenvalues in rising order with their vectors (vectors[i] belongs to values[i], length 1),
  /// by cyclic Jacobi rotations. Absolute error a few 1e-16 times the norm. Cost about 10 *
  /// size^3: for sizes up to a few hundred.
  public func eigen() -> (values: [Double], vectors: [[Double]]) {
    let n = size
    var a = elements
    var v = [Double](repeating: 0, count: n * n)
    for i in 0..<n { v[i * n + i] = 1 }
    for _ in 0..<64 {
      var off = 0.0
      var all = 0.0
      for i in 0..<n {
        for j in 0..<n {
          let square = a[i * n + j] * a[i * n + j]
          all += square
          if i != j { off += square }
        }
      }
      if off <= 1e-34 * all { break }
      for p in 0..<n {
        for q in (p + 1)..<max(p + 1, n) { SymmetricMatrix.rotate(&a, &v, n, p, q) }
      }
    }
    let order = (0..<n).sorted { (a[$0 * n + $0], $0) < (a[$1 * n + $1], $1) }
    return (
      order.map { a[$0 * n + $0] }, order.map { column in (0..<n).map { v[$0 * n + column] } }
    )
  }

  public var eigenvalues: [Double] { eigen().values }

  /// Not a number for an empty matrix.
  public var smallestEigenvalue: Double { eigenvalues.first ?? .nan }

  /// One rotation that clears the entry (p, q).
  private static func rotate(_ a: inout [Double], _ v: inout [Double], _ n: Int, _ p: Int, _ q: Int)
  {
    let entry = a[p * n + q]
    guard entry != 0 else { return }
    let theta = (a[q * n + q] - a[p * n + p]) / (2 * entry)
    // The smaller root of t^2 + 2 theta t - 1 = 0; for a huge theta its square would overflow.
    let t: Double
    if abs(theta) > 1e150 {
      t = 0.5 / theta
    } else {
      let size = 1 / (abs(theta) + (theta * theta + 1).squareRoot())
      t = theta < 0 ? 0 - size : size
    }
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    for k in 0..<n {
      let (x, y) = (a[k * n + p], a[k * n + q])
      a[k * n + p] = c * x - s * y
      a[k * n + q] = s * x + c * y
    }
    for k in 0..<n {
      let (x, y) = (a[p * n + k], a[q * n + k])
      a[p * n + k] = c * x - s * y
      a[q * n + k] = s * x + c * y
      let (left, right) = (v[k * n + p], v[k * n + q])
      v[k * n + p] = c * left - s * right
      v[k * n + q] = s * left + c * right
    }
    a[p * n + q] = 0
    a[q * n + p] = 0
  }
}
