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
      fund, that is what is printed. Runs are kept, and one that was kept is not run again
      (equihome help results). Without --format the ending of --out decides: .json .csv .xlsx .npz
      .parquet .h5 (docs/exports.md).
      """,
    options: runOptions + storeOptions + TraceOutput.options + scriptOptions, positionals: 1...1
  ) { arguments, console in
    let source = arguments.positionals[0]
    if source.hasSuffix(".lua") { return try runScript(source, arguments, console) }
    let document = try ConfigDocument.open(source)
      .with(arguments.changes(), origin: .commandLine(arguments.changesText))
    return try runDocument(
      document, arguments, console, store: arguments.storeUse(console))
  }

  /// Runs a document, or reads its run from the store, and writes the result.
  static func runDocument(
    _ document: ConfigDocument, _ arguments: Arguments, _ console: Console, store: StoreUse?
  ) throws -> ExitStatus {
    var options = try arguments.runOptions(console)
    let trace = try TraceOutput(arguments)
    let output = try RunOutput(arguments)
    if output.showsBreakdown { options.breakdown = true }
    let prepared = try PreparedRun(document, options: options)
    try trace.check(prepared)
    let kept = try arguments.watched(console, options: options) {
      try FundService.run(prepared, keeping: store, control: $0)
    }
    try trace.write(prepared, console)
    try output.write(kept.result, config: prepared.document, console: console)
    arguments.note(kept, console)
    return FundService.fails(kept.result, on: options.failOn) ? .failed : .ok
  }
}
