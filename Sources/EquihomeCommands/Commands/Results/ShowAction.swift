import FundModel
import FundReport
import FundResults
import FundService

extension ResultsAction {
  static let show = ResultsAction(
    name: "show", operands: "REF", summary: "A kept run as run printed it; nothing is run",
    details: """
      --view draws one view of the report in the terminal: dashboard, performance, cash_flows, waterfall, portfolio,
      risk, configuration or reproduction.
      """,
    options: [
      OptionSpec("format", .word(["table", "json", "csv"]), "how the result is written (table)"),
      OptionSpec("out", .text("FILE"), "write the result to a file instead of standard output"),
      OptionSpec("samples", .none, "json: every metric of every path as well"),
      OptionSpec(
        "tables", .text("LIST"),
        "more tables, of: "
          + RunOutput.tableNames.filter { $0 != RunOutput.bridge }.joined(separator: ",")),
      OptionSpec("view", .text("NAME"), "one view of the report, with its charts", repeats: true),
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
    let views = try arguments.texts("view").map(viewName)
    guard !views.isEmpty else {
      try output.write(stored.result, config: stored.config, console: console)
      return .ok
    }
    guard output.format == "table", output.file == nil else {
      throw UsageError("--view is for the terminal: without --format and --out", command: "results")
    }
    let document = try VisualDocument(VisualSource(stored.result, config: stored.config))
    for view in views {
      let lines = document[view].map { visualLines($0, format: console.format) } ?? []
      console.write(lines.joined(separator: "\n") + "\n")
    }
    return .ok
  }

  private static func viewName(_ text: String) throws -> VisualView.Name {
    // A stored run has no analyses.
    let names = VisualDocument.viewsOfRun
    guard let name = names.first(where: { $0.rawValue == text }) else {
      let words = names.map(\.rawValue)
      let near = EditDistance.nearest(text, in: words).map { "; did you mean \($0)?" }
      throw UsageError(
        "--view: a run has no view \"\(text)\""
          + (near ?? "; there are \(words.joined(separator: ", "))"),
        command: "results")
    }
    return name
  }
}
