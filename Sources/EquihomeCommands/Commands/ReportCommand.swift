import Foundation
import FundModel
import FundResults
import FundScripting
import FundService

extension Command {
  static let report = Command(
    name: "report", operands: "FILE.json|FILE.lua|PRESET|REFERENCE",
    summary:
      "Write the report of a run: one file with charts and tables, for a browser or on paper",
    details: """
      A fund is run first; REFERENCE is a stored run (latest, the beginning of its id, a tag). The plan says which
      analyses are made of the fund beside the run (stress tests, tornado, sweep, frontier, bridge): `standard`,
      a Lua file of yours, or none. Its options are given with --opt, lists with commas.
      """,
    options: runOptions.filter { reportTakes.contains($0.name) } + [
      OptionSpec("out", .text("FILE"), "the file to write (fund.html, after the fund's name)"),
      OptionSpec(
        "format", .word(ReportRequest.Format.allCases.map(\.rawValue)),
        "what is written; the end of the file's name says it otherwise"),
      OptionSpec("plan", .text("NAME|FILE|none"), "which analyses are made (standard)"),
      OptionSpec("opt", .text("NAME=VALUE"), "an option of the plan", repeats: true),
      OptionSpec("title", .text("TEXT"), "title, in place of the fund's name"),
    ] + scriptOptions, positionals: 1...1
  ) { arguments, console in
    let source = arguments.positionals[0]
    var options = try scriptOptions(arguments, console)
    let planOptions = try arguments.texts("opt").map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw UsageError("--opt takes NAME=VALUE, found \"\(text)\"", command: "report")
      }
      return (name: String(parts[0]), text: String(parts[1]))
    }
    let (result, prepared) = try reported(source, arguments, console)
    // The fund has the changes already.
    options.overrides = []
    let file = arguments.text("out") ?? fileName(prepared.config.fund.name)
    let named = arguments.text("format").flatMap { ReportRequest.Format(rawValue: $0) }
    guard let format = named ?? ReportRequest.Format(file: file) else {
      throw UsageError(
        "--out \(file): a name that ends in .html, .md or .json says what to write; otherwise say --format",
        command: "report")
    }
    var request = ReportRequest(file: file, format: format)
    request.plan = arguments.text("plan") ?? request.plan
    if request.plan == "none" { request.plan = nil }
    request.title = arguments.text("title")
    request.commands = reproduction(source, prepared, arguments)
    try ScriptSession(options).report(result, of: prepared, request, options: planOptions)
    console.progress.wipe()
    console.note("wrote \(file)")
    return FundService.fails(result, on: try arguments.runOptions(console).failOn) ? .failed : .ok
  }

  private static let reportTakes = [
    "paths", "seed", "threads", "set", "check", "fail-on", "store", "no-store", "rerun", "tag",
  ]

  /// The finished run of an operand, with its breakdown and flows.
  private static func reported(
    _ source: String, _ arguments: Arguments, _ console: Console
  ) throws -> (RunResult, PreparedRun) {
    let document =
      try source.hasSuffix(".lua")
      ? scriptedFund(source, arguments, console) : ConfigDocument.open(source)
    let changed = try document.with(
      arguments.changes(), origin: .commandLine(arguments.changesText))
    var options = try arguments.runOptions(console)
    options.breakdown = true
    options.keep = .flows
    let prepared = try PreparedRun(changed, options: options)
    let result = try arguments.watched(console, options: options) {
      try FundService.run(prepared, control: $0)
    }
    return (result, prepared)
  }

  /// `Equihome Fund II` as `equihome-fund-ii.html`.
  private static func fileName(_ fund: String) -> String {
    let words = fund.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return (words.isEmpty ? "fund" : words.joined(separator: "-").prefix(60)) + ".html"
  }

  /// What to type for the same run.
  private static func reproduction(
    _ source: String, _ prepared: PreparedRun, _ arguments: Arguments
  ) -> [String] {
    let simulation = prepared.config.simulation
    var words = ["equihome run", quoted(source)]
    words += ["--paths \(simulation.paths)", "--seed \(simulation.seed)"]
    words += arguments.texts("set").map { "--set " + quoted($0) }
    return [words.joined(separator: " ")]
  }

  /// A word as a shell reads it.
  private static func quoted(_ word: String) -> String {
    let plain = word.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:,~".contains($0))
    }
    return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
