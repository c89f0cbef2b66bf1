import Foundation
import TestSupport
import Testing

/// A kept run in every format, opened by independent readers and held against each other.
@Suite struct ExportCommandTests {
  private static let paths = 24
  private static let path = 17

  /// A folder with a store that has one run, and the result document beside it.
  private static func kept() throws -> Folder {
    let folder = try Folder()
    let ended = try Program.run(
      [
        "run", "equihome-v2", "--paths", "\(paths)", "--seed", "5", "--keep", "flows", "--tables",
        "attribution", "--format", "json", "--samples", "--no-timings", "--store", "s.sqlite",
        "--fail-on", "never", "--out", "run.json",
      ], in: folder, timeout: 300)
    #expect(ended.status == 0, "\(ended)")
    return folder
  }

  private static func export(_ words: String..., in folder: Folder) throws -> Program.Ended {
    try Program.run(
      ["results", "export", "latest", "--store", "s.sqlite"] + words, in: folder, timeout: 300)
  }

  @Test func everyFormatHoldsTheSameFigures() throws {
    let folder = try Self.kept()
    for words in [
      ["--out", "fund.npz"], ["--out", "fund.h5"], ["--out", "fund.xlsx", "--samples"],
      ["--out", "csv/", "--format", "csv"], ["--out", "parquet/", "--format", "parquet"],
      ["--out", "lp-path.csv", "--format", "lp", "--path", "\(Self.path)"],
    ] {
      let ended = try Program.run(
        ["results", "export", "latest", "--store", "s.sqlite"] + words, in: folder, timeout: 300)
      #expect(ended.status == 0 && ended.output.isEmpty, "\(words): \(ended)")
    }
    #expect(
      try folder.names() == [
        "csv", "fund.h5", "fund.npz", "fund.xlsx", "lp-path.csv", "parquet", "run.json", "s.sqlite",
      ])
    let told = try Program.run(
      [
        "path", "equihome-v2", "--seed", "5", "--path", "\(Self.path)", "--format", "json", "--out",
        "path.json",
      ], in: folder, timeout: 300)
    #expect(told.status == 0, "\(told)")
    // Twice the same bytes, and the same as a whole result document.
    let again = try Self.export("--out", "again.npz", in: folder)
    #expect(again.status == 0)
    #expect(
      try Data(contentsOf: folder.file("again.npz")) == Data(contentsOf: folder.file("fund.npz")))

    guard let python = ProcessInfo.processInfo.environment["EQUIHOME_PYTHON"], !python.isEmpty
    else {
      print("skipped: EQUIHOME_PYTHON names no Python with numpy, pandas, pyarrow, h5py, scipy")
      return
    }
    let judges = Cases.packageRoot.appendingPathComponent("Tests/judges").path
    let verdict = try Program.shell(
      "'\(python)' '\(judges)/export_check.py' . \(Self.path)", in: folder, timeout: 300)
    #expect(verdict.status == 0 && verdict.text.contains("figures agree"), "\(verdict)")
    let formulas = try Program.shell(
      "'\(python)' '\(judges)/workbook_formulas.py' fund.xlsx", in: folder, timeout: 300)
    #expect(
      formulas.status == 0
        && formulas.text.contains("formulas agree"),
      "\(formulas)")
  }

  @Test func oneTableToStandardOutput() throws {
    let folder = try Self.kept()
    let metrics = try Self.export("--format", "csv", in: folder)
    #expect(metrics.status == 0 && metrics.text.hasPrefix("metric,unit,count,"), "\(metrics)")
    let samples = try Self.export("--format", "csv", "--what", "samples", in: folder)
    #expect(samples.text.split(separator: "\r\n").count == Self.paths + 1, "\(samples)")
    let monthly = try Self.export("--format", "csv", "--what", "monthly", in: folder)
    #expect(monthly.text.hasPrefix("month,calls,calls_se,"), "\(monthly)")
    let lp = try Self.export("--format", "lp", in: folder)
    #expect(lp.text.hasPrefix("basis,quarter,first_month,last_month,lp_contributions,"), "\(lp)")
    #expect(
      try Self.export("--format", "csv", "--what", "lp", in: folder).output == lp.output)
    let visual = try Self.export("--format", "visual", in: folder)
    #expect(visual.text.hasPrefix("{\n\"schema_version\": 1,"), "\(visual.text.prefix(80))")
    #expect(try folder.names() == ["run.json", "s.sqlite"])
  }

  /// Everything that is wrong is said, with what to do, and nothing is written.
  @Test func refused() throws {
    let folder = try Self.kept()
    let cases: [([String], [String])] = [
      ([], ["--format F or --out FILE is missing"]),
      (["--out", "fund.doc"], ["nothing is known of the ending of 'fund.doc'"]),
      (["--format", "xlsx"], ["--format xlsx needs a file: --out FILE"]),
      (
        ["--out", "f.npz", "--what", "samples", "--samples"],
        ["--what goes with --format csv or parquet, not npz", "--samples goes with"]
      ),
      (["--out", "f.csv", "--what", "breakdwn"], ["--what takes", "breakdown"]),
      (["--format", "lp", "--path", "24"], ["the run has paths 0 to 23"]),
      (["--format", "csv", "--path", "3"], ["--what lp, or a folder of all tables"]),
      (["--out", "no/such/folder/x.npz"], ["cannot write 'no/such/folder/x.npz'"]),
      (["--out", "no/such/", "--format", "csv"], ["cannot write 'no/such/'"]),
    ]
    for (words, parts) in cases {
      let ended = try Program.run(
        ["results", "export", "latest", "--store", "s.sqlite"] + words, in: folder)
      #expect(ended.status == 2 && ended.output.isEmpty, "\(words): \(ended)")
      for part in parts { #expect(ended.errors.contains(part), "\(words): \(ended)") }
    }
    #expect(try folder.names() == ["run.json", "s.sqlite"])
  }

  @Test func whatTheRunDidNotKeep() throws {
    let folder = try Folder()
    let plain = try Program.run(
      [
        "run", "equihome-v2", "--paths", "2", "--store", "s.sqlite", "--out", "r.csv", "--fail-on",
        "never",
      ], in: folder, timeout: 300)
    #expect(plain.status == 0, "\(plain)")
    for (what, part) in [("flows", "--keep flows"), ("breakdown", "--tables")] {
      let ended = try Self.export("--format", "csv", "--what", what, in: folder)
      #expect(ended.status == 2 && ended.errors.contains(part), "\(ended)")
    }
    #expect(try folder.text("r.csv").hasPrefix("metric,unit,"))
  }

  /// `run` writes by the ending of its file, unless `--format` says otherwise.
  @Test func runByEnding() throws {
    let folder = try Folder()
    func run(_ words: String...) throws -> Program.Ended {
      try Program.run(
        ["run", "equihome-v2", "--paths", "2", "--no-store", "--fail-on", "never"] + words,
        in: folder, timeout: 300)
    }
    #expect(try run("--out", "a.json").status == 0)
    #expect(try folder.text("a.json").hasPrefix("{\n\"manifest\""))
    #expect(try run("--out", "b.json", "--format", "table").status == 0)
    #expect(try !folder.text("b.json").hasPrefix("{"))
    #expect(try run("--out", "c.txt").status == 0)
    #expect(try folder.text("c.txt").contains("Mean cash flows by year"))
    #expect(try run("--out", "d.xlsx").status == 0)
    #expect(try Data(contentsOf: folder.file("d.xlsx")).starts(with: [0x50, 0x4B]))
    #expect(try run("--out", "e.parquet", "--what", "yearly").status == 0)
    #expect(try Data(contentsOf: folder.file("e.parquet")).starts(with: Data("PAR1".utf8)))
    let none = try run("--format", "hdf5")
    #expect(none.status == 2 && none.errors.contains("--format hdf5 needs a file"), "\(none)")
    let two = try run("--format", "npz", "--tables", "zones", "--what", "samples")
    #expect(
      two.status == 2 && two.errors.contains("--tables goes with")
        && two.errors.contains("--what goes with"), "\(two)")
    #expect(try folder.names() == ["a.json", "b.json", "c.txt", "d.xlsx", "e.parquet"])
  }

  /// Every command of the page of exports runs, in order, and its lines of Python read what they made.
  @Test func pageRuns() throws {
    let page = String(
      decoding: try Data(
        contentsOf: Cases.packageRoot.appendingPathComponent("docs/exports.md")), as: UTF8.self)
    let folder = try Folder()
    var commands = 0
    var block: (kind: Substring, lines: [Substring])?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let done = block {
          if done.kind == "```console" {
            for line in done.lines where line.hasPrefix("$ ") {
              // Few paths: what is tested is that the lines work.
              let short = line.dropFirst(2).replacingOccurrences(
                of: "--paths 200", with: "--paths 20 --fail-on never")
              let ended = try Program.shell(
                short, in: folder, environment: ["EQUIHOME_STORE": "s.sqlite"], timeout: 300)
              #expect(ended.status == 0, "\(line): \(ended)")
              commands += 1
            }
          } else if done.kind == "```python",
            let python = ProcessInfo.processInfo.environment[
              "EQUIHOME_PYTHON"], !python.isEmpty
          {
            try folder.write("page.py", done.lines.joined(separator: "\n").utf8)
            let ended = try Program.shell("'\(python)' page.py", in: folder)
            #expect(ended.status == 0 && ended.text.hasPrefix("7 "), "\(ended)")
          }
          block = nil
        } else {
          block = (line, [])
        }
      } else {
        block?.lines.append(line)
      }
    }
    #expect(commands >= 7)
    #expect(FileManager.default.fileExists(atPath: folder.file("tables/lp_flows.csv").path))
  }
}
