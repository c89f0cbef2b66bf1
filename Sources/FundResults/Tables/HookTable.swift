/// Metrics that are functions of the fund's own, path by path.
///
/// Shape `names × paths` doubles, column by column; undefined is NaN. Workers may store different paths
/// at the same time; read after they have joined.
public final class HookTable: @unchecked Sendable {
  /// In the order of the configuration.
  public let names: [String]
  public let paths: Int
  /// `names × paths`; for whoever stores or reads the whole table.
  let storage: UnsafeMutablePointer<Double>

  /// - Precondition: `paths >= 0`.
  public init(names: [String], paths: Int) {
    precondition(paths >= 0)
    self.names = names
    self.paths = paths
    storage = .allocate(capacity: max(1, names.count * paths))
    storage.initialize(repeating: .nan, count: names.count * paths)
  }

  deinit { storage.deallocate() }

  /// Stores the figures of one path, in the order of the names.
  /// - Precondition: `0 <= path < paths`.
  public func store(_ row: UnsafePointer<Double>, path: Int) {
    precondition(path >= 0 && path < paths)
    for metric in names.indices { storage[metric * paths + path] = row[metric] }
  }

  /// A metric by path, nil when there is none of that name.
  public func column(_ name: String) -> TableColumn? {
    names.firstIndex(of: name).map {
      TableColumn(of: self, storage + $0 * paths, count: paths)
    }
  }
}
