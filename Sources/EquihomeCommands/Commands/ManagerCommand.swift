import Foundation
import FundModel
import FundMonteCarlo
import FundReport
import FundResults
import FundScripting
import FundService

extension Command {
  static let manager = Command(
    name: "manager", operands: "FILE.json",
    summary: "Run a management company over its funds, and print its accounts",
    details: """
      The file names the funds, income, staff, costs, tax, dividends and the carry team
      (docs/manager.md). All funds live on one market; their loans are their own.
      """,
    options: [
      OptionSpec("paths", .integer("N", atLeast: 1), "paths, in place of simulation.paths"),
      OptionSpec("seed", .integer("N", atLeast: 0), "seed, in place of simulation.seed"),
      OptionSpec(
        "threads", .integer("N", atLeast: 1), "worker threads (all cores); changes no result"),
      OptionSpec(
        "set", .text("PATH=VALUE"), "change a parameter, for example reserve.months=3",
        repeats: true),
      OptionSpec("format", .word(["table", "json", "csv"]), "how the result is written (table)"),
      OptionSpec("out", .text("FILE"), "write the result to a file instead of standard output"),
      OptionSpec("check", .none, "hold every path to conservation, some to the reference"),
      OptionSpec(
        "fail-on", .word(RunOptions.FailOn.allCases.map(\.rawValue)),
        "severity of a fund's static guardrail that stops the run (error)"),
    ], positionals: 1...1
  ) { arguments, console in
    var document = try ManagerDocument.load(file: arguments.positionals[0])
    for (path, value) in try arguments.changes() {
      try document.set(path, value, origin: .commandLine(arguments.changesText))
    }
    let options = try arguments.runOptions(console)
    let prepared = try PreparedManager(document, options: options)
    let result = try arguments.watched(console, options: options) {
      try FundService.run(prepared, control: $0)
    }
    let file = arguments.text("out")
    let text =
      switch arguments.text("format") ?? "table" {
      case "json": managerJSON(result, document: prepared.document)
      case "csv": managerCSV(result)
      default: managerSummary(result, format: file == nil ? console.format : .init(width: 100))
      }
    if let file {
      try ConfigFile.write(Array(text.utf8), to: file)
      console.note("wrote \(file)")
    } else {
      console.write(text)
    }
    return .ok
  }
}
