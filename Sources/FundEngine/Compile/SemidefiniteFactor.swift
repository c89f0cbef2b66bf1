/// Lower Cholesky factor of a positive semidefinite matrix: a pivot below 1e-12 gives a zero column,
/// so that perfectly correlated zones share one shock.
func semidefiniteFactor(_ matrix: [[Double]]) -> [[Double]] {
  let size = matrix.count
  var factor = matrix.map { _ in Array(repeating: 0.0, count: size) }
  for column in 0..<size {
    var pivot = matrix[column][column]
    for k in 0..<column { pivot -= factor[column][k] * factor[column][k] }
    guard pivot > 1e-12 else { continue }
    let root = pivot.squareRoot()
    factor[column][column] = root
    for row in stride(from: column + 1, to: size, by: 1) {
      var value = matrix[row][column]
      for k in 0..<column { value -= factor[row][k] * factor[column][k] }
      factor[row][column] = value / root
    }
  }
  return factor
}
