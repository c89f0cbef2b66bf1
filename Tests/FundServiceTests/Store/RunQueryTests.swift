import FundResults
import FundService
import Testing

/// Conditions, times and retention: what is read from people's words.
@Suite struct RunQueryTests {
  private let known: Set<String> = [
    "net_irr.mean", "net_irr.se", "tvpi.q0.05", "loss.cvar0.99", "probability_of_loss", "own.mean",
  ]

  @Test(arguments: [
    ("net_irr.mean > 0.08", "net_irr.mean", ">", 0.08), ("net_irr>8%", "net_irr.mean", ">", 0.08),
    ("tvpi.q05 <= 1", "tvpi.q0.05", "<=", 1), ("tvpi.q0.05>=-1e-3", "tvpi.q0.05", ">=", -1e-3),
    ("loss.cvar99 < 20 %", "loss.cvar0.99", "<", 0.2), ("own = 3", "own.mean", "=", 3),
    ("probability_of_loss < 0.05", "probability_of_loss", "<", 0.05),
  ])
  func conditions(text: String, figure: String, relation: String, value: Double) throws {
    let condition = try RunQuery.Condition(parsing: text, known: known)
    #expect(condition.figure == figure && condition.relation.rawValue == relation)
    #expect(condition.value == value)
  }

  @Test(arguments: [
    ("net_ir.mean > 0", "did you mean net_irr.mean?"), ("net_irr.mean", "a condition is"),
    ("net_irr.mean > x", "\"x\" is no number"), ("> 3", "a condition is"),
    ("net_irr.mean >> 3", "a condition is"), ("net_irr.mean == 3", "a condition is"),
    ("quux > 3", "there are loss.cvar0.99"), ("net_irr.mean > nan", "is no number"),
  ])
  func wrongConditions(text: String, hint: String) throws {
    let error = #expect(throws: RunStoreError.self) {
      try RunQuery.Condition(parsing: text, known: known)
    }
    #expect(error?.code == .invalid && error?.message.contains(hint) == true, "\(error!)")
  }

  @Test(arguments: [
    ("2026-11-21", "2026-11-21", "2026-11-21"),
    ("2026-11-21T09:30", "2026-11-21T09:30:00.000Z", "2026-11-21T09:30:59.999Z"),
    ("2026-11-21T09:30:15Z", "2026-11-21T09:30:15.000Z", "2026-11-21T09:30:15.999Z"),
    ("2024-02-29T23:59:59.123Z", "2024-02-29T23:59:59.123Z", "2024-02-29T23:59:59.123Z"),
  ])
  func times(text: String, since: String, until: String) throws {
    #expect(try RunTime.bound(text, .since) == since)
    #expect(try RunTime.bound(text, .until) == until)
  }

  @Test(arguments: [
    "", "2026", "2026-13-01", "2026-02-29", "2026-11-31", "21.11.2026", "2026-11-21T24:00",
    "2026-11-21T9:30", "2026-11-21 09:30", "2026-11-21T09:30+02:00", "2026-11-21T", "yesterday",
    "２０２６-11-21",
  ])
  func wrongTimes(text: String) {
    let error = #expect(throws: RunStoreError.self) { try RunTime.bound(text, .since) }
    #expect(error?.code == .invalid)
  }

  @Test func boundsIncludeTheirDay() throws {
    let store = MemoryRunStore()
    for (id, time) in [
      ("a", "2026-11-20T23:59:59.999Z"), ("b", "2026-11-21T00:00:00.000Z"),
      ("c", "2026-11-21T23:59:59.999Z"), ("d", "2026-11-22T00:00:00.000Z"),
    ] {
      try store.save(entry(id, used: time), parts: [])
    }
    var query = RunQuery()
    query.since = "2026-11-21"
    query.until = "2026-11-21"
    #expect(try store.entries(query).map(\.id) == ["c", "b"])
  }

  private func entry(
    _ id: String, used: String, bytes: Int = 0, tags: [String] = []
  ) -> RunEntry {
    RunEntry(
      id: id,
      identity: RunIdentity(
        engineVersion: "1", configHash: "c", dataHashes: [], seed: 1, firstPath: 0, paths: 1),
      name: "F", created: used, used: used, tags: tags,
      pieces: [.init(name: .samples, bytes: bytes, storedBytes: bytes)])
  }

  /// The newest first, as a store gives them; each takes 10 bytes.
  private var five: [RunEntry] {
    (0..<5).map {
      entry(
        "\($0)", used: "2026-11-2\(5 - $0)T00:00:00.000Z", bytes: 10, tags: $0 == 4 ? ["t"] : [])
    }
  }

  @Test(
    arguments: [
      (RunRetention(), []), (RunRetention(unusedSince: "2026-11-23T00:00:00.000Z"), ["4", "3"]),
      (RunRetention(unusedSince: "2026-11-23T00:00:00.000Z", keepTagged: true), ["3"]),
      (RunRetention(unusedSince: "2026-11-24T00:00:00.000Z", keepLast: 3), ["4", "3"]),
      (RunRetention(keepLast: 2), ["4", "3", "2"]),
      (RunRetention(keepLast: 0, keepTagged: true), ["3", "2", "1", "0"]),
      (RunRetention(maxBytes: 25), ["4", "3", "2"]), (RunRetention(maxBytes: 50), []),
      (RunRetention(keepTagged: true, maxBytes: 0), ["3", "2", "1", "0"]),
      (RunRetention(keepLast: 4, maxBytes: 0), ["4"]),
      (RunRetention(unusedSince: "2026-11-22T00:00:00.000Z", maxBytes: 30), ["4", "3"]),
    ] as [(RunRetention, [String])])
  func retention(rule: RunRetention, leaving: [String]) {
    #expect(rule.leaving(five).map(\.id) == leaving)
  }
}
