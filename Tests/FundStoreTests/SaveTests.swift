import Foundation
import FundResults
import FundStore
import Testing

@Suite struct SaveTests {
  @Test func comesBackWhole() throws {
    let folder = try Folder()
    let entry = try Kept.entry(seed: .max, tags: ["b", "a"], figures: ["x": -0.5, "y": 1e300])
    let parts = Kept.parts(1)
    let kept = try folder.store().save(entry, parts: parts)
    // Another object reads the same from the file.
    let store = try folder.store()
    #expect(try store.entry(id: entry.id) == kept)
    var expected = entry
    expected.tags = ["a", "b"]
    expected.pieces = kept.pieces
    #expect(kept == expected)
    #expect(Kept.sizes(kept) == ["document": 11, "samples": 3_000, "empty": 0])
    for part in parts { #expect(try store.part(part.name, of: entry.id) == part.bytes) }
    #expect(try store.part(.matrix, of: entry.id) == nil)
    #expect(try store.part(.document, of: "000000000000") == nil)
    #expect(try store.entry(id: "000000000000") == nil)
    #expect(try store.entry(id: String(entry.id.dropLast())) == nil)
  }

  /// A second save adds what is missing and leaves the rest as it was.
  @Test func savingAgain() throws {
    let folder = try Folder()
    let store = try folder.store()
    let first = try store.save(Kept.entry(seed: 1, tags: ["a"]), parts: Kept.parts(1))
    var again = try Kept.entry(
      seed: 1, name: "another name", created: "2027-01-01T00:00:00.000Z", tags: ["b"],
      figures: ["net_irr.mean": 1])
    again.seconds = 99
    let kept = try store.save(
      again, parts: [RunPart(.samples, [1, 2, 3]), RunPart(.matrix, [4, 5])])
    #expect(kept.name == "a fund" && kept.created == first.created && kept.seconds == 0.125)
    #expect(kept.used == "2027-01-01T00:00:00.000Z" && kept.tags == ["a", "b"])
    #expect(kept.figures == first.figures)
    #expect(try store.part(.samples, of: kept.id) == Kept.parts(1)[1].bytes)
    #expect(try store.part(.matrix, of: kept.id) == [4, 5])
    #expect(try store.entries(RunQuery()) == [kept])
  }

  /// Equal pieces of several runs are kept once, and stay while one of them has them.
  @Test func equalPiecesAreShared() throws {
    let folder = try Folder()
    let store = try folder.store()
    let noise = RunPart(.samples, (0..<200_000).map { _ in UInt8.random(in: .min ... .max) })
    let ids = try (1...5).map { try store.save(Kept.entry(seed: $0), parts: [noise]).id }
    let size = try store.compact().bytesAfter
    #expect(size < 2 * noise.bytes.count, "\(size)")
    #expect(try store.remove(ids: Array(ids.dropLast()) + ["000000000000"]) == 4)
    #expect(try store.part(.samples, of: ids[4]) == noise.bytes)
    #expect(try store.part(.samples, of: ids[0]) == nil)
    #expect(try store.remove(ids: ids) == 1)
    let report = try store.compact()
    #expect(report.runs == 0 && report.problems == [] && report.bytesAfter < noise.bytes.count / 2)
  }

  /// More than one chunk, and not a whole number of them.
  @Test func largePieces() throws {
    let folder = try Folder()
    let store = try folder.store()
    let bytes = [UInt8](unsafeUninitializedCapacity: 2 * StoredContent.chunkSize + 17) {
      room, used in
      for place in 0..<room.count { room[place] = UInt8(truncatingIfNeeded: place / 4096) }
      used = room.count
    }
    let id = try store.save(Kept.entry(seed: 1), parts: [RunPart(.matrix, bytes)]).id
    #expect(try store.part(.matrix, of: id) == bytes)
    #expect(try store.compact().problems == [])
  }

  @Test func tagsAndTimes() throws {
    let folder = try Folder()
    let store = try folder.store()
    let id = try store.save(Kept.entry(seed: 1, tags: ["a"]), parts: []).id
    #expect(
      try store.tag(id: id, add: ["b", "b", "ä'\";--"], remove: ["a", "none"]).tags == [
        "b", "ä'\";--",
      ])
    try store.touch(id: id, at: "2026-12-24T00:00:00.000Z")
    try store.touch(id: "000000000000", at: "2026-12-24T00:00:00.000Z")
    let entry = try #require(try store.entry(id: id))
    #expect(entry.used == "2026-12-24T00:00:00.000Z" && entry.created == "2026-11-21T10:00:00.000Z")
    let error = #expect(throws: RunStoreError.self) {
      try store.tag(id: "000000000000", add: ["x"], remove: [])
    }
    #expect(error?.code == .notFound)
    #expect(error?.message == "the store '\(folder.file)' has no run 000000000000")
  }

  @Test func whatCannotBeKept() throws {
    let folder = try Folder()
    let store = try folder.store()
    func refused(_ text: String, _ change: (inout RunEntry) -> Void, parts: [RunPart] = []) throws {
      var entry = try Kept.entry(seed: 1)
      change(&entry)
      let error = #expect(throws: RunStoreError.self) { try store.save(entry, parts: parts) }
      #expect(error?.code == .invalid)
      #expect(error?.message.contains(text) == true, "\(error?.message ?? "")")
    }
    try refused("id 'abc'") { $0.id = "abc" }
    try refused("its identity says") { $0.identity.seed = 5 }
    try refused("created: 'yesterday' is no time") { $0.created = "yesterday" }
    try refused("used: '2026-11-21' is no time") { $0.used = "2026-11-21" }
    try refused("'2026-13-01T00:00:00.000Z' is no time") { $0.created = "2026-13-01T00:00:00.000Z" }
    try refused("cannot be a tag") { $0.tags = ["good", ""] }
    try refused("cannot be a tag") { $0.tags = ["two\nlines"] }
    try refused("the figure 'tvpi.mean' is no number") { $0.figures["tvpi.mean"] = .nan }
    try refused("no number of seconds") { $0.seconds = .infinity }
    try refused(
      "'samples' is there twice", { _ in }, parts: [RunPart(.samples, [1]), RunPart(.samples, [2])])
    #expect(try store.entries(RunQuery()).isEmpty)
  }

  /// Words of a user stay words.
  @Test func hostileText() throws {
    let folder = try Folder()
    let store = try folder.store()
    let word = "x'); DROP TABLE run; --\" \u{0} %_ ä 🏠"
    var entry = try Kept.entry(seed: 1, name: word, tags: ["'; DROP TABLE tag; --"])
    entry.figures = [word: 1]
    let kept = try store.save(entry, parts: [RunPart(RunPart.Name(word), [1])])
    #expect(kept.name == word && kept.figures == [word: 1])
    #expect(try store.part(RunPart.Name(word), of: kept.id) == [1])
    var query = RunQuery()
    query.name = "DROP table RUN; --\""
    query.tags = ["'; DROP TABLE tag; --"]
    query.conditions = [RunQuery.Condition(word, .equal, 1)]
    query.idPrefix = String(kept.id.prefix(4))
    #expect(try store.entries(query) == [kept])
    query.name = "' OR 1=1 --"
    #expect(try store.entries(query) == [])
    for prefix in ["%", "_", "' OR ''='", "~"] {
      query = RunQuery()
      query.idPrefix = prefix
      #expect(try store.entries(query) == [])
    }
    #expect(try store.compact().problems == [])
  }
}
