import Foundation
import FundModel
import FundMonteCarlo
import FundResults
import FundService
import Synchronization
import Testing

/// Folders that a test fills and leaves behind empty.
final class TestFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "equihome-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

enum Small {
  /// The standard fund with few loans, so that a path takes little time, and costs to its size.
  static func fund(_ changes: [String] = []) throws -> ConfigDocument {
    try Service.preset(
      "equihome-v2",
      ["fund.size=10000000", "expenses.formation=25000", "expenses.annual=15000"] + changes)
  }

  static func figures(_ names: [String] = ["net_irr.mean", "tvpi.q0.25"]) throws -> [Objective] {
    try names.map { try Objective(parsing: $0) }
  }

  static let rates = [0.01, 0.015, 0.02, 0.025]

  static func request(
    _ rates: [Double] = rates, paths: Int = 16, threads: Int = 2, seed: UInt64 = 7,
    figures names: [String] = ["net_irr.mean", "tvpi.q0.25"], cache: String? = nil
  ) throws -> BatchRequest {
    BatchRequest(
      base: try fund(),
      cells: rates.map { .init([("fees.management.rate", .double($0))]) },
      figures: try figures(names),
      options: Service.options(paths: paths, threads: threads) { $0.seed = seed }, cache: cache)
  }
}

@Suite struct BatchTests {
  /// The figures are those of a run of the cell by itself, and the same for cells side by side, for
  /// threads inside a cell, and for more threads than cells.
  @Test func bitsDoNotDependOnTheSplit() throws {
    let one = try FundService.run(Small.request(threads: 1))
    #expect(one.runs == 4 && one.cached == 0 && one.paths == 16 && one.seed == 7)
    #expect(Set(one.cells.compactMap { $0.figures[0].value }).count == 4, "the cells differ")
    for threads in [2, 3, 9] {
      let other = try FundService.run(Small.request(threads: threads))
      #expect(other.cells.map(\.figures) == one.cells.map(\.figures))
    }
    // Two chunks of paths and two threads: the threads go inside.
    let many = try (1...2).map { threads in
      try FundService.run(Small.request([0.02], paths: 520, threads: threads, figures: ["tvpi.sd"]))
    }
    #expect(many[0].cells[0].figures == many[1].cells[0].figures)
  }

  @Test func figuresAreThoseOfARun() throws {
    let batch = try FundService.run(Small.request())
    for (rate, cell) in zip(Small.rates, batch.cells) {
      let run = try FundService.run(
        Small.fund(["fees.management.rate=\(rate)"]),
        options: Service.options(paths: 16) { $0.seed = 7 })
      for (objective, figure) in zip(try Small.figures(), cell.figures) {
        let value = try #require(objective.evaluate(run))
        #expect(figure.value == value.value && figure.standardError == value.standardError)
      }
    }
  }

  /// With a group a path, the paired error of a difference of means is that of the differences path by
  /// path; sums of 16 numbers below 1 in another order differ by a few ulps.
  @Test func pairedErrorsAreThoseOfDifferences() throws {
    let batch = try FundService.run(Small.request(figures: ["net_irr.mean"]))
    let samples = try [0.01, 0.025].map { rate in
      try FundService.run(
        Small.fund(["fees.management.rate=\(rate)"]),
        options: Service.options(paths: 16) { $0.seed = 7 }
      ).samples.column(.netIrr).map { $0 }
    }
    let differences = zip(samples[0], samples[1]).map { $1 - $0 }
    #expect(differences.allSatisfy { $0.isFinite })
    let moments = SampleMoments(differences)
    let found = try #require(
      batch.cells[3].figures[0].difference(from: batch.cells[0].figures[0], confidence: 0.95))
    let error = try #require(found.standardError)
    #expect(abs(found.value - (try #require(moments.mean))) < 1e-14)
    #expect(abs(error - (try #require(moments.standardError))) < 1e-14)
    // Common paths: far below the error of independent ones.
    let own = try #require(batch.cells[0].figures[0].standardError)
    #expect(error < own)
  }

  @Test func theCacheRunsWhatIsNew() throws {
    let folder = try TestFolder()
    let first = try FundService.run(Small.request(cache: folder.path))
    #expect(first.runs == 4 && folder.names.count == 4)
    let again = try FundService.run(Small.request(cache: folder.path))
    #expect(again.runs == 0 && again.cached == 4 && again.notes.isEmpty)
    #expect(again.cells.map(\.figures) == first.cells.map(\.figures))
    // One cell changes: one cell runs.
    let changed = try FundService.run(
      Small.request([0.01, 0.016, 0.02, 0.025], cache: folder.path))
    #expect(changed.runs == 1 && changed.cells.map(\.isCached) == [true, false, true, true])
    // The name and the preset's origin are no part of what is modelled; seed, paths, figures are.
    var renamed = try Small.request(cache: folder.path)
    try renamed.base.set("fund.name", .string("another"))
    #expect(try FundService.run(renamed).runs == 0)
    #expect(try FundService.run(Small.request(seed: 8, cache: folder.path)).runs == 4)
    #expect(try FundService.run(Small.request(paths: 17, cache: folder.path)).runs == 4)
    var other = try Small.request(cache: folder.path)
    other.base = try other.base.with([("simulation.fund_number", .int(3))])
    #expect(try FundService.run(other).runs == 4)
    #expect(
      try FundService.run(Small.request(figures: ["net_irr.mean"], cache: folder.path)).runs == 4)
    var later = try Small.request(cache: folder.path)
    later.options.firstPath = 100
    #expect(try FundService.run(later).runs == 4)
  }

  @Test func damagedAndForeignFilesAreRunAgain() throws {
    let folder = try TestFolder()
    let first = try FundService.run(Small.request(cache: folder.path))
    let files = folder.names.map { folder.path + "/" + $0 }
    // Half a file; a file of another cell; a figure changed by hand; not JSON.
    let whole = try #require(FileManager.default.contents(atPath: files[0]))
    try whole.prefix(whole.count / 2).write(to: URL(filePath: files[0]))
    try #require(FileManager.default.contents(atPath: files[3])).write(to: URL(filePath: files[1]))
    let text = try String(contentsOfFile: files[2], encoding: .utf8)
    let edited = text.replacing("\"value\":0", with: "\"value\":1", maxReplacements: 1)
    #expect(edited != text)
    try edited.write(toFile: files[2], atomically: true, encoding: .utf8)
    let again = try FundService.run(Small.request(cache: folder.path))
    #expect(again.runs == 3 && again.cached == 1 && again.notes.count == 3)
    for (file, note) in zip(files, again.notes.sorted()) { #expect(note.hasPrefix(file)) }
    #expect(again.notes.contains { $0.contains("is damaged") })
    #expect(again.notes.contains { $0.contains("is not a finished cell") })
    #expect(again.cells.map(\.figures) == first.cells.map(\.figures))
    // And they are whole again.
    #expect(try FundService.run(Small.request(cache: folder.path)).notes.isEmpty)
    // No temporary file is left.
    #expect(folder.names.count == 4 && folder.names.allSatisfy { $0.hasSuffix(".json") })
  }

  @Test func aStoppedBatchGoesOn() throws {
    let folder = try TestFolder()
    let box = Mutex<RunControl?>(nil)
    let control = RunControl(report: { progress in
      if let cells = progress.cells, cells.done >= 2 { box.withLock { $0?.cancel() } }
    })
    box.withLock { $0 = control }
    let error = try #require(throws: ServiceError.self) {
      try FundService.run(Small.request(threads: 1, cache: folder.path), control: control)
    }
    #expect(error.code == .interrupted)
    #expect(error.message == "interrupted after 2 of 4 cells; finished cells are kept")
    #expect(folder.names.count == 2)
    let rest = try FundService.run(Small.request(threads: 1, cache: folder.path))
    #expect(rest.runs == 2 && rest.cached == 2)
    let whole = try FundService.run(Small.request(threads: 1))
    #expect(rest.cells.map(\.figures) == whole.cells.map(\.figures))
  }

  @Test func progressCountsCellsAndPaths() throws {
    let seen = Mutex<[RunProgress]>([])
    let control = RunControl(report: { progress in seen.withLock { $0.append(progress) } })
    _ = try FundService.run(Small.request(), control: control)
    // Before that, cells are looked at, which a slow machine reports too.
    let reports = seen.withLock { $0 }.filter { $0.stage == "cells" }
    let last = try #require(reports.last)
    #expect(last.done == 64 && last.total == 64)
    #expect(last.cells?.done == 4 && last.cells?.total == 4)
    #expect(reports.map(\.done) == reports.map(\.done).sorted())
  }

  @Test func equalCellsAreRunOnce() throws {
    let result = try FundService.run(Small.request([0.02, 0.01, 0.02]))
    #expect(result.runs == 2 && result.cells.count == 3)
    #expect(result.cells[0].figures == result.cells[2].figures)
    #expect(result.cells[0].figures != result.cells[1].figures)
  }

  @Test func everyInvalidCellIsToldBeforeAnythingRuns() throws {
    let folder = try TestFolder()
    var request = try Small.request(cache: folder.path)
    request.cells += [
      .init([("fees.management.rate", 7)]), .init([("fees.management.rate", 7)]),
      .init([("zones.green.allocation", 0.5)]),
    ]
    let error = try #require(throws: ConfigError.self) { try FundService.run(request) }
    let text = error.description
    #expect(text.contains("3 of 7 cells cannot be run; none was"))
    #expect(text.contains("in cells 5, 6 (the first: fees.management.rate = 7)"), "\(text)")
    #expect(text.contains("in cell 7 (zones.green.allocation = 0.5)"), "\(text)")
    #expect(
      text.contains("rescale names those that make room, for example zones.NAME.allocation"),
      "\(text)")
    #expect(folder.names.isEmpty)
  }

  @Test func aGuardrailNamesTheCells() throws {
    var request = try Small.request()
    request.cells.append(
      .init([("zones.green.allocation", 0.7), ("zones.orange.allocation", 0.2)]))
    let error = try #require(throws: ServiceError.self) { try FundService.run(request) }
    #expect(error.code == .guardrail)
    #expect(error.message.contains("1 of 5 cells cannot be run"))
    #expect(error.message.contains("cell 5 (zones.green.allocation = 0.7"))
    request.options.failOn = .never
    #expect(try FundService.run(request).runs == 5)
  }

  @Test func aFolderThatCannotBeMade() throws {
    let folder = try TestFolder()
    let file = folder.path + "/file"
    try "x".write(toFile: file, atomically: true, encoding: .utf8)
    let error = try #require(throws: ConfigError.self) {
      try FundService.run(Small.request(cache: file + "/cells"))
    }
    #expect(error.code == .unwritable && error.message.contains(file + "/cells"))
  }
}
