/// A square symmetric matrix, held in full by rows.
public struct SymmetricMatrix: Sendable, Equatable {
  public let size: Int
  /// size * size numbers, row by row.
  public private(set) var elements: [Double]

  /// What is wrong with rows given as a symmetric matrix; entries count from 0.
  public enum Problem: Error, Equatable {
    case empty
    case notSquare(row: Int)
    case notFinite(row: Int, column: Int)
    case notSymmetric(row: Int, column: Int)
    case diagonalNotOne(row: Int)
    case outOfRange(row: Int, column: Int)
    case notPositive(smallestEigenvalue: Double)
  }

  /// Checks shape, finiteness and symmetry (entries equal within 1e-12 of the larger).
  public init(rows: [[Double]]) throws(Problem) {
    guard !rows.isEmpty else { throw .empty }
    for (row, values) in rows.enumerated() where values.count != rows.count {
      throw .notSquare(row: row)
    }
    for row in rows.indices {
      for column in rows.indices where !rows[row][column].isFinite {
        throw .notFinite(row: row, column: column)
      }
    }
    for row in rows.indices {
      for column in 0..<row {
        let (a, b) = (rows[row][column], rows[column][row])
        guard abs(a - b) <= 1e-12 * max(abs(a), abs(b)) else {
          throw .notSymmetric(row: row, column: column)
        }
      }
    }
    size = rows.count
    elements = rows.flatMap { $0 }
  }

  /// The matrix given by a function of row and column, called for column <= row.
  public init(size: Int, _ element: (Int, Int) -> Double) {
    self.size = max(0, size)
    elements = [Double](repeating: 0, count: self.size * self.size)
    for row in 0..<self.size {
      for column in 0...row {
        let value = element(row, column)
        elements[row * self.size + column] = value
        elements[column * self.size + row] = value
      }
    }
  }

  public subscript(row: Int, column: Int) -> Double { elements[row * size + column] }

  /// Checks that this is a correlation matrix: ones on the diagonal (1e-12), entries in [-1, 1], no
  /// eigenvalue below -1e-10.
  public func checkCorrelation() throws(Problem) {
    for row in 0..<size {
      guard abs(self[row, row] - 1) <= 1e-12 else { throw .diagonalNotOne(row: row) }
      for column in 0..<row where abs(self[row, column]) > 1 {
        throw .outOfRange(row: row, column: column)
      }
    }
    let smallest = smallestEigenvalue
    guard smallest >= -1e-10 else { throw .notPositive(smallestEigenvalue: smallest) }
  }
}
