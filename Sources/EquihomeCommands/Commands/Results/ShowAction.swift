import FundResults
import FundService

extension ResultsAction {
  static let show = ResultsAction(
    name: "show", operands: "REF", summary: "A kept run as run printed it; nothing is run",
    details: "",
    options: [
      OptionSpec("format", .word(["table", "json", "csv"]), "how the result is written (table)"),
      OptionSpec("out", .text("FILE"), "write the result to a file instead of standard output"),
      OptionSpec("samples", .none, "json: every metric of every path as well"),
      OptionSpec(
        "tables", .text("LIST"),
        "more tables, of: "
          + RunOutput.tableNames.filter { $0 != RunOutput.bridge }.joined(separator: ",")),
      OptionSpec("no-timings", .none, "leave out what differs from run to run"),
    ], positionals: 1...1
  ) { arguments, console in
    let output = try RunOutput(arguments)
    guard !output.tables.contains(RunOutput.bridge) else {
      throw UsageError(
        "--tables \(RunOutput.bridge): the bridge takes runs of its own, and show runs nothing; "
          + "equihome run has it", command: "results")
    }
    let store = try arguments.store()
    let stored = try FundService.stored(arguments.positionals[0], in: store)
    if let table = output.tables.first(where: { $0 != RunOutput.market }),
      stored.result.breakdown == nil
    {
      throw UsageError(
        "--tables \(table): run \(stored.entry.id) was kept without its breakdown; run the fund again "
          + "with --tables \(table), and it is added", command: "results")
    }
    try output.write(stored.result, config: stored.config, console: console)
    return .ok
  }
}
