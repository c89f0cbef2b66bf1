import Foundation
import FundResults
import FundStore
import Testing

/// Places that hold no store, and what is said of them.
@Suite struct PlaceTests {
  private func refused(
    _ path: String, _ code: RunStoreError.Code, _ texts: String...,
    location: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: RunStoreError.self, sourceLocation: location) {
      try SQLiteRunStore(path: path, waits: 0.05)
    }
    #expect(error?.code == code, sourceLocation: location)
    for text in texts + (path.isEmpty ? [] : [path]) {
      #expect(
        error?.message.contains(text) == true, "\(error?.message ?? "")", sourceLocation: location)
    }
  }

  @Test func foldersAreMadeAndPrivate() throws {
    let folder = try Folder()
    let path = folder.path + "/new/folders/runs.sqlite"
    let store = try SQLiteRunStore(path: path)
    try store.save(Kept.entry(seed: 1), parts: Kept.parts(1))
    func mode(_ path: String) throws -> Int {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? -1
    }
    for suffix in ["", "-wal", "-shm"] { #expect(try mode(path + suffix) == 0o600, "\(suffix)") }
    for part in ["/new", "/new/folders"] { #expect(try mode(folder.path + part) == 0o700) }
  }

  @Test func foldersAreMadeOnlyWhenAsked() throws {
    let folder = try Folder()
    let path = folder.path + "/none/runs.sqlite"
    let error = #expect(throws: RunStoreError.self) {
      try SQLiteRunStore(path: path, makesFolders: false)
    }
    #expect(error?.code == .unavailable)
    #expect(error?.message.contains("No such file or directory") == true)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/none"))
  }

  @Test func whatIsNoFile() throws {
    let folder = try Folder()
    refused(folder.path, .unavailable, "is a directory", "'\(folder.path)/runs.sqlite'")
    refused(folder.path + "/none/", .unavailable, "is the name of a directory")
    refused("", .unavailable, "is no path of a store")
    refused("/dev/null", .unavailable, "is no regular file")
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    refused(pipe, .unavailable, "is no regular file")
  }

  /// Where even root can make no file.
  @Test func foldersThatCannotBeWritten() {
    refused(
      "/proc/equihome/runs.sqlite", .unavailable, "cannot make the folder", "use another store")
    refused("/sys/runs.sqlite", .unwritable, "cannot make", "use another store")
  }

  /// SQLite gives these names a meaning of their own; here they are names of files.
  @Test func namesThatSQLiteReads() throws {
    let folder = try Folder()
    for name in ["file:runs?mode=memory", "runs.sqlite?mode=ro", "%20"] {
      let path = folder.path + "/" + name
      try SQLiteRunStore(path: path).save(Kept.entry(seed: 1), parts: [])
      #expect(FileManager.default.fileExists(atPath: path))
      #expect(try SQLiteRunStore(path: path).entries(RunQuery()).count == 1)
    }
    for name in [":memory:", "file:runs?mode=memory", "runs"] {
      #expect(!name.hasPrefix("/"))
      #expect(StorePlace.byTheLetter(name) == "./" + name)
    }
  }

  @Test func whatIsNoStore() throws {
    let folder = try Folder()
    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
      let path = folder.path + "/" + name
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      return path
    }
    let text = try file("notes.txt", Array(String(repeating: "not a database\n", count: 200).utf8))
    let before = try Data(contentsOf: URL(fileURLWithPath: text))
    refused(text, .damaged, "it is no SQLite database")
    #expect(try Data(contentsOf: URL(fileURLWithPath: text)) == before)

    // A database of something else is not touched, not even its journal mode.
    let other = try file("other.sqlite", [])
    let connection = try Connection(file: other, location: other, waits: 1)
    try connection.run("CREATE TABLE mine (a INTEGER)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: other))
    refused(other, .damaged, "an SQLite database of something else")
    #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == bytes)

    // An empty file becomes a store: a process that was killed may have left it.
    #expect(try SQLiteRunStore(path: file("empty", [])).entries(RunQuery()) == [])
  }

  @Test func cutOffFiles() throws {
    let folder = try Folder()
    let store = try folder.store()
    for seed in 0..<20 as Range<UInt64> {
      try store.save(Kept.entry(seed: seed), parts: Kept.parts(seed))
    }
    _ = try store.compact()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file))
    for share in [1, 2, 3, 5, 7] {
      let path = folder.path + "/cut\(share)"
      try bytes.prefix(bytes.count * share / 8).write(to: URL(fileURLWithPath: path))
      do {
        let cut = try SQLiteRunStore(path: path)
        // What can still be read is right, and the look at itself tells the damage.
        for entry in (try? cut.entries(RunQuery())) ?? [] {
          if let read = try? cut.part(.samples, of: entry.id) { #expect(read.count == 3_000) }
        }
        #expect(try cut.compact().problems != [])
      } catch {
        #expect(error.code == .damaged, "\(error)")
        #expect(error.message.contains(path))
      }
    }
  }

  @Test func aStoreThatSomebodyHolds() throws {
    let folder = try Folder()
    let store = try SQLiteRunStore(path: folder.file, waits: 0.05)
    let other = try Connection(file: folder.file, location: folder.file, waits: 1)
    try other.run("BEGIN IMMEDIATE")
    let error = #expect(throws: RunStoreError.self) {
      try store.save(Kept.entry(seed: 1), parts: Kept.parts(1))
    }
    #expect(error?.code == .busy)
    #expect(error?.message.contains("'\(folder.file)' is in use by another program") == true)
    // Reading goes on.
    #expect(try store.entries(RunQuery()) == [])
    try other.run("ROLLBACK")
    try store.save(Kept.entry(seed: 1), parts: Kept.parts(1))
    #expect(try store.entries(RunQuery()).count == 1)
  }

  /// SQLite reports a limit of pages as it reports a full disk.
  @Test func aFullDisk() throws {
    let folder = try Folder()
    let store = try folder.store()
    let kept = try store.save(Kept.entry(seed: 1), parts: Kept.parts(1))
    try store.locked { (connection) throws(RunStoreError) in
      let pages = try connection.run("PRAGMA page_count").first?.int(0) ?? 0
      try connection.run("PRAGMA max_page_count = ", number: pages + 2)
    }
    let noise = (0..<100_000).map { _ in UInt8.random(in: .min ... .max) }
    let error = #expect(throws: RunStoreError.self) {
      try store.save(Kept.entry(seed: 2), parts: [RunPart(.samples, noise)])
    }
    #expect(error?.code == .unwritable)
    #expect(error?.message.contains("no room left for the store '\(folder.file)'") == true)
    #expect(try store.entries(RunQuery()) == [kept])
    #expect(try folder.store().compact().problems == [])
    try store.locked { (connection) throws(RunStoreError) in
      _ = try connection.run("PRAGMA max_page_count = ", number: 1 << 30)
    }
    try store.save(Kept.entry(seed: 2), parts: [RunPart(.samples, noise)])
    #expect(try store.entries(RunQuery()).count == 2)
  }
}
