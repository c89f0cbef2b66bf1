import FundResults
import Synchronization

/// Runs in one file, by SQLite: the embedded default.
///
/// A run is written in one transaction, so readers in this and other processes see it whole or not at all,
/// and a process that is killed leaves none of it. What `save` has reported is on disk: the write-ahead log
/// is flushed with every commit (docs/decisions/0015-store-of-runs.md). Several threads may use one store,
/// one after the other, and several processes one file; readers do not wait for a writer.
public final class SQLiteRunStore: RunStore {
  public let location: String
  private let connection: Mutex<Connection>

  /// Opens a store, or makes one: the file with mode 0600, folders that are missing with 0700.
  ///
  /// - Parameters:
  ///   - path: of the file; its log lies beside it, as `path-wal` and `path-shm`.
  ///   - seconds: how long to wait for another writer before `.busy`.
  ///   - makesFolders: whether folders that are missing are made; else they are an error.
  /// - Throws: `RunStoreError`: `.unavailable`, `.unwritable`, `.newerVersion`, `.busy`, or `.damaged` for
  ///   a file that is no store; such a file is not touched.
  public convenience init(
    path: String, waits seconds: Double = 10, makesFolders: Bool = true
  ) throws(RunStoreError) {
    try self.init(
      path: path, waits: seconds, makesFolders: makesFolders, migrations: Migration.all)
  }

  /// - Parameter migrations: steps of the schema, in order from 1.
  package init(
    path: String, waits seconds: Double, makesFolders: Bool = true, migrations: [Migration]
  ) throws(RunStoreError) {
    let file = try StorePlace.prepare(path, makesFolders: makesFolders)
    let connection = try Connection(file: file, location: path, waits: seconds)
    // Before anything is written: a database of something else is left as it is.
    _ = try Migration.version(of: connection, newest: migrations.count)
    guard !connection.isReadOnly else {
      throw RunStoreError(
        .unwritable,
        "the store '\(path)' can only be read; change who may write it, or use another "
          + "store")
    }
    try connection.run("PRAGMA journal_mode = WAL")
    try connection.run("PRAGMA synchronous = FULL")
    try connection.run("PRAGMA foreign_keys = ON")
    try connection.run("PRAGMA trusted_schema = OFF")
    try connection.run("PRAGMA journal_size_limit = 67108864")
    try Migration.migrate(connection, by: migrations)
    location = path
    self.connection = Mutex(connection)
  }

  /// The database, for one caller at a time.
  package func locked<Value: Sendable>(
    _ body: (Connection) throws(RunStoreError) -> Value
  ) throws(RunStoreError) -> Value {
    try connection.withLock { (connection) throws(RunStoreError) in try body(connection) }
  }

  public func touch(id: String, at time: String) throws(RunStoreError) {
    try EntryCheck.time(time, of: "used")
    try locked { (connection) throws(RunStoreError) in
      _ = try connection.run("UPDATE run SET used = ? WHERE id = ?", .text(time), .text(id))
    }
  }

  @discardableResult
  public func tag(
    id: String, add: [String], remove: [String]
  ) throws(RunStoreError) -> RunEntry {
    for tag in add { try RunTag.check(tag) }
    return try locked { (connection) throws(RunStoreError) in
      try connection.transaction { () throws(RunStoreError) in
        guard
          let number = try connection.run("SELECT number FROM run WHERE id = ?", .text(id)).first?
            .int(0)
        else { throw missing(id) }
        for tag in remove {
          try connection.run("DELETE FROM tag WHERE run = ? AND name = ?", .int(number), .text(tag))
        }
        try addTags(add, to: number, connection)
        guard let entry = try entry(number: number, connection) else { throw missing(id) }
        return entry
      }
    }
  }

  func addTags(
    _ tags: [String], to run: Int, _ connection: Connection
  ) throws(RunStoreError) {
    for tag in tags {
      try connection.run(
        "INSERT OR IGNORE INTO tag (run, name) VALUES (?, ?)", .int(run), .text(tag))
    }
  }

  public func remove(ids: [String]) throws(RunStoreError) -> Int {
    try locked { (connection) throws(RunStoreError) in
      try connection.transaction { () throws(RunStoreError) in
        var count = 0
        for id in ids {
          try connection.run("DELETE FROM run WHERE id = ?", .text(id))
          count += connection.changes
        }
        try removeOrphans(connection)
        return count
      }
    }
  }

  /// Removes contents that are pieces of no run.
  func removeOrphans(_ connection: Connection) throws(RunStoreError) {
    try connection.run("DELETE FROM content WHERE number NOT IN (SELECT content FROM piece)")
  }

  func missing(_ id: String) -> RunStoreError {
    RunStoreError(.notFound, "the store '\(location)' has no run \(id)")
  }
}
