import Foundation
import TestSupport
import Testing

/// `equihome path`, `equihome explain` and `--trace`, as a user calls them.
@Suite struct PathCommandTests {
  private static func folder() throws -> Folder {
    let folder = try Folder()
    try FileManager.default.createSymbolicLink(
      at: folder.file("examples"),
      withDestinationURL: Cases.packageRoot.appendingPathComponent("examples"))
    return folder
  }

  /// The walk of the worked example, figure by figure. `EQUIHOME_RECORD=1` writes it anew, and fails.
  @Test(arguments: ["net_irr", "time_weighted_return", "management_fees"])
  func goldenWalk(metric: String) throws {
    let ended = try Program.run(
      ["explain", "examples/worked-example.json", metric, "--path", "0"], in: Self.folder())
    #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended)")
    let golden = Cases.packageRoot.appendingPathComponent("Tests/golden/explain-\(metric).txt")
    if ProcessInfo.processInfo.environment["EQUIHOME_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(ended.output).write(to: golden)
      Issue.record("recorded \(golden.lastPathComponent); run again without EQUIHOME_RECORD")
    }
    #expect(ended.text == String(decoding: try Data(contentsOf: golden), as: UTF8.self))
  }

  @Test func pathInEveryForm() throws {
    let folder = try Self.folder()
    let path = ["path", "examples/worked-example.json", "--path", "3"]
    let page = try Program.run(path, in: folder)
    #expect(page.status == 0 && page.text.contains("path 3 · seed 1"), "\(page)")
    let object = try #require(
      JSONSerialization.jsonObject(
        with: Data(Program.run(path + ["--format", "json"], in: folder).output)) as? [String: Any])
    #expect((object["loans"] as? [Any])?.count == 2 && (object["months"] as? [Any])?.count == 73)
    let months = try Program.run(path + ["--months", "--format", "csv"], in: folder)
    #expect(months.text.split(whereSeparator: \.isNewline).count == 74, "\(months)")
    let plain = try Program.run(path + ["--format", "csv"], in: folder)
    #expect(plain.output == months.output)
    let loans = try Program.run(path + ["--loans"], in: folder)
    #expect(loans.text.contains("month bought") && !loans.text.contains("…"), "\(loans)")
    for table in ["--market", "--events"] {
      let ended = try Program.run(path + [table, "--format", "json"], in: folder)
      #expect(ended.status == 0 && ended.text.hasPrefix("["), "\(ended)")
    }
    let out = try Program.run(path + ["--loans", "--out", "loans.txt"], in: folder)
    #expect(out.status == 0 && out.errors == "wrote loans.txt\n")
    #expect(try folder.text("loans.txt") == loans.text)
  }

  /// A fund of a script: clauses name its line.
  @Test func explanationOfAScript() throws {
    let folder = try Folder()
    try folder.write(
      "fund.lua",
      """
      local eq = require "equihome"
      local fund = eq.preset "equihome-v2"
      fund.waterfall.hurdle_rate = 0.07
      return fund
      """.utf8)
    let arguments = [
      "explain", "fund.lua", "carry", "--path", "1", "--set", "waterfall.carry=0.15",
    ]
    let ended = try Program.run(arguments, in: folder)
    #expect(ended.status == 0 && ended.text.contains("(fund.lua:3)"), "\(ended)")
    #expect(ended.text.contains("(--set waterfall.carry=0.15)"), "\(ended)")
    let json = try Program.run(arguments + ["--format", "json"], in: folder)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json.output)) as? [String: Any])
    #expect(object["name"] as? String == "carry" && (object["parts"] as? [Any])?.count == 1)
  }

  /// The log's metrics are the run's samples of the path.
  @Test func traceIsOfTheRun() throws {
    let folder = try Folder()
    let run = [
      "run", "equihome-v2", "--paths", "20", "--set", "fund.size=2e7", "--fail-on", "never",
    ]
    let ended = try Program.run(
      run + [
        "--trace", "path=17,path=3", "--trace-file", "log.jsonl", "--format", "json", "--samples",
      ], in: folder)
    #expect(ended.status == 0 && ended.errors == "wrote log.jsonl\n", "\(ended)")
    let result = try #require(
      JSONSerialization.jsonObject(with: Data(ended.output)) as? [String: Any])
    let samples = try #require(result["samples"] as? [String: [Any]])
    let lines = try folder.text("log.jsonl").split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let metrics = lines.filter { $0["stage"] as? String == "metrics" }
    #expect(metrics.count == 2)
    for (path, figures) in zip([17, 3], metrics) {
      for name in ["net_irr", "tvpi", "loss_rate", "asset_wal"] {
        let expected = try #require(samples[name]?[path] as? Double)
        let actual = try #require(figures[name] as? Double)
        // Kernel and reference: sums in another order, spread by the slope of a present value.
        #expect(abs(actual - expected) <= 1e-9 * (1 + abs(expected)), "\(name)")
      }
    }
    // Without a file the log goes to standard error, and the result is what it was.
    let loud = try Program.run(
      run + ["--trace", "path=3", "--format", "csv"], in: folder)
    let silent = try Program.run(run + ["--format", "csv"], in: folder)
    #expect(loud.output == silent.output && silent.errors.isEmpty)
    #expect(loud.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("{\"stage\":\"") })
  }

  @Test(arguments: [
    (["path", "equihome-v2"], "--path I is missing"),
    (["path", "equihome-v2", "--path", "-1"], #"found "-1""#),
    (["path", "equihome-v2", "--path", "1e300"], #"found "1e300""#),
    (["path", "equihome-v2", "--path", "1.5"], #"found "1.5""#),
    (["path", "equihome-v2", "--path", "18446744073709551616"], "whole number"),
    (["path", "equihome-v2", "--path", "1", "--loans", "--months"], "one of them at a time"),
    (["path", "equihome-v3", "--path", "1"], "equihome-v3"),
    (["explain", "equihome-v2", "--path", "1"], "an argument is missing"),
    (["explain", "equihome-v2", "net_ir", "--path", "1"], "did you mean net_irr?"),
    (["explain", "equihome-v2", "net_irr"], "--path I is missing"),
    (["run", "equihome-v2", "--trace", "17"], "--trace takes path=I"),
    (["run", "equihome-v2", "--trace", "path=1,"], "--trace takes path=I"),
    (["run", "equihome-v2", "--trace", "path=-1"], "--trace takes path=I"),
    (
      ["run", "equihome-v2", "--paths", "5", "--trace", "path=5"],
      "--trace path=5: the run has the paths 0 to 4"
    ),
    (["run", "equihome-v2", "--trace-file", "x"], "--trace path=I is missing"),
  ])
  func wrongUsage(arguments: [String], expected: String) throws {
    let ended = try Program.run(arguments, in: Folder(), timeout: 30)
    #expect(ended.status == 2 && ended.output.isEmpty, "\(arguments): \(ended)")
    #expect(ended.errors.contains(expected), "\(arguments): \(ended)")
  }

  /// Whatever the fund, a path is told as a run gives it, or it is an error that says where the two
  /// programs part.
  @Test(arguments: [
    "waterfall.structure=american", "waterfall.gp_commitment.share=0.05",
    "waterfall.clawback.test=excess_over_carry_share", "market.price_model.kind=gbm",
  ]) func toldAsRun(change: String) throws {
    let ended = try Program.run(
      ["path", "equihome-v2", "--path", "3", "--set", change], in: Folder())
    #expect(ended.status == 0 && ended.errors.isEmpty, "\(change): \(ended)")
  }

  /// The last path there is.
  @Test func lastPath() throws {
    let ended = try Program.run(
      [
        "path", "equihome-v2", "--path", "18446744073709551615", "--seed", "18446744073709551615",
      ], in: Folder())
    #expect(ended.status == 0 && ended.text.contains("path 18446744073709551615"), "\(ended)")
  }
}
