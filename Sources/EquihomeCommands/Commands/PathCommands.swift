import FundModel
import FundReport
import FundResults
import FundScripting
import FundService

/// One path alone: told (`path`), and walked back from a figure (`explain`).
extension Command {
  private static let pathOptions = [
    OptionSpec("path", .integer("I", atLeast: 0), "number of the path, from 0"),
    OptionSpec("seed", .integer("N", atLeast: 0), "seed, in place of simulation.seed"),
    OptionSpec(
      "set", .text("PATH=VALUE"), "change a parameter, for example waterfall.carry=0.15",
      repeats: true),
    OptionSpec("out", .text("FILE"), "write to a file instead of standard output"),
  ]

  private static let tables = ["loans", "months", "market", "events"]

  static let path = Command(
    name: "path", operands: "FILE.json|FILE.lua|PRESET --path I",
    summary: "Tell one path of a fund, loan by loan and month by month",
    details: """
      A path depends on the fund, the seed and its number alone, so it can be told without the run
      that it was part of. Path 17 is the row of path 17 in `run --samples`, and path 18 in scripts.
      """,
    options: pathOptions + [
      OptionSpec("format", .word(["table", "json", "csv"]), "how it is written (table)"),
      OptionSpec("loans", .none, "every loan from purchase to last cash"),
      OptionSpec("months", .none, "the ledger by month (what csv writes if nothing is named)"),
      OptionSpec("market", .none, "price index by zone, and the default climate, by month"),
      OptionSpec("events", .none, "deferred fees, distressed sales, unpaid obligations"),
    ], positionals: 1...1
  ) { arguments, console in
    let named = tables.filter { arguments.has($0) }
    guard named.count < 2 else {
      throw UsageError(
        "--\(named[0]) and --\(named[1]): one of them at a time", command: "path")
    }
    let number = try arguments.pathNumber("path")
    let prepared = try preparedPath(arguments, console)
    let report = try ToldPath(number, of: prepared).report
    let format = arguments.text("format") ?? "table"
    let table = table(named.first ?? (format == "csv" ? "months" : ""), of: report)
    // A table is as wide as it is: nothing of it is cut or left out.
    let wide = TextFormat(width: 100_000, style: console.format.style)
    let text =
      switch (format, table) {
      case ("json", let table?): factJSON(table) + "\n"
      case ("json", nil): pathJSON(report) + "\n"
      case ("csv", let table?): factCSV(table)
      case (_, let table?): factTable(table).lines(wide).map { $0 + "\n" }.joined()
      default: pathText(report, format: console.format) + "\n"
      }
    try arguments.write(text, console)
    return .ok
  }

  static let explain = Command(
    name: "explain", operands: "FILE.json|FILE.lua|PRESET METRIC --path I",
    summary: "Walk from a figure of one path to the flows and clauses behind it",
    details: "METRIC is a name such as net_irr; equihome path prints all figures of a path.",
    options: pathOptions + [
      OptionSpec("format", .word(["table", "json"]), "how it is written (table)"),
      OptionSpec("rows", .integer("N", atLeast: 2), "rows of a table that are shown (16)"),
    ], positionals: 2...2
  ) { arguments, console in
    let name = arguments.positionals[1]
    guard let metric = Metric.named(name) else {
      let near = EditDistance.nearest(name, in: Metric.allCases.map(\.name))
      throw UsageError(
        "equihome explain: there is no metric \"\(name)\""
          + (near.map { "; did you mean \($0)?" } ?? ""), command: "explain")
    }
    let number = try arguments.pathNumber("explain")
    let prepared = try preparedPath(arguments, console)
    let explanation = try ToldPath(number, of: prepared).explain(metric)
    if arguments.text("format") == "json" {
      try arguments.write(explanationJSON(explanation) + "\n", console)
      return .ok
    }
    let about =
      "\(prepared.config.fund.name) · path \(number) · seed \(prepared.config.simulation.seed)"
    let rows = try arguments.count("rows") ?? 16
    let text = explanationText(explanation, format: console.format, rows: rows)
    try arguments.write(console.format.style.apply(.faint, about) + "\n" + text + "\n", console)
    return .ok
  }

  private static func table(_ name: String, of report: PathReport) -> FactTable? {
    switch name {
    case "loans": report.loans
    case "months": report.months
    case "market": report.market
    case "events": report.events
    default: nil
    }
  }

  /// The fund of a file, a preset or a script, ready for one path.
  private static func preparedPath(
    _ arguments: Arguments, _ console: Console
  ) throws -> PreparedRun {
    let source = arguments.positionals[0]
    var document =
      try source.hasSuffix(".lua")
      ? scriptedFund(source, arguments, console) : ConfigDocument.open(source)
    document = try document.with(
      arguments.changes(), origin: .commandLine(arguments.changesText))
    return try FundService.replay(
      document, seed: arguments.number("seed"), origin: ConfigOrigin(.program, "command line"),
      hookRuntime: LuaHookRuntime())
  }

  /// The fund that a script returns, or the fund of the run that it returns.
  static func scriptedFund(
    _ file: String, _ arguments: Arguments, _ console: Console
  ) throws -> ConfigDocument {
    var options = ScriptOptions()
    options.format = console.format
    options.handlesInterrupt = true
    // Standard output carries the path alone.
    options.output = { console.note($0.hasSuffix("\n") ? String($0.dropLast()) : $0) }
    let outcome = try ScriptSession(options).run(file: file)
    if let fund = outcome.fund { return fund }
    guard let run = outcome.run else {
      throw UsageError("\(file) returns no fund; end it with: return fund")
    }
    return try ConfigDocument.parse(bytes: run.canonicalConfig, name: file)
  }
}

extension Arguments {
  /// The number after `--path`.
  fileprivate func pathNumber(_ command: String) throws -> UInt64 {
    guard let number = number("path") else {
      throw UsageError("equihome \(command): --path I is missing", command: command)
    }
    return number
  }

  /// Writes a text to `--out`, whole or not at all, or to standard output.
  fileprivate func write(_ text: String, _ console: Console) throws {
    guard let file = self.text("out") else { return console.write(text) }
    try ConfigFile.write(Array(text.utf8), to: file)
    console.note("wrote \(file)")
  }
}
