import FundNumerics
import Testing

@Suite struct LinearAlgebraTests {
  private func product(_ lower: [[Double]], _ row: Int, _ column: Int) -> Double {
    zip(lower[row], lower[column]).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func sample(_ size: Int, rank: Int, seed: UInt64) -> SymmetricMatrix {
    let factor = (0..<size).map { row in
      (0..<rank).map { testUniform(seed: seed, index: row * rank + $0) - 0.4 }
    }
    return SymmetricMatrix(size: size) { product(factor, $0, $1) }
  }

  @Test func choleskyRebuildsTheMatrix() throws {
    for (size, rank) in [(1, 1), (5, 5), (12, 12), (6, 3), (8, 1)] {
      let matrix = sample(size, rank: rank, seed: UInt64(size))
      if rank < size { #expect(matrix.cholesky() == nil) }
      let lower = try #require(
        rank < size ? matrix.semidefiniteCholesky() : matrix.cholesky(), "size \(size)")
      for row in 0..<size {
        for column in 0...row {
          // A pivot of 1e-10 taken for 0 leaves that much.
          #expect(
            abs(product(lower, row, column) - matrix[row, column]) < (rank < size ? 1e-9 : 1e-13))
        }
      }
    }
  }

  @Test func perfectCorrelationIsSemidefinite() throws {
    let matrix = try SymmetricMatrix(rows: [[1, 1, 0], [1, 1, 0], [0, 0, 1]])
    #expect(matrix.cholesky() == nil)
    #expect(matrix.semidefiniteCholesky() == [[1, 0, 0], [1, 0, 0], [0, 0, 1]])
    try matrix.checkCorrelation()
    let zero = SymmetricMatrix(size: 2) { _, _ in 0 }
    #expect(zero.semidefiniteCholesky() == [[0, 0], [0, 0]])
    let indefinite = try SymmetricMatrix(rows: [[0, 1], [1, 0]])
    #expect(indefinite.semidefiniteCholesky() == nil)
  }

  @Test func eigenvaluesAndVectors() {
    for size in [1, 2, 7, 20] {
      let matrix = sample(size, rank: size, seed: 77)
      let (values, vectors) = matrix.eigen()
      #expect(values == values.sorted())
      let trace = (0..<size).reduce(0) { $0 + matrix[$1, $1] }
      #expect(abs(values.reduce(0, +) - trace) < 1e-13 * max(1, trace))
      for (value, vector) in zip(values, vectors) {
        for row in 0..<size {
          let image = (0..<size).reduce(0) { $0 + matrix[row, $1] * vector[$1] }
          #expect(abs(image - value * vector[row]) < 1e-13 * max(1, trace))
        }
        #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-13)
      }
    }
  }

  @Test func badMatricesAreNamed() {
    func problem(_ rows: [[Double]]) -> SymmetricMatrix.Problem? {
      do throws(SymmetricMatrix.Problem) {
        try SymmetricMatrix(rows: rows).checkCorrelation()
        return nil
      } catch { return error }
    }
    #expect(problem([]) == .empty)
    #expect(problem([[1, 0]]) == .notSquare(row: 0))
    #expect(problem([[1, .nan], [0, 1]]) == .notFinite(row: 0, column: 1))
    #expect(problem([[1, 0.1], [0.2, 1]]) == .notSymmetric(row: 1, column: 0))
    #expect(problem([[1, 0], [0, 2]]) == .diagonalNotOne(row: 1))
    #expect(problem([[1, 1.5], [1.5, 1]]) == .outOfRange(row: 1, column: 0))
    #expect(problem([[1, 0.5], [0.5, 1]]) == nil)
  }
}
