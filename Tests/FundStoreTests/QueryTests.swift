import FundResults
import FundStore
import TestSupport
import Testing

@Suite struct QueryTests {
  private static let names = ["Equihome v2", "equihome income", "ÄLTERE Häuser", "a"]
  private static let days = ["2026-11-20", "2026-11-21", "2026-11-22", "2026-12-01"]
  private static let figures = ["net_irr.mean", "tvpi.mean", "loss.cvar0.99"]
  private static let tags = ["base", "final", "ä b"]

  private static func entry(_ random: inout SplitMix, seed: UInt64) throws -> RunEntry {
    var figures: [String: Double] = [:]
    for name in Self.figures where random.chance(0.8) {
      figures[name] = Double(random.whole(-3, 3)) / 10
    }
    var entry = try Kept.entry(
      seed: seed, name: random.pick(names),
      created: "\(random.pick(days))T0\(random.whole(0, 9)):00:00.\(random.pick(["000", "500"]))Z",
      tags: tags.filter { _ in random.chance(0.4) }, figures: figures)
    entry.identity.configHash = random.pick(["c1", "c2"])
    entry.id = try entry.identity.id
    return entry
  }

  private static func query(_ random: inout SplitMix, _ entries: [RunEntry]) -> RunQuery {
    var query = RunQuery()
    if random.chance(0.3) { query.name = random.pick(["EQUI", "v2", "häuser", "ältere", "none"]) }
    if random.chance(0.2) {
      query.idPrefix = String(random.pick(entries).id.prefix(random.whole(0, 3)))
    }
    if random.chance(0.2) { query.configHash = random.pick(["c1", "c2", "c"]) }
    query.tags = tags.filter { _ in random.chance(0.15) }
    func bound() -> String {
      random.pick([
        random.pick(days), "2026-11", "\(random.pick(days))T05:00:00.500Z",
        "\(random.pick(days))T05:00:00Z",
      ])
    }
    if random.chance(0.3) { query.since = bound() }
    if random.chance(0.3) { query.until = bound() }
    query.conditions = figures.filter { _ in random.chance(0.2) }.map {
      RunQuery.Condition(
        $0, random.pick(RunQuery.Condition.Relation.allCases), Double(random.whole(-3, 3)) / 10)
    }
    if random.chance(0.3) { query.limit = random.whole(0, 5) }
    return query
  }

  /// What a search means, entry by entry.
  private static func matches(_ query: RunQuery, _ entry: RunEntry) -> Bool {
    func begins(_ bound: String) -> String {
      bound.hasSuffix("Z") ? String(bound.dropLast()) : bound
    }
    let isNamed = query.name.map { entry.name.lowercased().contains($0.lowercased()) } ?? true
    let isSince = query.since.map { entry.created >= begins($0) } ?? true
    let isUntil =
      query.until.map { entry.created.prefix(begins($0).count) <= begins($0) } ?? true
    return isNamed && isSince && isUntil && entry.id.hasPrefix(query.idPrefix ?? "")
      && query.configHash ?? entry.identity.configHash == entry.identity.configHash
      && query.tags.allSatisfy(entry.tags.contains)
      && query.conditions.allSatisfy { $0.holds(for: entry) }
  }

  @Test func searchesAgainstAFilter() throws {
    let folder = try Folder()
    let store = try folder.store()
    var random = SplitMix(seed: 5)
    var entries: [RunEntry] = []
    for seed in 0..<60 as Range<UInt64> {
      entries.append(try store.save(Self.entry(&random, seed: seed), parts: []))
    }
    entries.sort { ($1.created, $0.id) < ($0.created, $1.id) }
    #expect(try store.entries(RunQuery()) == entries)
    var found = 0
    for round in 0..<400 {
      let query = Self.query(&random, entries)
      let expected = entries.filter { Self.matches(query, $0) }.prefix(query.limit ?? .max)
      let answer = try store.entries(query)
      #expect(answer.map(\.id) == expected.map(\.id), "round \(round): \(query)")
      found += answer.count
    }
    #expect(found > 500)
  }

  @Test func questionsThatCannotBeAsked() throws {
    let folder = try Folder()
    let store = try folder.store()
    func refused(_ text: String, _ change: (inout RunQuery) -> Void) {
      var query = RunQuery()
      change(&query)
      let error = #expect(throws: RunStoreError.self) { try store.entries(query) }
      #expect(error?.code == .invalid && error?.message.contains(text) == true)
    }
    refused("since: 'last week' is no date; expected one such as 2026-11-21") {
      $0.since = "last week"
    }
    refused("until: '2026-11-21T25:00:00Z' is no date") { $0.until = "2026-11-21T25:00:00Z" }
    refused("until: '2026-11-21T10:00+02:00' is no date") { $0.until = "2026-11-21T10:00+02:00" }
    refused("expected at most 100") { $0.tags = Array(repeating: "a", count: 101) }
    var query = RunQuery()
    query.tags = Array(repeating: "a", count: 50)
    query.conditions = Array(repeating: RunQuery.Condition("x", .less, .nan), count: 50)
    #expect(try store.entries(query) == [])
  }

  /// Searches go by the indices that are there for them.
  @Test func searchesUseTheirIndices() throws {
    let folder = try Folder()
    _ = try folder.store()
    let connection = try Connection(file: folder.file, location: folder.file, waits: 1)
    func plan(_ change: (inout RunQuery) -> Void) throws -> String {
      var query = RunQuery()
      change(&query)
      let search = try RunSearch(query)
      return try connection.run(
        joined: ["EXPLAIN QUERY PLAN"] + search.fragments, search.values
      ).compactMap { $0.text(3) }.joined(separator: "\n")
    }
    let figure = try plan { $0.conditions = [RunQuery.Condition("net_irr.mean", .greater, 0.1)] }
    #expect(figure.contains("figure_value (name=? AND value>?)"), "\(figure)")
    let tag = try plan { $0.tags = ["base"] }
    #expect(tag.contains("tag_name (name=?)"), "\(tag)")
    let since = try plan { $0.since = "2026-11-21" }
    #expect(since.contains("run_created (created>?)"), "\(since)")
    let prefix = try plan { $0.idPrefix = "ab" }
    #expect(prefix.contains("(id>? AND id<?)"), "\(prefix)")
  }
}
