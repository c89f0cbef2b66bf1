import FundModel
import FundMonteCarlo
import FundResults
import FundScripting
import FundService

extension Command {
  static let runFund = Command(
    name: "run", operands: "FILE.json|FILE.lua|PRESET",
    summary: "Run a fund, or a script, and print the distribution of its results",
    details: """
      A JSON file or a preset is run as it stands. A Lua file is executed; if it returns a run or a
      fund, that is what is printed.
      """,
    options: runOptions + TraceOutput.options + scriptOptions, positionals: 1...1
  ) { arguments, console in
    let source = arguments.positionals[0]
    if source.hasSuffix(".lua") { return try runScript(source, arguments, console) }
    let document = try ConfigDocument.open(source)
      .with(arguments.changes(), origin: .commandLine(arguments.changesText))
    return try runDocument(document, arguments, console)
  }

  /// Runs a document and writes its result.
  static func runDocument(
    _ document: ConfigDocument, _ arguments: Arguments, _ console: Console
  ) throws -> ExitStatus {
    let options = try arguments.runOptions(console)
    let trace = try TraceOutput(arguments)
    let output = try RunOutput(arguments)
    let prepared = try PreparedRun(document, options: options)
    try trace.check(prepared)
    let result = try arguments.watched(console, options: options) {
      try FundService.run(prepared, control: $0)
    }
    try trace.write(prepared, console)
    try output.write(result, console: console)
    return FundService.fails(result, on: options.failOn) ? .failed : .ok
  }
}
