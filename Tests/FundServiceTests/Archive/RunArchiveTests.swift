import FundModel
import FundResults
import FundService
import TestSupport
import Testing

@Suite struct RunArchiveTests {
  /// Random funds of every kind come back to the bit; the failing seed is the argument.
  @Test(arguments: 0..<24 as Range<UInt64>) func comesBackToTheBit(seed: UInt64) throws {
    let (document, run) = try Archived.run(Archived.document(seed: seed))
    let part = Archived.reading(try RunArchive.parts(of: run, config: document))
    #expect(try Archived.differences(run, RunArchive.result(part)) == [])
  }

  /// More chunks than one, and the last of them not full.
  @Test func severalChunks() throws {
    let file = Cases.packageRoot.appendingPathComponent("examples/worked-example.json")
    let (document, run) = try Archived.run(
      ConfigDocument.load(file: file.path).with([("simulation.paths", 1100)]))
    #expect(run.breakdown?.paths == 1100)
    let part = Archived.reading(try RunArchive.parts(of: run, config: document))
    #expect(try Archived.differences(run, RunArchive.result(part)) == [])
  }

  /// Between them the random funds have every table there is.
  @Test func randomFundsHaveEveryPiece() throws {
    var names: Set<RunPart.Name> = []
    for seed in 0..<24 as Range<UInt64> {
      let (document, run) = try Archived.run(Archived.document(seed: seed))
      names.formUnion(try RunArchive.parts(of: run, config: document).map(\.name))
    }
    #expect(
      names == [
        .document, .config, .samples, .flows, .market, .matrix, .breakdown, .notes, .hookMetrics,
        .origins,
      ])
  }

  /// What is not kept is missing, and nothing else is.
  @Test func matrixAndBreakdownMayBeMissing() throws {
    let (document, run) = try Archived.run(
      Service.preset(
        "equihome-v2", ["fund.size=10000000", "simulation.paths=5", "simulation.keep=flows"]))
    let parts = try RunArchive.parts(of: run, config: document)
    #expect(run.matrix != nil && run.breakdown != nil)
    let left = parts.filter { $0.name != .matrix && $0.name != .breakdown }
    let again = try RunArchive.result(Archived.reading(left))
    #expect(again.matrix == nil && again.breakdown == nil)
    for name in [RunPart.Name.document, .config, .samples, .flows, .market] {
      let rest = Archived.reading(parts.filter { $0.name != name })
      #expect(throws: RunArchive.Problem(name, "it is not stored")) { try RunArchive.result(rest) }
    }
  }

  /// The stored configuration has every origin, and runs to the same bits, paths included.
  @Test func theConfigurationRunsAgain() throws {
    let first = try Service.preset("equihome-v2").with(
      [("fund.size", 3_000_000), ("simulation.paths", 12)],
      origin: .commandLine("fund.size=3000000"))
    let (document, run) = try Archived.run(first)
    let part = Archived.reading(try RunArchive.parts(of: run, config: document))
    let stored = try RunArchive.config(part)
    #expect(stored.canonicalJSON == document.canonicalJSON)
    #expect(stored.leaves.count > 100)
    for (old, new) in zip(document.leaves, stored.leaves) {
      #expect(old.path == new.path && old.origin == new.origin)
    }
    #expect(try stored.why("fund.size")?.description == "--set fund.size=3000000")
    #expect(try stored.why("fund.term_years")?.description.hasPrefix("preset equihome-v2:") == true)
    #expect(try stored.why("zones")?.kind == .preset)

    let prepared = try PreparedRun(stored, options: Service.options())
    let again = try FundService.run(prepared)
    #expect(Service.bits(again, .netIrr) == Service.bits(run, .netIrr))
    let path = try FundService.path(7, of: prepared)
    let before = try FundService.path(7, of: PreparedRun(first, options: Service.options()))
    #expect(path.metrics.map(\.bitPattern) == before.metrics.map(\.bitPattern))
  }

  @Test func anotherConfigurationIsRefused() throws {
    let (document, run) = try Archived.run(
      Service.preset("equihome-v2", ["fund.size=3000000", "simulation.paths=2"]))
    let other = try document.with([("fund.size", 1_000_000)])
    #expect(
      throws: RunArchive.Problem(.origins, "the configuration given is not the one that was run")
    ) {
      try RunArchive.parts(of: run, config: other)
    }
    let parts = try RunArchive.parts(of: run, config: nil).map { part in
      part.name == .config ? RunPart(.config, Array(other.canonicalJSON.utf8)) : part
    }
    let error = #expect(throws: RunArchive.Problem.self) {
      try RunArchive.result(Archived.reading(parts))
    }
    #expect(error?.part == .config)
    // Without origins a value's origin is its place in what is stored.
    let plain = try RunArchive.config(Archived.reading(parts))
    #expect(try plain.why("fund.size")?.description.hasPrefix("stored run:") == true)
  }
}
