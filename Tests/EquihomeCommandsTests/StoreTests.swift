import Foundation
import TestSupport
import Testing

/// Runs that `equihome run` keeps and answers.
@Suite struct StoreTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private static let small = ["--paths", "60", "--set", "fund.size=20000000"]

  private func run(
    _ arguments: [String] = [], source: String = "equihome-v2", environment: [String: String] = [:]
  ) throws -> Program.Ended {
    try Program.run(
      ["run", source] + Self.small + ["--fail-on", "never"] + arguments, in: folder,
      environment: Program.usualStore.merging(environment) { _, new in new })
  }

  private func results(_ arguments: String...) throws -> Program.Ended {
    try Program.run(["results"] + arguments, in: folder, environment: Program.usualStore)
  }

  private func entries() throws -> [Json] {
    let ended = try results("list", "--format", "json")
    #expect(ended.status == 0, "\(ended)")
    return try #require(
      JSONDecoder().decode(Json.self, from: Data(ended.output)).list, "\(ended)")
  }

  private static let place = ".local/share/equihome/runs.sqlite"

  @Test func theSecondRunIsAnswered() throws {
    let first = try run()
    #expect(first.status == 0 && first.errors.contains("kept as "), "\(first)")
    let second = try run()
    #expect(second.status == 0 && second.output == first.output, "\(second)")
    #expect(second.errors.hasPrefix("from the store: "), "\(second)")
    #expect(second.errors.contains("--rerun") && !second.errors.contains("kept as"))
    #expect(second.errors.split(separator: "\n").count == 1)
    let id = try #require(try entries().first?["id"]?.string)
    #expect(first.errors.contains("kept as \(id) (equihome results show \(id.prefix(6)))"))
    #expect(fileMode(Self.place) == 0o600)
    // What a run prints of itself, json and csv, is the answer too.
    for format in ["json", "csv"] {
      let fresh = try run(["--format", format, "--no-store", "--no-timings"])
      let answer = try run(["--format", format, "--no-timings"])
      #expect(answer.output == fresh.output && answer.errors.hasPrefix("from the store"))
    }
    #expect(try run(["--quiet"]).errors.isEmpty)
  }

  /// Whatever the figures hang on makes another run.
  @Test func anotherRunIsRun() throws {
    _ = try run()
    for arguments in [
      ["--seed", "7"], ["--paths", "61"], ["--set", "waterfall.carry=0.15"], ["--keep", "flows"],
      ["--tables", "zones"], ["--check"], ["--set", "simulation.fund_number=2"],
    ] {
      // An answer tells how long the run took that was kept first.
      let words =
        (arguments.first == "--paths" ? Array(Self.small.dropFirst(2)) : Self.small)
        + ["--no-timings"]
      let ended = try Program.run(
        ["run", "equihome-v2", "--fail-on", "never"] + words + arguments, in: folder,
        environment: Program.usualStore)
      #expect(ended.status == 0 && ended.errors.contains("kept as"), "\(arguments): \(ended)")
      guard arguments != ["--check"] else { continue }
      let again = try Program.run(
        ["run", "equihome-v2", "--fail-on", "never"] + words + arguments, in: folder,
        environment: Program.usualStore)
      #expect(again.errors.hasPrefix("from the store"), "\(arguments): \(again)")
      #expect(again.output == ended.output)
    }
    // flows and zones are pieces of the first run.
    #expect(try entries().count == 5)
  }

  /// A function of the fund's own and a file of data are parts of what is run.
  @Test func hooksAndDataFilesAreParts() throws {
    func script(_ factor: String) throws {
      try folder.write(
        "hooked.lua",
        """
        local eq = require "equihome"
        local fund = eq.preset "equihome-v2"
        fund.hooks.metric = { half = function(p) return \(factor) * p.tvpi end }
        return fund
        """.utf8)
    }
    try script("0.5")
    #expect(try run(source: "hooked.lua").errors.contains("kept as"))
    #expect(try run(source: "hooked.lua").errors.contains("from the store"))
    try script("0.25")
    #expect(try run(source: "hooked.lua").errors.contains("kept as"))

    let history = Cases.packageRoot.appendingPathComponent("examples/synthetic-history.csv")
    var text = String(decoding: try Data(contentsOf: history), as: UTF8.self)
    try folder.write("history.csv", text.utf8)
    let series = [
      ("green", "Ashford-Lakeside, OH"), ("orange", "90020"), ("red", "Crest Harbor, FL"),
    ].map { #"{"zone": "\#($0)", "series": "\#($1)"}"# }.joined(separator: ", ")
    let data = [
      "--set",
      #"market.price_model={"kind": "bootstrap", "bootstrap": {"file": "history.csv", "#
        + #""seasonally_adjusted": true, "mean_block_months": 60, "recentre": true, "#
        + #""series": [\#(series)]}}"#,
    ]
    let first = try run(data)
    guard first.status == 0 else {
      Issue.record("the run of a history failed: \(first)")
      return
    }
    #expect(try run(data).errors.hasPrefix("from the store"))
    text = text.replacingOccurrences(of: "447.40", with: "447.41")
    try folder.write("history.csv", text.utf8)
    #expect(try run(data).errors.contains("kept as"))
  }

  @Test func nothingIsKeptWithoutAStore() throws {
    for (arguments, environment) in [
      (["--no-store"], [:]), ([], ["EQUIHOME_STORE": "none"]),
    ] as [([String], [String: String])] {
      let ended = try run(arguments, environment: environment)
      #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended)")
      #expect(try folder.names().isEmpty && !exists(".local"))
    }
    let homeless = try run(environment: ["HOME": ""])
    #expect(homeless.status == 0 && homeless.errors.contains("HOME is not set"), "\(homeless)")
    #expect(!exists(".local"))
    for option in [["--tag", "x"], ["--rerun"], ["--store", "f"]] {
      let ended = try run(["--no-store"] + option)
      #expect(ended.status == 2 && ended.errors.contains("exclude each other"), "\(ended)")
    }
  }

  @Test func placesOfTheStore() throws {
    #expect(try run(environment: ["XDG_DATA_HOME": folder.url.path + "/data"]).status == 0)
    #expect(exists("data/equihome/runs.sqlite") && !exists(".local"))
    #expect(try run(environment: ["EQUIHOME_STORE": "env.sqlite"]).status == 0)
    #expect(exists("env.sqlite"))
    let asked = try run(["--store", "asked.sqlite"])
    #expect(asked.errors.contains("--store asked.sqlite)") && exists("asked.sqlite"), "\(asked)")
    #expect(try results("list", "--store", "asked.sqlite").text.contains("equihome-v2") == false)
    #expect(try results("show", "latest", "--store", "asked.sqlite").output == asked.output)
    #expect(try results("list", "--store", "absent.sqlite").status == 2)
    #expect(!exists("absent.sqlite"))
    // Looking makes nothing.
    let empty = try results("list")
    #expect(empty.status == 0 && empty.output.isEmpty && empty.errors.contains("has no runs"))
    #expect(try results("list", "--format", "json").text == "[]\n" && !exists(".local"))
  }

  /// A file that is no store: the run goes on where nobody asked for it, and is refused where they did.
  @Test func aBrokenStoreLosesNoRun() throws {
    try folder.write("broken.sqlite", "this is no store, but it is long enough to be one\n".utf8)
    let usual = try run(environment: ["EQUIHOME_STORE": "broken.sqlite"])
    #expect(usual.status == 0 && !usual.output.isEmpty, "\(usual)")
    #expect(usual.errors.contains("the run is not kept"), "\(usual)")
    let asked = try run(["--store", "broken.sqlite"])
    #expect(asked.status == 2 && asked.output.isEmpty && asked.errors.contains("broken.sqlite"))
    let folderAsked = try run(["--store", "."])
    #expect(folderAsked.status == 2 && folderAsked.output.isEmpty, "\(folderAsked)")
    #expect(try folder.text("broken.sqlite").hasPrefix("this is no store"))
    #expect(try results("list", "--store", "broken.sqlite").status != 0)
  }

  /// A damaged piece is found out, the run is made again, and the store is whole after it.
  @Test func damagedPiecesAreMadeAnew() throws {
    let first = try run(["--tag", "base"])
    let store = folder.file(Self.place).path
    let python = """
      import sqlite3, sys
      d = sqlite3.connect(sys.argv[1])
      for n, data in d.execute("select rowid, data from chunk").fetchall():
          d.execute("update chunk set data = ? where rowid = ?", (bytes(len(data)), n))
      d.commit()
      """
    try folder.write("damage.py", python.utf8)
    let damage = try Program.shell("python3 damage.py \(store)", in: folder)
    #expect(damage.status == 0, "\(damage)")
    let gc = try results("gc")
    #expect(gc.status == 1 && gc.errors.contains("equihome: "), "\(gc)")
    #expect(try results("show", "base").status == 1)
    let again = try run()
    #expect(again.status == 0 && again.errors.contains("is made anew"), "\(again)")
    #expect(again.errors.contains("kept as"))
    #expect(try run().output == again.output)
    #expect(try results("show", "base").output == again.output)
    #expect(try first.status == 0 && results("gc").status == 0)
  }

  @Test func aStoreThatCannotBeWrittenLosesNoRun() throws {
    // The superuser writes everywhere: a folder that cannot be made is the same for everybody.
    let ended = try run(environment: ["XDG_DATA_HOME": "/dev/null"])
    #expect(ended.status == 0 && !ended.output.isEmpty, "\(ended)")
    #expect(ended.errors.contains("the run is not kept"), "\(ended)")
  }

  @Test func twoProcessesAtOnce() throws {
    let words = ["equihome", "run", "equihome-v2"] + Self.small + ["--fail-on", "never"]
    let command = words.joined(separator: " ")
    let line =
      (0..<4).map { "\(command) --seed \($0 % 2) > out\($0) 2> err\($0) &" }
      .joined(separator: "\n") + "\nwait\n"
    let ended = try Program.shell(
      line, in: folder, environment: Program.usualStore, timeout: 300)
    #expect(ended.status == 0, "\(ended)")
    for i in 0..<4 {
      let errors = try folder.text("err\(i)")
      #expect(errors.contains("kept as") || errors.contains("from the store"), "\(errors)")
      #expect(!errors.contains("not kept"), "\(errors)")
    }
    #expect(try folder.text("out0") != folder.text("out1"))
    #expect(try entries().count == 2)
    #expect(try results("gc").status == 0)
  }

  @Test func aRerunRuns() throws {
    _ = try run()
    let again = try run(["--rerun", "--tag", "again"])
    #expect(again.status == 0 && again.errors.contains("kept as"), "\(again)")
    #expect(try entries().first?["tags"]?.list?.compactMap(\.string) == ["again"])
  }

  /// Runs that a script makes are kept, and one that it returns is answered like any other.
  @Test func runsOfScriptsAreKept() throws {
    try folder.write(
      "two.lua",
      """
      local eq = require "equihome"
      local fund = eq.preset "equihome-v2"
      fund:run { seed = 1 }
      fund:run { seed = 2, store = false }
      return fund:run { seed = 3, tags = { "last" } }
      """.utf8)
    let first = try run(source: "two.lua")
    #expect(first.status == 0 && first.errors.contains("kept as"), "\(first)")
    #expect(try entries().count == 2)
    let second = try run(source: "two.lua")
    #expect(second.output == first.output && second.errors.hasPrefix("from the store"))
    #expect(try results("show", "last").output == first.output)
    let sandboxed = try run(["--sandbox", "--seed", "9"], source: "two.lua")
    #expect(sandboxed.status == 2 && sandboxed.errors.contains("a sandboxed script has no store"))
    #expect(try entries().count == 2)
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.file(name).path)
  }

  private func fileMode(_ name: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: folder.file(name).path)
    return (attributes?[.posixPermissions] as? NSNumber)?.intValue
  }
}
