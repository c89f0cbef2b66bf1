import FundModel
import FundMonteCarlo
import FundResults
import FundService
import TestSupport
import Testing

/// Runs that are kept, and runs that are answered from what was kept.
@Suite struct KeepingTests {
  private let store = MemoryRunStore()

  private func run(
    _ changes: [String] = [], paths: Int = 40, now: String = "2026-11-21T09:14:07.250Z",
    tags: [String] = [], rerun: Bool = false, in other: (any RunStore)? = nil,
    _ change: (inout RunOptions) -> Void = { _ in }
  ) throws -> KeptRun {
    let document = try Service.preset("equihome-v2", ["fund.size=20000000"] + changes)
    let prepared = try PreparedRun(document, options: Service.options(paths: paths, change))
    let use = StoreUse(store: other ?? store, now: now, tags: tags, rerun: rerun)
    return try FundService.run(prepared, keeping: use)
  }

  @Test func theSameRunIsAnswered() throws {
    let first = try run(tags: ["base"])
    let entry = try #require(first.entry)
    #expect(!first.isAnswer && first.notes.isEmpty && entry.created == entry.used)
    let id = try entry.identity.id
    #expect(entry.id == id && entry.tags == ["base"])
    let second = try run(now: "2026-11-22T00:00:00.000Z", tags: ["again"]) { $0.threads = 2 }
    #expect(second.isAnswer && second.notes.isEmpty)
    #expect(second.entry?.id == entry.id && second.entry?.created == entry.created)
    #expect(second.entry?.used == "2026-11-22T00:00:00.000Z")
    #expect(second.entry?.tags == ["again", "base"])
    #expect(try Service.bytes(second.result) == Service.bytes(first.result))
    #expect(second.result.timings == first.result.timings)
    for item in FlowItem.allCases {
      #expect(second.result.flows.monthly(item) == first.result.flows.monthly(item))
    }
  }

  /// What is another run: every part of the identity, one by one. `simulation.fund_number` is not in the
  /// hash of the configuration and moves the draws.
  @Test func anotherRunIsRun() throws {
    var ids = [try #require(run().entry).id]
    let others: [KeptRun] = [
      try run { $0.seed = 7 }, try run(paths: 41), try run { $0.firstPath = 1 },
      try run(["waterfall.carry=0.15"]), try run(["simulation.fund_number=3"]),
      try run(["guardrails=[]"]), try run(["analytics.confidence_level=0.9"]),
    ]
    for other in others {
      #expect(!other.isAnswer)
      ids.append(try #require(other.entry).id)
    }
    #expect(Set(ids).count == ids.count)
    #expect(try store.entries(RunQuery()).count == ids.count)
  }

  /// What a model is called is no part of it: the answer has the asker's names.
  @Test func anAnswerHasTheNamesOfTheAsker() throws {
    let first = try run()
    let asked = try run(["fund.name=Other", "based_on=nothing"])
    #expect(asked.isAnswer && asked.entry?.id == first.entry?.id)
    #expect(asked.result.manifest.configName == "Other")
    #expect(asked.result.manifest.preset == "nothing")
    #expect(asked.result.config.fund.name == "Other")
    let alone = try FundService.run(
      Service.preset(
        "equihome-v2", ["fund.size=20000000", "fund.name=Other", "based_on=nothing"]),
      options: Service.options(paths: 40))
    #expect(try Service.bytes(asked.result) == Service.bytes(alone))
  }

  @Test func missingPiecesAreAddedByAnotherRun() throws {
    let plain = try run()
    #expect(plain.entry?.holds(.matrix) == false && plain.entry?.holds(.breakdown) == false)
    let flows = try run { $0.keep = .flows }
    #expect(!flows.isAnswer && flows.entry?.id == plain.entry?.id)
    #expect(flows.entry?.created == plain.entry?.created && flows.entry?.holds(.matrix) == true)
    let broken = try run { $0.breakdown = true }
    #expect(!broken.isAnswer && broken.entry?.holds(.matrix) == true)
    let all = try run {
      $0.keep = .flows
      $0.breakdown = true
    }
    let matrix = try #require(all.result.matrix)
    #expect(all.isAnswer && all.result.manifest.keep == .flows)
    for path in 0..<40 {
      let run = try #require(flows.result.matrix).row(.net, path: path)
      #expect(matrix.row(.net, path: path).map(\.bitPattern) == run.map(\.bitPattern))
    }
    #expect(all.result.breakdown != nil)
    #expect(RunDocument(all.result).breakdown == RunDocument(broken.result).breakdown)
    // Who asks for less is answered with less.
    let less = try run()
    #expect(less.isAnswer && less.result.matrix == nil && less.result.breakdown == nil)
    #expect(less.result.manifest.keep == .metrics)
    #expect(try Service.bytes(less.result) == Service.bytes(plain.result))
  }

  @Test func checksAlwaysRun() throws {
    _ = try run()
    let checked = try run { $0.checks = true }
    #expect(!checked.isAnswer && checked.result.timings.seconds("reference check") != nil)
  }

  @Test func aRerunHoldsTheTwoAgainstEachOther() throws {
    let first = try run()
    let again = try run(now: "2027-01-01T00:00:00.000Z", rerun: true)
    #expect(!again.isAnswer && again.notes.isEmpty)
    #expect(again.entry?.created == first.entry?.created)
    // A stored run without the flows is held against what it has, and gets them.
    let flows = try run(rerun: true) { $0.keep = .flows }
    #expect(flows.notes.isEmpty && flows.entry?.holds(.matrix) == true)
  }

  /// A stored run with other figures: `rerun` says which, and without it pieces are not mixed.
  @Test func aStoredRunThatIsAnotherIsADefect() throws {
    let prepared = try PreparedRun(
      Service.preset("equihome-v2", ["fund.size=20000000"]), options: Service.options(paths: 40))
    var forged = try FundService.run(prepared)
    let column = forged.samples.column(.tvpi)
    let samples = SampleTable(paths: 40)
    for path in 0..<40 {
      var row = Metric.allCases.map { forged.samples.column($0)[path] }
      if path == 17 { row[Metric.tvpi.rawValue] = column[path] + 1 }
      samples.store(row, path: path)
    }
    forged.samples = samples
    try FundService.keep(
      forged, config: prepared.document,
      in: StoreUse(store: store, now: "2026-11-21T09:14:07.250Z"))
    for keep in [Simulation.Keep.metrics, .flows] {
      let error = #expect(throws: ServiceError.self) { try run(rerun: true) { $0.keep = keep } }
      #expect(error?.code == .defect)
      #expect(error?.message.contains("tvpi of path 17 is") == true, "\(String(describing: error))")
    }
    let more = try run { $0.keep = .flows }
    #expect(more.entry == nil && more.result.matrix != nil)
    #expect(more.notes.count == 1 && more.notes[0].contains("tvpi."), "\(more.notes)")
  }

  /// Runs that trip guardrails are results.
  @Test func runsThatTripAreKept() throws {
    let rule =
      #"guardrails=[{"name": "deep", "metric": "tvpi.max", "op": ">", "limit": 0, "severity": "error"}]"#
    let first = try run([rule])
    #expect(FundService.fails(first.result, on: .error) && first.entry?.tripped == ["deep"])
    let again = try run([rule])
    #expect(again.isAnswer && FundService.fails(again.result, on: .error))
  }

  @Test func interruptedRunsAreNotKept() throws {
    let prepared = try PreparedRun(
      Service.preset("equihome-v2", ["fund.size=20000000"]), options: Service.options(paths: 40))
    let control = RunControl()
    control.cancel()
    let error = #expect(throws: ServiceError.self) {
      try FundService.run(
        prepared, keeping: StoreUse(store: store, now: "2026-11-21T09:14:07.250Z"),
        control: control)
    }
    #expect(error?.code == .interrupted)
    #expect(try store.entries(RunQuery()).isEmpty)
  }

  /// A store that fails loses no run, and says why nothing was kept.
  @Test(arguments: [RunStoreError.Code.busy, .unwritable, .damaged])
  func aStoreThatFailsLosesNoRun(code: RunStoreError.Code) throws {
    let broken = BrokenStore(RunStoreError(code, "the disk is on fire"))
    let kept = try run(in: broken)
    let plain = try FundService.run(
      Service.preset("equihome-v2", ["fund.size=20000000"]), options: Service.options(paths: 40))
    #expect(try Service.bytes(kept.result) == Service.bytes(plain))
    #expect(kept.entry == nil && !kept.isAnswer && !kept.notes.isEmpty)
    #expect(kept.notes.allSatisfy { $0.contains("the disk is on fire") })
  }

  /// A stored run whose pieces are damaged is run again and replaced, with its tags.
  @Test func damagedRunsAreMadeAnew() throws {
    let first = try run(tags: ["base"])
    let broken = BrokenStore(
      RunStoreError(.damaged, "samples do not match their digest"), below: store)
    let again = try run(now: "2026-12-01T00:00:00.000Z", in: broken)
    #expect(!again.isAnswer && again.notes.count == 1)
    #expect(again.notes[0].contains("samples do not match their digest"))
    #expect(again.entry?.tags == ["base"] && again.entry?.created == "2026-12-01T00:00:00.000Z")
    #expect(try Service.bytes(again.result) == Service.bytes(first.result))
    let healed = try run()
    #expect(healed.isAnswer)
  }

  @Test func storedRunsAreReadBack() throws {
    let kept = try run(tags: ["base"]) { $0.keep = .flows }
    let stored = try FundService.stored("base", in: store)
    #expect(stored.entry.id == kept.entry?.id && stored.result.matrix != nil)
    #expect(try Service.bytes(stored.result) == Service.bytes(kept.result))
    #expect(
      stored.config.canonicalJSON == String(decoding: kept.result.canonicalConfig, as: UTF8.self))
    let asked = try Service.preset("equihome-v2", ["fund.size=20000000"])
    for path in ["fund.size", "waterfall.carry", "zones.green.ltv.max", "simulation.paths"] {
      let (origin, expected) = (try stored.config.why(path), try asked.why(path))
      #expect(path == "simulation.paths" || origin?.description == expected?.description)
      #expect(origin != nil)
    }
  }
}

/// A store that fails: always, or (over another) at reading pieces.
private final class BrokenStore: RunStore {
  private let error: RunStoreError
  private let below: MemoryRunStore?
  let location = "broken"

  init(_ error: RunStoreError, below: MemoryRunStore? = nil) {
    self.error = error
    self.below = below
  }

  private func whole() throws(RunStoreError) -> MemoryRunStore {
    guard let below else { throw error }
    return below
  }

  func save(_ entry: RunEntry, parts: [RunPart]) throws(RunStoreError) -> RunEntry {
    try whole().save(entry, parts: parts)
  }
  func entry(id: String) throws(RunStoreError) -> RunEntry? { try whole().entry(id: id) }
  func entries(_ query: RunQuery) throws(RunStoreError) -> [RunEntry] {
    try whole().entries(query)
  }
  func part(_ name: RunPart.Name, of id: String) throws(RunStoreError) -> [UInt8]? { throw error }
  func touch(id: String, at time: String) throws(RunStoreError) {
    try whole().touch(id: id, at: time)
  }
  func tag(id: String, add: [String], remove: [String]) throws(RunStoreError) -> RunEntry {
    try whole().tag(id: id, add: add, remove: remove)
  }
  func remove(ids: [String]) throws(RunStoreError) -> Int { try whole().remove(ids: ids) }
  func compact() throws(RunStoreError) -> RunStoreReport { try whole().compact() }
}
