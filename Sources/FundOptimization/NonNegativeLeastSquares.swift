/// The x >= 0 that minimises `|A x - b|` (Lawson and Hanson, *Solving Least Squares Problems*, 1974, chapter 23).
public enum NonNegativeLeastSquares {
  public struct Solution: Sendable {
    public let values: [Double]
    /// Sum of squares of `A x - b`.
    public let squares: Double
  }

  /// - Parameter rows: of A, all of one length.
  /// - Throws: `OptimizationError`: `.malformed`, or `.failed` when the columns in use are not independent.
  public static func solve(
    _ rows: [[Double]], _ right: [Double]
  ) throws(OptimizationError) -> Solution {
    guard let size = rows.first?.count, size > 0, rows.count == right.count,
      rows.allSatisfy({ $0.count == size && $0.allSatisfy(\.isFinite) }),
      right.allSatisfy(\.isFinite)
    else { throw OptimizationError(.malformed, "rows of least squares do not match") }
    var x = [Double](repeating: 0, count: size)
    var isUsed = [Bool](repeating: false, count: size)
    let scale = (0..<size).map { column in
      rows.reduce(0) { $0 + abs($1[column]) } * (right.reduce(0) { max($0, abs($1)) } + 1e-300)
    }
    for _ in 0..<(10 * size + 10) {
      let residual = rows.indices.map { right[$0] - dot(rows[$0], x) }
      let slope = (0..<size).map { column in
        rows.indices.reduce(0) { $0 + rows[$1][column] * residual[$1] }
      }
      guard
        let entering = (0..<size).filter({ !isUsed[$0] && slope[$0] > 1e-12 * scale[$0] })
          .max(by: { slope[$0] < slope[$1] })
      else { break }
      isUsed[entering] = true
      var trial = try passive(rows, right, isUsed)
      // Back to the edge where a used variable would turn negative, which then leaves.
      while (0..<size).contains(where: { isUsed[$0] && trial[$0] <= 0 }) {
        var share = 1.0
        var leaving: Int?
        for index in 0..<size where isUsed[index] && trial[index] <= 0 {
          let reach = x[index] / (x[index] - trial[index])
          if leaving == nil || reach < share { (share, leaving) = (reach, index) }
        }
        for index in 0..<size where isUsed[index] { x[index] += share * (trial[index] - x[index]) }
        if let leaving {
          x[leaving] = 0
          isUsed[leaving] = false
        }
        trial = try passive(rows, right, isUsed)
      }
      x = trial
    }
    let squares = rows.indices.reduce(0.0) {
      let miss = dot(rows[$1], x) - right[$1]
      return $0 + miss * miss
    }
    return Solution(values: x, squares: squares)
  }

  /// Least squares over the variables in use, by normal equations; the others are 0.
  private static func passive(
    _ rows: [[Double]], _ right: [Double], _ isUsed: [Bool]
  ) throws(OptimizationError) -> [Double] {
    let used = isUsed.indices.filter { isUsed[$0] }
    var x = [Double](repeating: 0, count: isUsed.count)
    guard !used.isEmpty else { return x }
    let matrix = used.map { a in
      used.map { b in rows.reduce(0) { $0 + $1[a] * $1[b] } }
    }
    let target = used.map { a in rows.indices.reduce(0) { $0 + rows[$1][a] * right[$1] } }
    guard let solved = DenseSystem.solve(matrix, target) else {
      throw OptimizationError(.failed, "two columns of least squares are the same")
    }
    for (position, index) in used.enumerated() { x[index] = solved[position] }
    return x
  }
}
