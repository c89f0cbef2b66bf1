import Foundation
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
    OptionSpec("format", .word(["table", "json", "csv"]), "how the result is written (table)"),
    OptionSpec("out", .text("FILE"), "write the result to a file instead of standard output"),
    OptionSpec("samples", .none, "json: every metric of every path as well"),
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
  let samples: Bool
  let timings: Bool
  /// Names of `--tables`; with csv there are none.
  let tables: [String]

  /// What `--tables` may ask for.
  static let tableNames = BreakdownView.allCases.map(\.rawValue) + [bridge, market]
  static let bridge = "bridge"
  static let market = "market"

  init(_ arguments: Arguments) throws {
    format = arguments.text("format") ?? "table"
    file = arguments.text("out")
    samples = arguments.has("samples")
    timings = !arguments.has("no-timings")
    tables = try arguments.tables()
    guard tables.isEmpty || format != "csv" else {
      throw UsageError("--tables goes with --format table or json, not csv")
    }
  }

  /// Writes the result, whole or not at all.
  func write(_ result: RunResult, console: Console) throws {
    let bytes = try render(result, format: file == nil ? console.format : .init(width: 100))
    if let file {
      try ConfigFile.write(bytes, to: file)
      console.note("wrote \(file)")
    } else {
      console.write(bytes, isPage: format == "table")
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
