import FundModel
import FundResults
import LuaRuntime

/// The column of one metric in the table of samples, as a vector that copies nothing.
final class ColumnStorage: DoubleStorage {
  private let table: SampleTable
  let baseAddress: UnsafeMutablePointer<Double>
  var count: Int { table.paths }
  var isWritable: Bool { false }

  init(_ table: SampleTable, _ metric: Metric) {
    self.table = table
    baseAddress = table.baseAddress + metric.rawValue * table.paths
  }
}

/// One of the matrices of kept flows, paths × months, that copies nothing.
final class MatrixStorage: DoubleStorage {
  private let matrix: FlowMatrix
  let baseAddress: UnsafeMutablePointer<Double>
  var count: Int { matrix.paths * matrix.months }
  var isWritable: Bool { false }

  init(_ matrix: FlowMatrix, _ part: FlowMatrix.Part) {
    self.matrix = matrix
    baseAddress = UnsafeMutablePointer(mutating: matrix.baseAddress(part))
  }

  /// The matrix as scripts see it.
  var value: LuaValue { .matrix(self, rows: matrix.paths, columns: matrix.months) }
}
