import Foundation
import TestSupport
import Testing

/// `equihome results`: kept runs listed, printed, tagged and removed.
@Suite struct ResultsCommandTests {
  private let folder: Folder

  /// Three runs: seeds 1, 2, 3, the first and the last with a tag.
  init() throws {
    folder = try Folder()
    for (seed, arguments) in [
      (1, ["--tag", "base", "--tag", "board"]), (2, ["--set", "fund.name=Other Fund"]),
      (3, ["--tag", "tail"]),
    ] {
      let ended = try Program.run(
        [
          "run", "equihome-v2", "--paths", "40", "--set", "fund.size=20000000", "--seed", "\(seed)",
          "--fail-on", "never",
        ] + arguments, in: folder, environment: Program.usualStore)
      try #require(ended.status == 0, "\(ended)")
    }
  }

  private func results(_ arguments: String..., environment: [String: String] = [:]) throws
    -> Program.Ended
  {
    try Program.run(
      ["results"] + arguments, in: folder,
      environment: Program.usualStore.merging(environment) { _, new in new })
  }

  private func list(_ arguments: String...) throws -> [Json] {
    let ended = try Program.run(
      ["results", "list", "--format", "json"] + arguments, in: folder,
      environment: Program.usualStore)
    #expect(ended.status == 0, "\(ended)")
    return try JSONDecoder().decode(Json.self, from: Data(ended.output)).list ?? []
  }

  private func seeds(_ runs: [Json]) -> [Int] { runs.compactMap { $0["seed"]?.int } }

  @Test func lists() throws {
    let all = try list()
    #expect(seeds(all) == [3, 2, 1])
    let run = try #require(all.last)
    #expect(
      run["paths"]?.int == 40 && run["tags"]?.list?.compactMap(\.string) == ["base", "board"])
    let figures = try #require(run["figures"])
    let mean = try #require(figures["net_irr.mean"]?.number)
    #expect(try seeds(list("--tag", "board")) == [1] && seeds(list("--tag", "x")) == [])
    #expect(try seeds(list("--name", "other")) == [2] && seeds(list("--limit", "2")) == [3, 2])
    #expect(try seeds(list("--where", "net_irr.mean = \(mean)")) == [1])
    #expect(try seeds(list("--where", "net_irr > -1", "--where", "tvpi < 100")) == [3, 2, 1])
    #expect(try seeds(list("--since", "2001-01-01")) == [3, 2, 1])
    #expect(try seeds(list("--until", "2001-01-01T10:00")) == [])
    let csv = try results("list", "--format", "csv")
    let rows = csv.text.components(separatedBy: "\r\n").filter { !$0.isEmpty }
    #expect(rows.count == 4 && rows[0].hasPrefix("id,created,used,name,"), "\(csv)")
    #expect(rows[1].contains(",3,0,"))
  }

  @Test func theTableFitsTheTerminal() throws {
    for width in [40, 60, 80, 120] {
      let ended = try results("list", environment: ["COLUMNS": "\(width)"])
      let lines = ended.text.split(separator: "\n")
      #expect(lines.count == 4 && lines.allSatisfy { $0.count <= width }, "\(ended)")
      #expect(lines[0].contains("id") && lines[0].contains("net IRR"))
    }
    let wide = try results("list", environment: ["COLUMNS": "120"])
    #expect(wide.text.contains("board") && wide.text.contains("Other Fund"), "\(wide)")
    let none = try results("list", "--tag", "nothing")
    #expect(none.status == 0 && none.output.isEmpty && none.errors.contains("none of 3 runs"))
  }

  @Test(arguments: [
    (["list", "--where", "net_ir.mean > 0"], "did you mean net_irr.mean?"),
    (["list", "--where", "net_irr"], "a condition is a figure"),
    (["list", "--since", "2026-02-30"], "--since: a date such as"),
    (["list", "extra"], "unexpected argument \"extra\""), (["lst"], "did you mean list?"),
    (["show"], "an argument is missing"), (["show", "bas"], "did you mean base?"),
    (["show", "latest~9"], "has only 3 runs"),
    (["show", "latest", "--tables", "bridge"], "runs nothing"),
    (["show", "latest", "--tables", "zones"], "without its breakdown"),
    (["tag", "base"], "which name?"), (["tag", "base", "--remove", "x"], "has no tag x"),
    (["rm", "base", "nowhere"], "no run \"nowhere\""),
    (["gc", "--older-than", "soon"], "--older-than takes a time"),
    (["gc", "--max-size", "2"], "--max-size takes a size"), (["gc", "--tagged-too"], "goes with"),
  ])
  func wrongQuestions(words: [String], hint: String) throws {
    let ended = try Program.run(["results"] + words, in: folder, environment: Program.usualStore)
    #expect(ended.status == 2 && ended.output.isEmpty, "\(words): \(ended)")
    #expect(ended.errors.contains(hint), "\(words): \(ended)")
    #expect(try list().count == 3)
  }

  @Test func ambiguousReferencesAreListed() throws {
    for run in try list().prefix(2) {
      let id = try #require(run["id"]?.string)
      #expect(try results("tag", id, "twice").status == 0)
    }
    let ended = try results("show", "twice")
    #expect(ended.status == 2 && ended.errors.contains("names 2 runs"), "\(ended)")
    #expect(ended.errors.split(separator: "\n").count == 3)
  }

  @Test func showsWhatTheRunPrinted() throws {
    let run = [
      "run", "equihome-v2", "--paths", "40", "--set", "fund.size=20000000", "--seed", "1",
      "--fail-on", "never", "--no-store", "--no-timings",
    ]
    for format in ["table", "json", "csv"] {
      let shown = try results("show", "base", "--format", format, "--no-timings")
      let fresh = try Program.run(run + ["--format", format], in: folder)
      #expect(shown.status == 0 && shown.output == fresh.output, "\(format): \(shown)")
    }
    let file = try results("show", "base", "--format", "csv", "--out", "base.csv")
    #expect(file.status == 0 && file.errors.contains("wrote base.csv"))
    let breakdown = try Program.run(
      run.filter { $0 != "--no-store" } + ["--tables", "zones"], in: folder,
      environment: Program.usualStore)
    #expect(breakdown.status == 0)
    #expect(
      try results("show", "base", "--tables", "zones", "--no-timings").output == breakdown.output)
  }

  @Test func tagsAreGivenAndTakenOff() throws {
    let given = try results("tag", "latest", "one", "two")
    #expect(given.status == 0 && given.text.contains("[one, tail, two]"), "\(given)")
    let taken = try results("tag", "one", "--remove", "one", "--remove", "tail")
    #expect(taken.text.contains("[two]"), "\(taken)")
    #expect(try seeds(list("--tag", "two")) == [3] && seeds(list("--tag", "one")) == [])
  }

  @Test func runsAreRemoved() throws {
    let ended = try results("rm", "base", "latest", "base")
    let lines = ended.text.split(separator: "\n")
    #expect(ended.status == 0 && lines.count == 2, "\(ended)")
    #expect(lines.allSatisfy { $0.hasPrefix("removed ") })
    #expect(try seeds(list()) == [2])
  }

  @Test func collects() throws {
    let dry = try results("gc", "--keep-last", "1", "--dry-run")
    #expect(dry.status == 0 && dry.text.hasPrefix("would remove "), "\(dry)")
    #expect(try dry.text.contains("Other Fund") && seeds(list()) == [3, 2, 1])
    let none = try results("gc", "--older-than", "30d")
    #expect(none.text.hasPrefix("0 runs removed, 3 stay"), "\(none)")
    let old = try results("gc", "--keep-last", "1")
    #expect(old.text.contains("1 run removed, 2 stay"), "\(old)")
    #expect(try seeds(list()) == [3, 1])
    #expect(try results("gc", "--max-size", "0B").status == 0)
    #expect(try seeds(list()) == [3, 1])
    #expect(try results("gc", "--max-size", "0B", "--tagged-too").status == 0)
    #expect(try seeds(list()) == [])
  }

  @Test func explainsItself() throws {
    let all = try results("--help")
    for name in ["list", "show", "tag", "rm", "gc"] { #expect(all.text.contains("  \(name) ")) }
    #expect(all.text.contains("latest~N"))
    let one = try results("gc", "--help")
    #expect(one.text.hasPrefix("equihome results gc") && one.text.contains("--dry-run"))
  }
}
