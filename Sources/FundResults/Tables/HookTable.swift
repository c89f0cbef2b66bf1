/// Metrics that are functions of the fund's own, path by path.
///
/// Shape `names × paths` doubles, column by column; undefined is NaN. Workers may store different paths
/// at the same time; read after they have joined.
public final class HookTable: @unchecked Sendable {
  /// In the order of the configuration.
  public let names: [String]
  public let paths: Int
  /// Base of the table, `name * paths + path`, for views that copy nothing; it lives as long as the
  /// table.
  public let baseAddress: UnsafeMutablePointer<Double>

  /// - Precondition: `paths >= 0`.
  public init(names: [String], paths: Int) {
    precondition(paths >= 0)
    self.names = names
    self.paths = paths
    baseAddress = .allocate(capacity: max(1, names.count * paths))
    baseAddress.initialize(repeating: .nan, count: names.count * paths)
  }

  deinit { baseAddress.deallocate() }

  /// Stores the figures of one path, in the order of the names.
  /// - Precondition: `0 <= path < paths`.
  public func store(_ row: UnsafePointer<Double>, path: Int) {
    precondition(path >= 0 && path < paths)
    for metric in names.indices { baseAddress[metric * paths + path] = row[metric] }
  }

  /// A metric by path, nil when there is none of that name; valid while the table lives.
  public func column(_ name: String) -> UnsafeBufferPointer<Double>? {
    names.firstIndex(of: name).map {
      UnsafeBufferPointer(start: baseAddress + $0 * paths, count: paths)
    }
  }
}
