import FundResults

/// Which stored runs may go.
///
/// A run goes when nothing protects it and it is one of those that are too old; without `unusedSince` all
/// unprotected ones are, unless only room is asked for. Then, until the rest fits, those that were asked for
/// longest ago.
public struct RunRetention: Sendable, Equatable {
  /// Runs that were last asked for before this time are too old: ISO 8601, UTC.
  public var unusedSince: String?
  /// The newest so many stay.
  public var keepLast: Int?
  /// Those with a tag stay.
  public var keepTagged: Bool
  /// Bytes that all runs together may take.
  public var maxBytes: Int?

  public init(
    unusedSince: String? = nil, keepLast: Int? = nil, keepTagged: Bool = false,
    maxBytes: Int? = nil
  ) {
    self.unusedSince = unusedSince
    self.keepLast = keepLast
    self.keepTagged = keepTagged
    self.maxBytes = maxBytes
  }

  /// Whether anything may go at all.
  public var removes: Bool { unusedSince != nil || keepLast != nil || maxBytes != nil }

  /// The runs that go, those that were asked for longest ago first.
  ///
  /// - Parameter entries: every run of the store, the newest first.
  public func leaving(_ entries: [RunEntry]) -> [RunEntry] {
    guard removes else { return [] }
    let old = entries.dropFirst(keepLast ?? 0)
    let free = old.filter { !(keepTagged && !$0.tags.isEmpty) }
      .sorted { (a: RunEntry, b: RunEntry) -> Bool in
        a.used == b.used ? a.id < b.id : a.used < b.used
      }
    var leaving: [RunEntry] = []
    if let unusedSince {
      leaving = free.filter { $0.used < unusedSince }
    } else if keepLast != nil, maxBytes == nil {
      leaving = free
    }
    guard let maxBytes else { return leaving }
    var bytes = entries.reduce(0) { $0 + $1.storedBytes }
    bytes -= leaving.reduce(0) { $0 + $1.storedBytes }
    for entry in free.dropFirst(leaving.count) where bytes > maxBytes {
      leaving.append(entry)
      bytes -= entry.storedBytes
    }
    return leaving
  }
}
