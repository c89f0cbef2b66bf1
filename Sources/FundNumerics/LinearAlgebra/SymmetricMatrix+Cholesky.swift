extension SymmetricMatrix {
  /// The lower triangle L with L L' = A, by rows in full (zeros above the diagonal); nil unless
  /// positive definite (a pivot <= size * 2^-52 of its diagonal entry counts as not).
  public func cholesky() -> [[Double]]? { factor(semidefinite: false) }

  /// L with L L' = A for a matrix that may be singular: a pivot within 1e-10 of 0, relative to its
  /// diagonal entry, gives a column of zeros, and what remains below it must be 0 to the square
  /// root of that. nil when the matrix has a direction of negative variance.
  public func semidefiniteCholesky() -> [[Double]]? { factor(semidefinite: true) }

  private func factor(semidefinite: Bool) -> [[Double]]? {
    var lower = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    let scale = (0..<size).map { self[$0, $0] }
    let zero = semidefinite ? 1e-10 : Double(size) * 0x1p-52
    for column in 0..<size {
      var pivot = self[column, column]
      for k in 0..<column { pivot -= lower[column][k] * lower[column][k] }
      let isZero = pivot <= zero * abs(scale[column])
      if isZero {
        guard semidefinite, pivot >= 0 - zero * max(1, abs(scale[column])) else { return nil }
      }
      let root = isZero ? 0 : pivot.squareRoot()
      lower[column][column] = root
      for row in (column + 1)..<max(column + 1, size) {
        var value = self[row, column]
        for k in 0..<column { value -= lower[row][k] * lower[column][k] }
        if isZero {
          let bound = 1e-5 * (abs(scale[row] * scale[column])).squareRoot()
          guard abs(value) <= max(bound, 1e-10) else { return nil }
        } else {
          lower[row][column] = value / root
        }
      }
    }
    return lower
  }
}
