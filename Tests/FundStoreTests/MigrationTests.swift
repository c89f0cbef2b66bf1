import Foundation
import FundResults
import FundStore
import TestSupport
import Testing

@Suite struct MigrationTests {
  private static let second = Migration(
    version: 2,
    statements: [
      "ALTER TABLE run ADD COLUMN note TEXT NOT NULL DEFAULT ''",
      "UPDATE run SET note = 'of version 1'",
    ])
  /// Its second statement fails.
  private static let failing = Migration(
    version: 2,
    statements: ["ALTER TABLE run ADD COLUMN note TEXT", "INSERT INTO nowhere VALUES (1)"])

  @Test func stepsAreNumberedFromOne() {
    #expect(Migration.all.map(\.version) == Array(1...Migration.all.count))
  }

  @Test func aStoreIsBroughtToThePresent() throws {
    let folder = try Folder()
    let entry = try folder.store().save(Kept.entry(seed: 1), parts: Kept.parts(1))
    let steps = Migration.all + [Self.second]
    let store = try SQLiteRunStore(path: folder.file, waits: 1, migrations: steps)
    #expect(try store.entries(RunQuery()) == [entry])
    #expect(try store.part(.samples, of: entry.id) == Kept.parts(1)[1].bytes)
    try store.locked { (connection) throws(RunStoreError) in
      let notes = try connection.run("SELECT note FROM run").map { $0.text(0) }
      #expect(notes == ["of version 1"])
      #expect(try Migration.version(of: connection, newest: 2) == 2)
    }
    // Opening again makes no step again.
    _ = try SQLiteRunStore(path: folder.file, waits: 1, migrations: steps)

    // An older program refuses it and leaves it as it is.
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.file))
    let error = #expect(throws: RunStoreError.self) { try folder.store() }
    #expect(error?.code == .newerVersion)
    #expect(
      error?.message
        == "the store '\(folder.file)' has version 2 and was written by a newer equihome; this one reads "
        + "up to version 1. Use the newer one, or another store")
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file)) == before)
  }

  @Test func aStepThatFailsLeavesNothing() throws {
    let folder = try Folder()
    let entry = try folder.store().save(Kept.entry(seed: 1), parts: Kept.parts(1))
    #expect(throws: RunStoreError.self) {
      try SQLiteRunStore(path: folder.file, waits: 1, migrations: Migration.all + [Self.failing])
    }
    let store = try folder.store()
    #expect(try store.entries(RunQuery()) == [entry])
    try store.locked { (connection) throws(RunStoreError) in
      let columns = try connection.run("SELECT name FROM pragma_table_info('run')").map {
        $0.text(0)
      }
      #expect(!columns.contains("note"))
    }
  }

  /// A file that version 1 of the schema wrote, kept as it is: every later program has to read it.
  @Test func theFrozenFileOfVersionOne() throws {
    let folder = try Folder()
    let frozen = Cases.packageRoot.appendingPathComponent("Tests/fixtures/store-v1.sqlite")
    if ProcessInfo.processInfo.environment["EQUIHOME_RECORD_STORE"] != nil {
      let store = try SQLiteRunStore(path: folder.file, waits: 1, migrations: [.first])
      try store.save(Kept.entry(seed: 1, tags: ["base"]), parts: Kept.parts(1))
      try store.save(
        Kept.entry(seed: 2, name: "Ä fund", figures: ["tvpi.mean": 1.5]), parts: Kept.parts(2))
      _ = try store.compact()
      try FileManager.default.copyItem(atPath: folder.file, toPath: frozen.path)
      Issue.record("recorded \(frozen.path)")
      return
    }
    try FileManager.default.copyItem(atPath: frozen.path, toPath: folder.file)
    let store = try folder.store()
    let entries = try store.entries(RunQuery())
    #expect(Set(entries.map(\.name)) == ["a fund", "Ä fund"])
    for seed in [1, 2] as [UInt64] {
      let id = try Kept.entry(seed: seed).id
      for part in Kept.parts(seed) { #expect(try store.part(part.name, of: id) == part.bytes) }
    }
    #expect(try store.entry(id: Kept.entry(seed: 1).id)?.tags == ["base"])
    #expect(try store.entry(id: Kept.entry(seed: 2).id)?.figures == ["tvpi.mean": 1.5])
    #expect(try store.compact().problems == [])
    // It takes new runs.
    try store.save(Kept.entry(seed: 3), parts: Kept.parts(3))
    #expect(try store.entries(RunQuery()).count == 3)
  }

  /// The schema has not changed without a step: what version 1 makes is what the frozen file has.
  @Test func theFirstStepIsFrozen() throws {
    func schema(_ path: String) throws -> [String?] {
      let connection = try Connection(file: path, location: path, waits: 1)
      return try connection.run("SELECT sql FROM sqlite_schema ORDER BY name").map { $0.text(0) }
    }
    let folder = try Folder()
    _ = try SQLiteRunStore(path: folder.file, waits: 1, migrations: [.first])
    let frozen = folder.path + "/frozen"
    try FileManager.default.copyItem(
      atPath: Cases.packageRoot.appendingPathComponent("Tests/fixtures/store-v1.sqlite").path,
      toPath: frozen)
    #expect(try schema(frozen) == schema(folder.file))
  }
}
