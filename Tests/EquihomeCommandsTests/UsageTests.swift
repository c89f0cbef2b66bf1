import Foundation
import Testing

/// Wrong words on the command line: status 2 and a message with the right one.
@Suite struct UsageTests {
  static let cases: [(arguments: [String], expected: [String])] = [
    ([], ["no command", "usage: equihome COMMAND"]),
    (["rum"], [#"unknown command "rum""#, "did you mean run?"]),
    (["help", "rn"], [#"no help on "rn""#]),
    (["schema", "visul"], ["there is no schema 'visul'", "did you mean visual?"]),
    (["run"], ["an argument is missing"]),
    (["run", "a", "b"], [#"unexpected argument "b""#]),
    (["run", "equihome-v2", "--path", "3"], ["unknown option --path", "did you mean --paths?"]),
    (["run", "equihome-v2", "-paths", "3"], ["unknown option -paths", "did you mean --paths?"]),
    (["run", "equihome-v2", "--paths"], ["--paths N: the value is missing"]),
    (
      ["run", "equihome-v2", "--paths", "0"],
      [#"--paths takes a whole number of at least 1, found "0""#]
    ),
    (["run", "equihome-v2", "--paths", "abc"], [#"found "abc""#]),
    (["run", "equihome-v2", "--paths", "1.5"], [#"found "1.5""#]),
    (["run", "equihome-v2", "--paths", "-1"], [#"found "-1""#]),
    (["run", "equihome-v2", "--paths", "1", "--paths", "2"], ["--paths is given twice"]),
    (["run", "equihome-v2", "--seed", "-1"], ["--seed takes a whole number of at least 0"]),
    (["run", "equihome-v2", "--threads", "0"], ["--threads takes a whole number of at least 1"]),
    (
      ["run", "equihome-v2", "--format", "jsn"],
      ["--format takes table, json, visual, csv", "did you mean json?"]
    ),
    (
      ["run", "equihome-v2", "--tables", "zone"],
      [#"there is no table "zone""#, "did you mean zones?"]
    ),
    (
      ["run", "equihome-v2", "--tables", "zones", "--format", "csv"],
      ["--tables goes with --format table or json, not csv"]
    ),
    (["run", "equihome-v2", "--check=yes"], [#"--check takes no value, found "yes""#]),
    (["run", "equihome-v2", "--set", "foo"], [#"--set takes PATH=VALUE, found "foo""#]),
    (["run", "equihome-v2", "--set", "=3"], [#"--set takes PATH=VALUE, found "=3""#]),
    (["run", "equihome-v2", "--set", "fund.sise=3"], ["fund.sise", "did you mean fund.size?"]),
    (
      ["run", "equihome-v2", "--set", "fund.size=-1"],
      ["--set fund.size=-1: error: fund.size: is out of range (value -1)"]
    ),
    (["run", "equihome-v2", "--set", "fund.size="], ["fund.size: is a string"]),
    (["init", "--preset", "equihome"], ["there is no preset 'equihome'", "equihome-v2"]),
    (["verify", "--only", "no such case"], [#"no case has "no such case""#]),
    (["verify", "--cases", "/no/such/file"], ["/no/such/file: does not exist"]),
    (["verify", "--paths", "1"], ["--paths takes a whole number of at least 2"]),
    (["verify", "--format", "xml"], ["--format takes text, json"]),
    (
      ["params", "waterfall.hurdle_rat"],
      ["waterfall.hurdle_rat is not a parameter", "did you mean waterfall.hurdle_rate?"]
    ),
  ]

  @Test(arguments: cases.indices) func wrongUsage(index: Int) throws {
    let (arguments, expected) = Self.cases[index]
    let ended = try Program.run(arguments, in: Folder(), timeout: 20)
    #expect(ended.status == 2 && ended.output.isEmpty, "\(arguments): \(ended)")
    #expect(ended.errors.hasPrefix("equihome: "), "\(ended)")
    for text in expected { #expect(ended.errors.contains(text), "\(arguments), \(text): \(ended)") }
  }

  /// Counts that no machine holds are refused before anything is allocated.
  @Test(arguments: [
    ("99999999999999999999", "whole number"), ("18446744073709551615", "too large"),
    ("10000000000", "simulation.paths: is out of range (value 10000000000)"),
  ]) func hugeCounts(paths: String, expected: String) throws {
    let ended = try Program.run(
      ["run", "equihome-v2", "--paths", paths], in: Folder(), timeout: 20)
    #expect(ended.status == 2 && ended.errors.contains(expected), "\(ended)")
  }

  /// In range and beyond the machine: 100 million paths with their flows are 300 GB.
  @Test func moreThanTheMachineHolds() throws {
    let ended = try Program.run(
      ["run", "equihome-v2", "--paths", "100000000", "--keep", "flows"], in: Folder(), timeout: 20)
    #expect(ended.status == 2, "\(ended)")
    #expect(ended.errors.contains("simulation.paths is 100000000"), "\(ended)")
    #expect(ended.errors.contains("of memory, and this machine has"), "\(ended)")
  }

  /// The same through a script.
  @Test func moreThanTheMachineHoldsFromAScript() throws {
    let folder = try Folder()
    try folder.write(
      "fund.lua",
      #"return (require "equihome").preset "equihome-v2":run { paths = 100000000, keep = "flows" }"#
        .utf8)
    let ended = try Program.run(["run", "fund.lua"], in: folder, timeout: 20)
    #expect(ended.status == 2 && ended.errors.contains("memory"), "\(ended)")
  }

  @Test func helpOfEveryCommand() throws {
    let folder = try Folder()
    let overview = try Program.run(["help"], in: folder)
    #expect(overview.status == 0)
    let names = overview.text.split(separator: "\n").filter { $0.hasPrefix("  ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(names.contains("run") && names.contains("verify"))
    for name in names {
      for arguments in [["help", name], [name, "--help"]] {
        let ended = try Program.run(arguments, in: folder)
        #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended)")
        #expect(ended.text.hasPrefix("equihome \(name)") && ended.text.contains("--quiet"))
      }
    }
  }
}
