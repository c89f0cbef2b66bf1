import FundNumerics

/// The points that estimators of Sobol indices need: two matrices A and B of independent points, and
/// for every dimension i the matrix AB(i), which is A with column i of B (A. Saltelli et al.,
/// "Variance based sensitivity analysis of model output", Comput. Phys. Commun. 181 (2010) 259-270).
public struct SaltelliDesign: Sendable, Equatable {
  /// Rows of each matrix.
  public let rows: Int
  public let dimensions: Int
  /// `rows * (dimensions + 2)` points: for each row A, AB(1), ..., AB(d), B.
  public let points: [[Double]]

  /// Most dimensions: A and B are the halves of one Sobol point.
  public static let maxDimensions = SobolSequence.maxDimensions / 2

  /// - Parameter rows: best a power of two.
  /// - Precondition: dimensions in 1 ... `maxDimensions`.
  public init(rows: Int, dimensions: Int, seed: UInt64) {
    precondition((1...Self.maxDimensions).contains(dimensions))
    self.rows = max(0, rows)
    self.dimensions = dimensions
    let both = UnitDesign.sobol(count: rows, dimensions: 2 * dimensions, seed: seed)
    points = both.points.flatMap { point -> [[Double]] in
      let a = Array(point[..<dimensions])
      let b = Array(point[dimensions...])
      let mixed = (0..<dimensions).map { i in
        var row = a
        row[i] = b[i]
        return row
      }
      return [a] + mixed + [b]
    }
  }
}
