import Foundation
import TestSupport
import Testing

/// `equihome verify`: the shipped checks, statuses, and reports that other programs read.
@Suite struct VerifyTests {
  @Test func reportsAgreeWithEachOther() throws {
    let folder = try Folder()
    let ended = try Program.run(
      [
        "verify", "--only", "-", "--paths", "20", "--format", "json", "--markdown", "r.md",
        "--xlsx",
        "r.xlsx",
      ], in: folder, timeout: 120)
    // With 20 paths a check may fail by chance; the reports say the same either way.
    #expect(ended.status == 0 || ended.status == 1, "\(ended)")
    #expect(try folder.names() == ["r.md", "r.xlsx"])
    try folder.write("r.json", ended.output)

    let markdown = try folder.text("r.md")
    let tables = markdown.split(separator: "\n").filter { $0.hasPrefix("|") }
    #expect(tables.count > 300)
    var width = 0
    for line in tables {
      let cells = line.replacingOccurrences(of: "\\|", with: "").filter { $0 == "|" }.count
      if line.contains("---") { #expect(cells == width, "\(line)") }
      if line.hasPrefix("| case |") || line.hasPrefix("| file |") { width = cells }
      #expect(cells == width, "\(line)")
    }

    guard let python = ProcessInfo.processInfo.environment["EQUIHOME_PYTHON"], !python.isEmpty
    else {
      print("skipped: EQUIHOME_PYTHON names no Python with openpyxl")
      return
    }
    let judge = Cases.packageRoot.appendingPathComponent("Tests/judges/workbook_check.py").path
    let verdict = try Program.shell("'\(python)' '\(judge)' r.xlsx r.json", in: folder)
    #expect(verdict.status == 0 && verdict.text.hasSuffix("rows agree\n"), "\(verdict)")
  }

  @Test func aWrongFigureFails() throws {
    let folder = try Folder()
    func text(_ smm: String) -> String {
      """
      {"set": "mine", "schema_version": 1, "cases": [
        {"id": "cpr-6", "kind": "cpr_smm", "source": "by hand", "inputs": {"cpr": 0.06},
         "expected": {"smm": \(smm)}, "tolerance": {"abs": 1e-15}, "status": "own"}]}
      """
    }
    try folder.write("mine.json", text("0.005143012831822946").utf8)
    let right = try Program.run(["verify", "--cases", "mine.json"], in: folder)
    #expect(right.status == 0 && right.text.hasSuffix("1 passed, 0 failed, 0 left out\n"))
    try folder.write("mine.json", text("0.005").utf8)
    let wrong = try Program.run(["verify", "--cases", "mine.json"], in: folder)
    #expect(wrong.status == 1 && wrong.text.contains("FAILED mine.json cpr-6 (cpr_smm)"))
    let both = try Program.run(
      ["verify", "--cases", "mine.json", "--suite", "--only", "cpr"], in: folder)
    #expect(both.status == 1 && both.text.contains("07-exits.json"), "\(both)")
  }

  @Test func listRunsNothing() throws {
    let ended = try Program.run(["verify", "--list"], in: Folder(), timeout: 20)
    #expect(ended.status == 0)
    let lines = ended.text.split(separator: "\n")
    #expect(lines.count > 100 && lines[0].hasPrefix("file"))
    #expect(lines.contains { $0.contains("10-engine.json") && $0.contains("own: E[I] = (1+g)^T") })
  }

  @Test func aPlaceThatCannotBeWritten() throws {
    for option in ["--xlsx", "--markdown"] {
      let ended = try Program.run(
        ["verify", "--only", "cpr-0.06", option, "/no/such/folder/r"], in: Folder())
      #expect(ended.status == 2 && ended.errors.contains("cannot write '/no/such/folder/r'"))
    }
  }
}
