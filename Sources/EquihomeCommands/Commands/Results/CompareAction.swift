import FundModel
import FundReport
import FundResults
import FundService

extension ResultsAction {
  static let compare = ResultsAction(
    name: "compare", operands: "REF|FILE.json REF|FILE.json...",
    summary: "Runs against the first: settings, figures with intervals, charts",
    details: """
      A file is what equihome run --format json has written; with --samples in it, a run on the same paths is
      compared path by path, as kept runs are. Other runs count as independent. Figures are metric
      expressions: net_irr.mean, net_irr.q0.05, loss.cvar0.99, "probability(net_irr < 0)".
      """,
    options: [
      OptionSpec("metric", .text("EXPRESSION"), "a figure to compare", repeats: true),
      OptionSpec("level", .text("SHARE"), "confidence level of the intervals, for example 0.95"),
      OptionSpec("joint", .none, "the level is that of all intervals together (Bonferroni)"),
      OptionSpec("charts", .none, "table: the charts over each other as well"),
      OptionSpec("format", .word(["table", "json", "html"]), "how it is written (table)"),
      OptionSpec("out", .text("FILE"), "write to a file instead of standard output"),
    ], positionals: 2...20
  ) { arguments, console in
    let format = arguments.text("format") ?? "table"
    if arguments.has("charts"), format != "table" {
      throw UsageError("--charts goes with --format table", command: "results")
    }
    // What is missing is told before runs are read.
    let charts = format == "html" ? try ChartLibrary.load(Console.chartLibraries) : nil
    var options = RunSetComparison.Options()
    options.level = try arguments.level()
    options.isJoint = arguments.has("joint")
    let runs = try arguments.comparedRuns()
    let own = runs.flatMap { $0.document.hookMetrics?.map(\.name) ?? [] }
    options.figures = try arguments.figures(own: own)
    let comparison = RunSetComparison(runs, options: options)
    var bytes: [UInt8] = []
    switch format {
    case "json": bytes = Array(try comparisonJSON(comparison).utf8)
    case "html":
      guard let document = comparisonDocument(comparison), let charts else { return .failed }
      bytes = try htmlReport(document, charts: charts)
    default:
      let text = comparisonText(
        comparison, charts: arguments.has("charts"), format: console.format)
      bytes = Array((text.joined(separator: "\n") + "\n").utf8)
    }
    guard let file = arguments.text("out") else {
      console.write(String(decoding: bytes, as: UTF8.self))
      return .ok
    }
    try ConfigFile.write(bytes, to: file)
    console.note("wrote \(file)")
    return .ok
  }
}

extension Arguments {
  /// What the operands name: files of results, else kept runs.
  ///
  /// - Throws: the first problem when there is one, a `UsageError` with all of them when there are more.
  fileprivate func comparedRuns() throws -> [ComparedRun] {
    var store: (any RunStore)?
    var runs: [ComparedRun] = []
    var problems: [any Error] = []
    for operand in positionals {
      do {
        if operand.hasSuffix(".json") || operand.contains("/") {
          runs.append(try Self.file(operand))
        } else {
          let open = try store ?? self.store()
          store = open
          runs.append(ComparedRun(operand, try FundService.stored(operand, in: open).result))
        }
      } catch {
        problems.append(error)
      }
    }
    if problems.count == 1 { throw problems[0] }
    guard problems.isEmpty else {
      throw UsageError(problems.map { "\($0)" }.joined(separator: "\n"), command: "results")
    }
    return runs
  }

  private static func file(_ path: String) throws -> ComparedRun {
    let bytes = try ConfigFile.contents(
      of: path, expecting: "a result in JSON, as equihome run --format json writes it",
      atMost: 4 << 30)
    do {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return ComparedRun(
        name.hasSuffix(".json") ? String(name.dropLast(5)) : name, try RunDocument(json: bytes))
    } catch var error as RunDocumentError {
      error.message = "\(path): \(error.message)"
      throw error
    }
  }

  /// - Throws: `UsageError` with every expression that cannot be read.
  fileprivate func figures(own: [String]) throws -> [Objective] {
    var problems: [String] = []
    let figures = texts("metric").compactMap { text -> Objective? in
      if let metric = Metric.named(text) { return .mean(metric) }
      do {
        return try Objective(parsing: text, own: own)
      } catch {
        problems.append("--metric: \(error)")
        return nil
      }
    }
    guard problems.isEmpty else {
      throw UsageError(problems.joined(separator: "\n"), command: "results")
    }
    return figures
  }

  fileprivate func level() throws -> Double? {
    guard let text = text("level") else { return nil }
    guard let level = Double(text), level > 0, level < 1 else {
      throw UsageError(
        "--level takes a share between 0 and 1, such as 0.95, found \"\(text)\"",
        command: "results")
    }
    return level
  }
}
