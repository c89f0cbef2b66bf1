/// The LP flows of every path, kept when `simulation.keep` is `flows`.
///
/// Three matrices of shape `paths × months`, row-major: contributions, distributions, and their net
/// (distributions less contributions). 24 bytes a path and month. Workers may store different paths
/// at the same time; read after they have joined.
public final class FlowMatrix: @unchecked Sendable {
  public enum Part: Int, Sendable, CaseIterable { case net, contributions, distributions }

  public let paths: Int
  /// Number of months, month 0 included.
  public let months: Int
  private let storage: UnsafeMutablePointer<Double>

  /// - Precondition: `paths >= 0`, `months >= 1`.
  public init(paths: Int, months: Int) {
    precondition(paths >= 0 && months >= 1)
    self.paths = paths
    self.months = months
    let size = Part.allCases.count * paths * months
    storage = .allocate(capacity: max(1, size))
    storage.initialize(repeating: 0, count: size)
  }

  deinit { storage.deallocate() }

  /// Stores the flows of one path, `months` figures each, both as amounts of at least 0.
  /// - Precondition: `0 <= path < paths`.
  public func store(
    contributions: UnsafePointer<Double>, distributions: UnsafePointer<Double>, path: Int
  ) {
    precondition(path >= 0 && path < paths)
    let net = base(.net) + path * months
    (base(.contributions) + path * months).update(from: contributions, count: months)
    (base(.distributions) + path * months).update(from: distributions, count: months)
    for month in 0..<months { net[month] = distributions[month] - contributions[month] }
  }

  /// Base of one matrix, `paths * months` doubles; valid while the matrix lives.
  public func baseAddress(_ part: Part) -> UnsafePointer<Double> { UnsafePointer(base(part)) }

  /// One path's row.
  /// - Precondition: `0 <= path < paths`.
  public func row(_ part: Part, path: Int) -> TableColumn {
    precondition(path >= 0 && path < paths)
    return TableColumn(of: self, baseAddress(part) + path * months, count: months)
  }

  private func base(_ part: Part) -> UnsafeMutablePointer<Double> {
    storage + part.rawValue * paths * months
  }
}
