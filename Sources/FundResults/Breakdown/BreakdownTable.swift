import FundModel

/// The breakdown of every path of a run (docs/model.md, 6.1): a row of figures a path, stored by
/// column, and sums over paths.
///
/// `layout.columns * 8` bytes a path. Workers may record different paths of different chunks at the
/// same time; sums are formed within a chunk in the order of its paths, and chunks are added in
/// order, so every figure is the same to the bit for any number of threads. Read it after the
/// workers have joined.
public final class BreakdownTable: @unchecked Sendable {
  public let layout: BreakdownLayout
  public let paths: Int
  let chunkSize: Int
  let chunks: Int
  /// `columns × paths` and `chunks × pooled`; for whoever stores or reads the whole table.
  let rows: UnsafeMutablePointer<Double>
  let sums: UnsafeMutablePointer<Double>

  /// - Precondition: `paths >= 0`, `chunkSize >= 1`.
  public init(layout: BreakdownLayout, paths: Int, chunkSize: Int) {
    precondition(paths >= 0 && chunkSize >= 1)
    self.layout = layout
    self.paths = paths
    self.chunkSize = chunkSize
    chunks = (paths + chunkSize - 1) / chunkSize
    rows = .allocate(capacity: max(1, layout.columns * paths))
    rows.initialize(repeating: .nan, count: layout.columns * paths)
    sums = .allocate(capacity: max(1, layout.pooled * chunks))
    sums.initialize(repeating: 0, count: layout.pooled * chunks)
  }

  deinit {
    rows.deallocate()
    sums.deallocate()
  }

  /// Records one path; `fill` gets a row to overwrite and sums to add to.
  ///
  /// - Parameter scratch: room for `layout.columns` figures, of the calling worker.
  /// - Precondition: `0 <= path < paths`; the paths of a chunk come from one worker, in order.
  public func record(
    path: Int, scratch: UnsafeMutablePointer<Double>,
    _ fill: (_ row: UnsafeMutablePointer<Double>, _ pooled: UnsafeMutablePointer<Double>) -> Void
  ) {
    precondition(path >= 0 && path < paths)
    fill(scratch, sums + path / chunkSize * layout.pooled)
    var target = rows + path
    for column in 0..<layout.columns {
      target.pointee = scratch[column]
      target += paths
    }
  }

  /// A figure by path.
  public func column(_ column: Int) -> TableColumn {
    precondition(column >= 0 && column < layout.columns)
    return TableColumn(of: self, rows + column * paths, count: paths)
  }

  public func column(
    _ grouping: BreakdownLayout.Grouping, _ position: Int, _ figure: BreakdownLayout.Figure
  ) -> TableColumn {
    column(layout.column(group: layout.group(grouping, position), figure))
  }

  /// A line of the attribution by path, over all zones.
  public func line(_ line: AttributionLine) -> [Double] {
    guard let figure = BreakdownLayout.Figure(line) else {
      return Array(column(layout.column(line)))
    }
    var total = [Double](repeating: 0, count: paths)
    for zone in 0..<layout.zones {
      let part = column(.zone, zone, figure)
      for path in 0..<paths { total[path] += part[path] }
    }
    return total
  }

  /// Collected less advanced of a group by path: the sum of its lines.
  public func result(_ grouping: BreakdownLayout.Grouping, _ position: Int) -> [Double] {
    let collected = column(grouping, position, .collected)
    let advances = column(grouping, position, .advances)
    return (0..<paths).map { collected[$0] - advances[$0] }
  }

  /// A sum over all paths, by its number in `layout`.
  public func pooled(_ index: Int) -> Double {
    precondition(index >= 0 && index < layout.pooled)
    var sum = 0.0
    for chunk in 0..<chunks { sum += sums[chunk * layout.pooled + index] }
    return sum
  }

  /// The mean flows of a group by month: collected less advanced.
  public func meanFlows(_ grouping: BreakdownLayout.Grouping, _ position: Int) -> [Double] {
    let group = layout.group(grouping, position)
    return (0..<layout.months).map {
      pooled(layout.pooledFlow(group: group, month: $0)) / Double(max(1, paths))
    }
  }
}
