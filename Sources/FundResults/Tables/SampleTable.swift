import FundModel

/// Every metric of every path: doubles, one column a metric, undefined is NaN.
///
/// Shape `Metric.count × paths`, column-major (`metric.rawValue * paths + path`), allocated once:
/// `Metric.count * 8` bytes a path. Rows start out undefined.
///
/// Workers may store rows of different paths at the same time; reading while anybody stores is a
/// race that the caller excludes (read after the workers have joined).
public final class SampleTable: @unchecked Sendable {
  public let paths: Int
  /// Base of the table, for views that copy nothing; it lives as long as the table.
  public let baseAddress: UnsafeMutablePointer<Double>

  /// - Precondition: `paths >= 0`.
  public init(paths: Int) {
    precondition(paths >= 0)
    self.paths = paths
    baseAddress = .allocate(capacity: max(1, Metric.count * paths))
    baseAddress.initialize(repeating: .nan, count: Metric.count * paths)
  }

  deinit { baseAddress.deallocate() }

  /// Stores the `Metric.count` figures of one path, in the order of `Metric.rawValue`.
  /// - Precondition: `0 <= path < paths`.
  public func store(_ row: UnsafePointer<Double>, path: Int) {
    precondition(path >= 0 && path < paths)
    var target = baseAddress + path
    for metric in 0..<Metric.count {
      target.pointee = row[metric]
      target += paths
    }
  }

  /// The figures of one metric by path.
  public func column(_ metric: Metric) -> TableColumn {
    TableColumn(of: self, baseAddress + metric.rawValue * paths, count: paths)
  }

  /// The figures of one path, in the order of `Metric.rawValue`.
  /// - Precondition: `0 <= path < paths`.
  public func row(path: Int) -> [Double] {
    precondition(path >= 0 && path < paths)
    return (0..<Metric.count).map { baseAddress[$0 * paths + path] }
  }

  /// The defined (finite) figures of one metric, in the order of paths.
  public func defined(_ metric: Metric) -> [Double] {
    column(metric).filter(\.isFinite)
  }
}
