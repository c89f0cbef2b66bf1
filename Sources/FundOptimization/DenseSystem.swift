/// Square systems of linear equations, dense and small.
enum DenseSystem {
  /// x with `matrix x = right`, by elimination with row pivoting and one step of iterative refinement; nil when a
  /// pivot is below 1e-13 of the largest entry.
  static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
    guard let factors = Factors(matrix) else { return nil }
    var x = factors.solve(right)
    let residual = matrix.indices.map { row in
      right[row] - zip(matrix[row], x).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let step = factors.solve(residual)
    for index in x.indices { x[index] += step[index] }
    return x.allSatisfy(\.isFinite) ? x : nil
  }

  /// An LU factorisation.
  struct Factors {
    private var lu: [[Double]]
    private var order: [Int]

    init?(_ matrix: [[Double]]) {
      lu = matrix
      order = Array(matrix.indices)
      let scale = matrix.reduce(0) { $1.reduce($0) { max($0, abs($1)) } }
      for column in matrix.indices {
        var best = column
        for row in column..<matrix.count where abs(lu[row][column]) > abs(lu[best][column]) {
          best = row
        }
        guard abs(lu[best][column]) > 1e-13 * scale else { return nil }
        lu.swapAt(column, best)
        order.swapAt(column, best)
        for row in (column + 1)..<max(column + 1, matrix.count) {
          let factor = lu[row][column] / lu[column][column]
          lu[row][column] = factor
          guard factor != 0 else { continue }
          for k in (column + 1)..<max(column + 1, matrix.count) {
            lu[row][k] -= factor * lu[column][k]
          }
        }
      }
    }

    func solve(_ right: [Double]) -> [Double] {
      var x = order.map { right[$0] }
      for row in x.indices {
        for k in 0..<row { x[row] -= lu[row][k] * x[k] }
      }
      for row in x.indices.reversed() {
        for k in (row + 1)..<max(row + 1, x.count) { x[row] -= lu[row][k] * x[k] }
        x[row] /= lu[row][row]
      }
      return x
    }
  }
}

/// The sum of products.
func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for index in a.indices { sum += a[index] * b[index] }
  return sum
}
