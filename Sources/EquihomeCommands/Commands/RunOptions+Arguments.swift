import Foundation
import FundExport
import FundModel
import FundReport
import FundResults
import FundScripting
import FundService

extension Command {
  /// Options of everything that runs a fund.
  static let runOptions = [
    OptionSpec("paths", .integer("N", atLeast: 1), "paths, in place of simulation.paths"),
    OptionSpec("seed", .integer("N", atLeast: 0), "seed, in place of simulation.seed"),
    OptionSpec(
      "threads", .integer("N", atLeast: 1), "worker threads (all cores); changes no result"),
    OptionSpec(
      "set", .text("PATH=VALUE"), "change a parameter, for example waterfall.carry=0.15",
      repeats: true),
    OptionSpec("keep", .word(["metrics", "flows"]), "what is kept of every path"),
    OptionSpec(
      "format", .word(RunOutput.formats), "how the result is written (what --out ends with; table)"),
    OptionSpec("out", .text("FILE"), "write the result to a file instead of standard output"),
    OptionSpec("what", .word(RunTable.allCases.map(\.rawValue)), RunOutput.whatHelp),
    OptionSpec("samples", .none, "json, xlsx: every metric of every path as well"),
    OptionSpec(
      "tables", .text("LIST"),
      "more tables, of: " + RunOutput.tableNames.joined(separator: ",")),
    OptionSpec("no-timings", .none, "leave out what differs from run to run"),
    OptionSpec("check", .none, "hold every path to conservation, some to the reference"),
    OptionSpec(
      "fail-on", .word(RunOptions.FailOn.allCases.map(\.rawValue)),
      "guardrail severity that makes the exit status 1 (error)"),
  ]
}

extension Arguments {
  /// The run options that were given, and the log of the console.
  func runOptions(_ console: Console) throws -> RunOptions {
    var options = RunOptions()
    options.log = console.log
    options.paths = try count("paths")
    options.seed = number("seed")
    options.threads = try count("threads").map { min($0, 1024) }
    options.keep = text("keep").flatMap(Simulation.Keep.init)
    options.checks = has("check")
    options.breakdown = try tables().contains { $0 != RunOutput.market }
    options.failOn = text("fail-on").flatMap(RunOptions.FailOn.init) ?? .error
    options.origin = ConfigOrigin(.program, "command line")
    options.hookRuntime = LuaHookRuntime()
    return options
  }

  /// The names of `--tables`, in their order.
  func tables() throws -> [String] {
    let names = (text("tables") ?? "").split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    for name in names where !RunOutput.tableNames.contains(name) {
      let near = EditDistance.nearest(name, in: RunOutput.tableNames)
      throw UsageError(
        "--tables: there is no table \"\(name)\"; there are "
          + RunOutput.tableNames.joined(separator: ", ")
          + (near.map { "; did you mean \($0)?" } ?? ""))
    }
    return names
  }

  /// What follows `--set`, for messages.
  var changesText: String { texts("set").joined(separator: " --set ") }

  /// The changes of `--set`, in order.
  func changes() throws -> [(path: String, value: ConfigValue)] {
    try texts("set").map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw UsageError("--set takes PATH=VALUE, found \"\(text)\"")
      }
      return (String(parts[0]), ConfigValue(argument: String(parts[1])))
    }
  }
}

/// How a finished run leaves the program.
struct RunOutput {
  let format: String
  let file: String?
  /// The one table of a file; nil is the format's own choice.
  let table: RunTable?
  let samples: Bool
  let timings: Bool
  /// Names of `--tables`; there are none but with table and json.
  let tables: [String]

  /// What `--tables` may ask for.
  static let tableNames = BreakdownView.allCases.map(\.rawValue) + [bridge, market]
  static let bridge = "bridge"
  static let market = "market"

  /// What `--format` may say.
  static let formats = ["table"] + RunExport.Format.allCases.map(\.rawValue)
  static let whatHelp = "csv, parquet: the table of the file (metrics; samples)"

  /// - Throws: `UsageError` with every option that does not go with the format.
  init(_ arguments: Arguments) throws {
    format = Self.format(arguments)
    file = arguments.text("out")
    table = arguments.text("what").flatMap { RunTable(rawValue: $0) }
    samples = arguments.has("samples")
    timings = !arguments.has("no-timings")
    tables = try arguments.tables()
    var problems: [String] = []
    if !tables.isEmpty, format != "table", format != "json" {
      problems.append("--tables goes with --format table or json, not \(format)")
    }
    let export = RunExport.Format(rawValue: format)
    if table != nil, export?.isByTable != true {
      problems.append("--what goes with --format csv or parquet, not \(format)")
    }
    if let export, !export.isText, file == nil {
      problems.append("--format \(format) needs a file: --out FILE")
    }
    guard problems.isEmpty else { throw UsageError(problems.joined(separator: "\n")) }
  }

  /// `--format`, else what the file's name ends with, else the tables for people.
  private static func format(_ arguments: Arguments) -> String {
    arguments.text("format")
      ?? arguments.text("out").flatMap { RunExport.format(ofFile: $0) }?.rawValue ?? "table"
  }

  /// Whether the output draws the breakdown of the paths, so that the run has to keep it.
  var showsBreakdown: Bool {
    RunExport.Format(rawValue: format)?.isVisual == true || table == .breakdown
  }

  /// Writes the result, whole or not at all.
  ///
  /// - Parameter config: the configuration with the origin of every value, where it is known.
  func write(
    _ result: RunResult, config: ConfigDocument? = nil, console: Console
  ) throws {
    guard let export = RunExport.Format(rawValue: format), isExport(export) else {
      let bytes = try render(result, format: file == nil ? console.format : .init(width: 100))
      guard let file else { return console.write(bytes, isPage: format == "table") }
      try ConfigFile.write(bytes, to: file)
      return console.note("wrote \(file)")
    }
    var options = RunDocument.Options()
    options.includeTimings = timings
    let source = VisualSource(
      result, document: RunDocument(result, options: options), config: config)
    let wanted = RunExport.Options(table: table, samples: samples && export == .xlsx)
    guard let file else {
      return console.write(
        try RunExport.text(source, as: export, options: wanted), isPage: false)
    }
    try RunExport.write(source, as: export, to: file, options: wanted)
    console.note("wrote \(file)")
  }

  /// The result document and the table of metrics have options of their own here.
  private func isExport(_ export: RunExport.Format) -> Bool {
    switch export {
    case .json: false
    case .csv: table != nil || file.map { RunExport.isFolder($0) } ?? false
    default: true
    }
  }

  private func render(_ result: RunResult, format text: TextFormat) throws -> [UInt8] {
    var options = RunDocument.Options()
    options.includeSamples = samples
    options.includeTimings = timings
    var document = RunDocument(result, options: options)
    if tables.contains(Self.bridge) {
      document.bridge = try FundService.bridge(result, hookRuntime: LuaHookRuntime())
    }
    switch format {
    case "json": return try document.json()
    case "csv": return Array(metricsCSV(document.statistics, own: document.hookMetrics ?? []).utf8)
    default: return Array(page(document, text).utf8)
    }
  }

  /// Summary, yearly cash flows, the distribution of net IRR, and the tables that were asked for.
  private func page(_ document: RunDocument, _ format: TextFormat) -> String {
    var lines = [runSummary(document, format: format)]
    if let notes = document.notes {
      lines.append(format.style.apply(.bold, "Notes"))
      lines += noteSummaryTable(notes).lines(format)
    }
    lines.append(format.style.apply(.bold, "Mean cash flows by year"))
    lines += yearlyFlowTable(document.yearly).lines(format)
    if let histogram = document.histograms[Metric.netIrr.name] {
      let marks = [
        HistogramMark("hurdle", document.terms.hurdleRate),
        HistogramMark("mean", document.statistics[.netIrr].mean ?? .nan),
      ].filter { $0.value.isFinite }
      lines.append("")
      lines += histogramChart(
        histogram, title: "Net IRR", unit: .rate, marks: marks, format: format)
    }
    for name in tables { lines += [""] + tableLines(name, document, format) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func tableLines(
    _ name: String, _ document: RunDocument, _ format: TextFormat
  ) -> [String] {
    if let bridge = document.bridge, name == Self.bridge {
      return [format.style.apply(.bold, "From net to gross")]
        + bridgeTable(bridge).lines(format) + [bridgeNote(bridge)]
    }
    if let market = document.market, name == Self.market {
      return [
        format.style.apply(.bold, "Market by year: shares of paths, and rates at its end")
      ] + marketLabelTable(market).lines(format)
    }
    guard let view = BreakdownView(rawValue: name), let breakdown = document.breakdown else {
      return []
    }
    return view.lines(breakdown, format: format)
  }
}
