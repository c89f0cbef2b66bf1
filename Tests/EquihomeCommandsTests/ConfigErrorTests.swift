import Foundation
import Testing

/// Configs that cannot be run: the exit status is 2 and the message says where, what and what else.
@Suite struct ConfigErrorTests {
  /// A change of the text of the standard config, and what standard error must hold.
  struct Broken: Sendable, CustomTestStringConvertible {
    let name: String
    /// Replaced once; empty: `new` is the whole file.
    let old: String
    let new: [UInt8]
    let expected: [String]

    init(_ name: String, _ old: String, _ new: String, _ expected: String...) {
      self.init(name, old, Array(new.utf8), expected)
    }

    init(_ name: String, _ old: String, _ new: [UInt8], _ expected: [String]) {
      self.name = name
      self.old = old
      self.new = new
      self.expected = expected
    }

    var testDescription: String { name }
  }

  static let broken: [Broken] = [
    Broken(
      "missing parameter", #""rate": 0.02,"#, "",
      "fund.json:", "fees.management.rate: is missing", "expected a number"),
    Broken(
      "typo", #""term_years""#, #""term_yaers""#,
      "fund.term_yaers: is not a parameter", "did you mean fund.term_years?",
      "fund.term_years: is missing"),
    Broken(
      "wrong type", #""size": 100000000"#, #""size": "big""#,
      "fund.json:7:", #"fund.size: is a string (value "big")"#, "expected a number above 0"),
    Broken(
      "shares that do not sum to 1", #""allocation": 0.6"#, #""allocation": 0.5"#,
      "zones[].allocation", "0.5 + 0.3 + 0.1 = 0.9", "expected a sum of 1"),
    Broken(
      "negative fund", #""size": 100000000"#, #""size": -5"#,
      "fund.size: is out of range (value -5)"),
    Broken("not a number", "100000000", "NaN", "fund.json:7:", "found 'NaN'"),
    Broken("infinite", "100000000", "-Infinity", "fund.json:7:", "Infinity"),
    Broken("too large a number", "100000000", "1e400", "fund.json:7:", "1e400, which is too large"),
    Broken(
      "fraction where a whole number belongs", #""term_years": 10"#, #""term_years": 9.5"#,
      "fund.term_years", "9.5", "whole number"),
    Broken(
      "two keys of one name", #""currency""#, #""name""#, "fund.json:6:",
      #"the key "name" a second time"#),
    Broken("no JSON at all", "", "fund = 3", "fund.json:1:1"),
    Broken("cut off", "", #"{"fund": {"name": "x""#, "fund.json:1:"),
    Broken("something behind the end", "", "{} {}", "fund.json:1:4"),
    Broken("a list", "", "[]", "expected an object"),
    Broken("empty file", "", "", "fund.json:1:1: found nothing to read"),
    Broken(
      "not UTF-8", "Equihome Fund", Array("Equi".utf8) + [0xFF, 0xFE],
      ["fund.json:5:", "byte 0xff, which is not valid UTF-8"]),
    Broken(
      "deeply nested", "", String(repeating: "[", count: 200_000), "fund.json:1:"),
  ]

  @Test(arguments: broken) func brokenFile(_ broken: Broken) throws {
    let folder = try Folder()
    var bytes = broken.new
    if !broken.old.isEmpty {
      let made = try Program.run(["init"], in: folder)
      #expect(made.status == 0)
      let range = try #require(
        Data(made.output).range(of: Data(broken.old.utf8)), "the standard config has changed")
      bytes = Array(made.output[..<range.lowerBound]) + bytes + made.output[range.upperBound...]
    }
    try folder.write("fund.json", bytes)
    for command in ["run", "validate"] {
      let ended = try Program.run([command, "fund.json"], in: folder)
      #expect(ended.status == 2, "\(ended)")
      let said = ended.errors + (command == "validate" ? ended.text : "")
      for text in broken.expected { #expect(said.contains(text), "\(text): \(ended)") }
      if command == "run" { #expect(ended.output.isEmpty, "\(ended)") }
    }
  }

  @Test func correlationThatIsNone() throws {
    let folder = try Folder()
    let ended = try Program.run(
      [
        "run", "equihome-v2", "--set", "market.correlation=[[1,0.9,-0.9],[0.9,1,0.9],[-0.9,0.9,1]]",
      ],
      in: folder)
    #expect(ended.status == 2)
    #expect(ended.errors.contains("its smallest eigenvalue is -0.8"), "\(ended)")
  }

  /// A sparse file of 100 MB, a folder, a pipe without a writer, nothing: refused at once.
  @Test func filesThatAreNone() throws {
    let folder = try Folder()
    let big = try FileHandle(forWritingTo: folder.write("big.json", []))
    try big.truncate(atOffset: 100 << 20)
    try FileManager.default.createDirectory(
      at: folder.file("folder.json"), withIntermediateDirectories: false)
    #expect(mkfifo(folder.file("pipe.json").path, 0o600) == 0)
    for (name, expected) in [
      ("big.json", "it has 104857600 bytes; expected at most"),
      ("folder.json", "it is a directory"), ("pipe.json", "it is no regular file"),
      ("none.json", "cannot read 'none.json': No such file or directory"),
      ("none.lua", "none.lua: cannot read the script: No such file"),
      ("equihome-v3", "did you mean equihome-v2?"),
    ] {
      let ended = try Program.run(["run", name], in: folder, timeout: 20)
      #expect(ended.status == 2 && ended.errors.contains(expected), "\(name): \(ended)")
      #expect(ended.seconds < 10, "\(ended)")
    }
  }

  /// A static guardrail stops a run before it starts, with status 1; asked not to fail, it runs.
  @Test func guardrails() throws {
    let folder = try Folder()
    let arguments = ["run", "equihome-v2", "--paths", "5", "--set", "zones.green.ltv.max=0.4"]
    let stopped = try Program.run(arguments, in: folder)
    #expect(stopped.status == 1 && stopped.output.isEmpty, "\(stopped)")
    #expect(stopped.errors.contains("guardrail cltv: max_cltv is 1.0, > 0.85"))
    let run = try Program.run(arguments + ["--fail-on", "never"], in: folder)
    #expect(run.status == 0 && run.text.contains("Net IRR"), "\(run)")
    // A dynamic one shows its result and fails.
    let tripped = try Program.run(
      [
        "run", "equihome-v2", "--paths", "5", "--fail-on", "warning", "--set",
        "guardrails.net_irr.limit=1",
      ], in: folder)
    #expect(tripped.status == 1 && tripped.text.contains("Net IRR"), "\(tripped)")
  }
}
