import Foundation
import FundResults
import FundStore
import TestSupport
import Testing

/// Damage that SQLite cannot see is found by the digests.
@Suite struct DamageTests {
  private func damaged(
    _ sql: StaticString, _ expected: String
  ) throws {
    let folder = try Folder()
    let store = try folder.store()
    let good = try store.save(Kept.entry(seed: 1), parts: Kept.parts(1))
    let bad = try store.save(Kept.entry(seed: 2), parts: Kept.parts(2))
    try store.locked { (connection) throws(RunStoreError) in
      try connection.run("PRAGMA foreign_keys = OFF")
      try connection.run(sql, .text(bad.id))
    }
    let error = #expect(throws: RunStoreError.self) { try store.part(.samples, of: bad.id) }
    #expect(error?.code == .damaged)
    #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains(folder.file) == true)
    #expect(try store.part(.samples, of: good.id) == Kept.parts(1)[1].bytes)
    let problems = try store.compact().problems
    #expect(!problems.isEmpty)
    #expect(problems.contains { $0.contains(bad.id) || $0.contains("not there") }, "\(problems)")
    #expect(problems.allSatisfy { !$0.contains(good.id) }, "\(problems)")
  }

  @Test func anotherDigest() throws {
    try damaged(
      """
      UPDATE content SET sha256 = zeroblob(32) WHERE number =
        (SELECT content FROM piece JOIN run ON run = number WHERE id = ? AND piece.name = 'samples')
      """, "its bytes do not match their digest")
  }

  @Test func otherBytes() throws {
    try damaged(
      """
      UPDATE chunk SET data = x'28B52FFD2003190000616263' WHERE content =
        (SELECT content FROM piece JOIN run ON run = number WHERE id = ? AND piece.name = 'samples')
      """, "the frame states 3 bytes; expected 3000")
  }

  @Test func noFrame() throws {
    try damaged(
      """
      UPDATE chunk SET data = zeroblob(100) WHERE content =
        (SELECT content FROM piece JOIN run ON run = number WHERE id = ? AND piece.name = 'samples')
      """, "no whole frame")
  }

  @Test func impossibleSize() throws {
    try damaged(
      """
      UPDATE chunk SET bytes = 1 << 60 WHERE content =
        (SELECT content FROM piece JOIN run ON run = number WHERE id = ? AND piece.name = 'samples')
      """, "chunk 0 states 1152921504606846976 bytes; expected 3000")
  }

  @Test func missingChunk() throws {
    try damaged(
      """
      DELETE FROM chunk WHERE content =
        (SELECT content FROM piece JOIN run ON run = number WHERE id = ? AND piece.name = 'samples')
      """, "it has 0 bytes of 3000")
  }

  @Test func anotherIdentity() throws {
    let folder = try Folder()
    let store = try folder.store()
    let id = try store.save(Kept.entry(seed: 1), parts: []).id
    try store.locked { (connection) throws(RunStoreError) in
      _ = try connection.run("UPDATE run SET seed = '2'")
    }
    #expect(try store.compact().problems == ["run \(id): its identity does not give its key"])
    try store.locked { (connection) throws(RunStoreError) in
      _ = try connection.run("UPDATE run SET seed = 'two'")
    }
    let error = #expect(throws: RunStoreError.self) { try store.entry(id: id) }
    #expect(error?.code == .damaged)
    #expect(try store.compact().problems.count == 1)
  }

  /// Random bytes of a file changed: an error, or what was stored; never other figures, never a trap.
  @Test func flippedBits() throws {
    let folder = try Folder()
    let store = try folder.store()
    var ids: [String] = []
    for seed in 0..<6 as Range<UInt64> {
      ids.append(try store.save(Kept.entry(seed: seed), parts: Kept.parts(seed)).id)
    }
    _ = try store.compact()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file))
    var random = SplitMix(seed: 3)
    for round in 0..<150 {
      var broken = bytes
      for _ in 0..<random.whole(1, 6) {
        broken[random.whole(0, bytes.count - 1)] ^= UInt8(random.whole(1, 255))
      }
      let path = folder.path + "/broken\(round)"
      try broken.write(to: URL(fileURLWithPath: path))
      // Opening may be refused; the type of the error is that of `init`.
      guard let store = try? SQLiteRunStore(path: path) else { continue }
      for (seed, id) in ids.enumerated() {
        if let read = try? store.part(.samples, of: id) {
          #expect(read == Kept.parts(UInt64(seed))[1].bytes)
        }
      }
      _ = try? store.entries(RunQuery())
      _ = try? store.compact()
    }
  }
}
