import FundModel
import FundMonteCarlo
import FundReport
import FundResults
import FundService

extension Command {
  static let frontier = Command(
    name: "frontier", operands: "FILE.json|PRESET",
    summary: "Splits over the zones from least risk to largest mean",
    details: """
      mean_variance and mean_cvar weigh funds that are wholly in one zone, exactly, and run the whole
      fund at some points beside it; simplex runs the whole fund at every point of a grid. Error
      guardrails on max_zone_allocation are limits.
      """,
    options: [
      OptionSpec(
        "method", .word(Frontier.Method.allCases.map(\.rawValue)), "how (mean_variance)"),
      OptionSpec("metric", .text("NAME"), "whose mean is the return (net_irr)"),
      OptionSpec("points", .integer("N", atLeast: 2), "points of the frontier (11)"),
      OptionSpec(
        "level", .text("X"), "of the CVaR (0.95); with simplex, CVaR in place of deviation"),
      OptionSpec("step", .text("X"), "of the grid of simplex, one over a whole number (0.25)"),
      OptionSpec("risk-free", .text("X"), "return without risk (analytics.risk_free_rate)"),
      OptionSpec("min", .text("ZONE=X"), "least share of a zone", repeats: true),
      OptionSpec("max", .text("ZONE=X"), "largest share of a zone", repeats: true),
      OptionSpec("checks", .integer("N", atLeast: 0), "points run whole (3)"),
    ] + analysisOptions, positionals: 1...1
  ) { arguments, console in
    var request = FrontierRequest()
    request.method = arguments.text("method").flatMap(Frontier.Method.init) ?? .meanVariance
    if let name = arguments.text("metric") {
      guard let metric = Metric.named(name) else {
        let near = EditDistance.nearest(name, in: Metric.allCases.map(\.name))
        throw UsageError(
          "--metric: there is no metric \"\(name)\"" + (near.map { "; did you mean \($0)?" } ?? ""),
          command: "frontier")
      }
      request.metric = metric
    }
    request.points = try arguments.count("points") ?? request.points
    request.level = try arguments.real("level")
    request.step = try arguments.real("step") ?? request.step
    request.riskFree = try arguments.real("risk-free")
    request.low = try arguments.shares("min")
    request.high = try arguments.shares("max")
    request.checks = try arguments.count("checks") ?? request.checks
    let document = try arguments.changedDocument()
    let options = try arguments.runOptions(console)
    let result = try arguments.watched(console, options: options) { control in
      try FundService.frontier(document, request, options: options, control: control)
    }
    try arguments.write(console, json: { try analysisJSON(result) }, csv: { frontierCSV(result) }) {
      frontierText(result, format: $0)
    }
    return .ok
  }

  static let optimise = Command(
    name: "optimise", operands: "FILE.json|PRESET",
    summary: "Find the values of parameters that make an objective best",
    details: """
      A search without derivatives on common random numbers; the best values are run again on fresh
      paths. Objectives are such as net_irr.mean, net_irr.q0.05, loss.cvar0.99,
      "probability(net_irr < 0)".
      """,
    options: [
      OptionSpec("vary", .text("PATH=LOW:HIGH"), "a parameter and its range", repeats: true),
      OptionSpec("maximise", .text("EXPR"), "objective to make large"),
      OptionSpec("minimise", .text("EXPR"), "objective to make small"),
      OptionSpec(
        "subject-to", .text("COND"), "for example \"loss.cvar0.95 <= 0.1\"", repeats: true),
      OptionSpec("method", .word(["bobyqa", "cobyla"]), "how; cobyla where there are conditions"),
      OptionSpec("evaluations", .integer("N", atLeast: 1), "most runs of the search (60)"),
      OptionSpec("fresh-seed", .integer("N", atLeast: 0), "seed of the last run (seed + 1)"),
    ] + analysisOptions, positionals: 1...1
  ) { arguments, console in
    let (most, least) = (arguments.text("maximise"), arguments.text("minimise"))
    guard let text = most ?? least, most == nil || least == nil else {
      throw UsageError("either --maximise or --minimise is needed", command: "optimise")
    }
    let document = try arguments.changedDocument()
    let own = document.ownMetrics
    var request = OptimiseRequest(
      vary: try arguments.texts("vary").map(variable),
      objective: try Objective(parsing: text, own: own),
      isMaximised: most != nil)
    request.conditions = try arguments.texts("subject-to").map {
      try ObjectiveCondition(parsing: $0, own: own)
    }
    request.method = arguments.text("method").flatMap { .init(rawValue: $0) }
    request.evaluations = try arguments.count("evaluations") ?? request.evaluations
    request.freshSeed = arguments.number("fresh-seed")
    let options = try arguments.runOptions(console)
    let asked = request
    let result = try arguments.watched(console, options: options) { control in
      try FundService.optimise(document, asked, options: options, control: control)
    }
    try arguments.write(console, json: { try analysisJSON(result) }, csv: { optimumCSV(result) }) {
      optimumText(result, unit: asked.objective.unit, format: $0)
    }
    return .ok
  }

  private static func variable(_ text: String) throws -> OptimiseRequest.Variable {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    let ends = parts.count == 2 ? parts[1].split(separator: ":").map { Double($0) } : []
    guard ends.count == 2, let low = ends[0], let high = ends[1] else {
      throw UsageError("--vary takes PATH=LOW:HIGH, found \"\(text)\"", command: "optimise")
    }
    return .init(path: parts[0], low: low, high: high)
  }

  /// Options of commands that run a fund several times.
  private static let analysisOptions = [
    OptionSpec("paths", .integer("N", atLeast: 1), "paths, in place of simulation.paths"),
    OptionSpec("seed", .integer("N", atLeast: 0), "seed, in place of simulation.seed"),
    OptionSpec(
      "threads", .integer("N", atLeast: 1), "worker threads (all cores); changes no result"),
    OptionSpec("set", .text("PATH=VALUE"), "change a parameter first", repeats: true),
    OptionSpec("format", .word(["table", "json", "csv"]), "how the result is written (table)"),
    OptionSpec("out", .text("FILE"), "write the result to a file instead of standard output"),
  ]
}

extension Arguments {
  /// A number of an option.
  func real(_ name: String) throws -> Double? {
    guard let text = text(name) else { return nil }
    guard let value = Double(text), value.isFinite else {
      throw UsageError("--\(name) takes a number, found \"\(text)\"")
    }
    return value
  }

  /// `--max red=0.3`, any number of them.
  func shares(_ name: String) throws -> [String: Double] {
    var found: [String: Double] = [:]
    for text in texts(name) {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let value = Double(parts[1]) else {
        throw UsageError("--\(name) takes ZONE=SHARE, found \"\(text)\"")
      }
      found[parts[0]] = value
    }
    return found
  }

  /// The fund of the first argument, with the changes of `--set`.
  func changedDocument() throws -> ConfigDocument {
    try ConfigDocument.open(positionals[0]).with(changes(), origin: .commandLine(changesText))
  }

  /// Writes a result as `--format` asks, to `--out` whole or not at all.
  func write(
    _ console: Console, json: () throws -> String, csv: () -> String,
    table: (TextFormat) -> [String]
  ) throws {
    let file = text("out")
    let text =
      switch text("format") ?? "table" {
      case "json": try json()
      case "csv": csv()
      default:
        table(file == nil ? console.format : TextFormat(width: 100)).joined(separator: "\n") + "\n"
      }
    if let file {
      try ConfigFile.write(Array(text.utf8), to: file)
      console.note("wrote \(file)")
    } else {
      console.write(text)
    }
  }
}
