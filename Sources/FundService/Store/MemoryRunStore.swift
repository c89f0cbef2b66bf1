import FundResults
import Synchronization

/// A store that lives as long as its owner: for tests, and for callers without a disk.
public final class MemoryRunStore: RunStore {
  private struct Kept {
    var entry: RunEntry
    var parts: [RunPart.Name: [UInt8]]
  }

  private let runs = Mutex<[String: Kept]>([:])
  public let location: String

  public init(location: String = "memory") { self.location = location }

  @discardableResult
  public func save(_ entry: RunEntry, parts: [RunPart]) throws(RunStoreError) -> RunEntry {
    let tags = try Self.checked(entry.tags)
    return runs.withLock { runs in
      var kept = runs[entry.id] ?? Kept(entry: entry, parts: [:])
      for part in parts where kept.parts[part.name] == nil {
        kept.parts[part.name] = part.bytes
      }
      kept.entry.used = entry.used
      kept.entry.tags = Set(kept.entry.tags).union(tags).sorted()
      kept.entry.pieces = kept.parts.sorted { $0.key.description < $1.key.description }.map {
        RunEntry.Piece(name: $0.key, bytes: $0.value.count, storedBytes: $0.value.count)
      }
      runs[entry.id] = kept
      return kept.entry
    }
  }

  public func entry(id: String) throws(RunStoreError) -> RunEntry? {
    runs.withLock { $0[id]?.entry }
  }

  public func entries(_ query: RunQuery) throws(RunStoreError) -> [RunEntry] {
    let all: [RunEntry] = runs.withLock { runs in runs.values.map(\.entry) }
    let found = all.filter { query.matches($0) }.sorted { (a: RunEntry, b: RunEntry) -> Bool in
      a.created == b.created ? a.id < b.id : a.created > b.created
    }
    return Array(found.prefix(query.limit ?? found.count))
  }

  public func part(_ name: RunPart.Name, of id: String) throws(RunStoreError) -> [UInt8]? {
    runs.withLock { $0[id]?.parts[name] }
  }

  public func touch(id: String, at time: String) throws(RunStoreError) {
    runs.withLock { $0[id]?.entry.used = time }
  }

  @discardableResult
  public func tag(
    id: String, add: [String], remove: [String]
  ) throws(RunStoreError) -> RunEntry {
    let added = try Self.checked(add)
    let entry = runs.withLock { runs -> RunEntry? in
      guard var kept = runs[id] else { return nil }
      kept.entry.tags = Set(kept.entry.tags).subtracting(remove).union(added).sorted()
      runs[id] = kept
      return kept.entry
    }
    guard let entry else { throw RunStoreError(.notFound, "the store has no run \(id)") }
    return entry
  }

  public func remove(ids: [String]) throws(RunStoreError) -> Int {
    runs.withLock { runs in ids.count { runs.removeValue(forKey: $0) != nil } }
  }

  public func compact() throws(RunStoreError) -> RunStoreReport {
    let (count, bytes) = runs.withLock { runs in
      (runs.count, runs.values.reduce(0) { $0 + $1.entry.storedBytes })
    }
    return RunStoreReport(runs: count, bytesBefore: bytes, bytesAfter: bytes, problems: [])
  }

  private static func checked(_ tags: [String]) throws(RunStoreError) -> [String] {
    for tag in tags { try RunTag.check(tag) }
    return tags
  }
}
