import FundEngine
import FundModel
import FundResults

extension MonteCarlo {
  static func blankBreakdown(_ fund: CompiledFund, paths: Int) -> BreakdownTable {
    BreakdownTable(
      layout: BreakdownLayout(fund.config), paths: paths, chunkSize: chunkSize)
  }
}

/// What one worker needs to record breakdowns: the table and a row of its own.
final class BreakdownRecorder {
  private let table: BreakdownTable
  private let row: UnsafeMutablePointer<Double>

  init(_ table: BreakdownTable) {
    self.table = table
    row = .allocate(capacity: table.layout.columns)
    row.initialize(repeating: 0, count: table.layout.columns)
  }

  deinit { row.deallocate() }

  /// Records the workspace's last path.
  func record(_ workspace: PathWorkspace, path: Int) {
    let layout = table.layout
    table.record(path: path, scratch: row) { row, pooled in
      workspace.breakDown(layout, row: row, pooled: pooled)
    }
  }
}
