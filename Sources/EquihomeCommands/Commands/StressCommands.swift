import FundModel
import FundMonteCarlo
import FundReport
import FundResults
import FundScripting
import FundService

/// Scenarios, stress tests and reverse stress.
extension Command {
  /// What a run of several takes from the options of one.
  private static let runs = [
    OptionSpec("paths", .integer("N", atLeast: 1), "paths of every run"),
    OptionSpec("seed", .integer("N", atLeast: 0), "seed of every run"),
    OptionSpec(
      "threads", .integer("N", atLeast: 1), "worker threads (all cores); changes no result"),
    OptionSpec("set", .text("PATH=VALUE"), "change a parameter of the fund", repeats: true),
    OptionSpec("level", .text("SHARE"), "confidence level of the intervals, for example 0.95"),
    OptionSpec("out", .text("FILE"), "write to a file instead of standard output"),
  ]

  static let scenarios = Command(
    name: "scenarios", operands: "[NAME|FILE]",
    summary: "List the scenarios of the library, or show one",
    details: "A file is Lua that returns a table or a Scenario, or JSON.",
    options: [OptionSpec("format", .word(["table", "json"]), "how it is written (table)")],
    positionals: 0...1
  ) { arguments, console in
    let session = try scenarioSession(console)
    let names = arguments.positionals.isEmpty ? ScriptSession.scenarioNames : arguments.positionals
    let all = try names.map { try session.scenario($0) }
    if arguments.text("format") == "json" {
      let value = arguments.positionals.isEmpty ? .list(all.map(\.configValue)) : all[0].configValue
      console.write(value.jsonPretty)
    } else if arguments.positionals.isEmpty {
      console.write(scenarioTable(all).lines(console.format).joined(separator: "\n") + "\n")
    } else {
      console.write(try session.scenarioPage(all[0]) + "\n")
    }
    return .ok
  }

  static let stress = Command(
    name: "stress", operands: "FILE.json|FILE.lua|PRESET --scenario NAME|FILE ...",
    summary: "Run a fund as it is and under scenarios on the same draws, and compare",
    details: """
      A scenario is a name of the library (equihome scenarios), a Lua or JSON file, or a sum of them with
      factors, such as 0.5*gfc-2008+exit-freeze. Figures are metric expressions: net_irr.mean,
      net_irr.q0.05, loss.cvar0.99, "probability(net_irr < 0)".
      """,
    options: [
      OptionSpec(
        "scenario", .text("NAME|FILE"), "a scenario; give it once for each", repeats: true),
      OptionSpec("metric", .text("EXPRESSION"), "a figure to compare", repeats: true),
      OptionSpec("format", .word(["table", "json", "csv"]), "how it is written (table)"),
    ] + runs, positionals: 1...1
  ) { arguments, console in
    let names = arguments.texts("scenario")
    guard !names.isEmpty else {
      throw UsageError(
        "equihome stress: --scenario is missing; there are "
          + ScriptSession.scenarioNames.joined(separator: ", "), command: "stress")
    }
    let base = try fund(arguments, console)
    let options = try arguments.runOptions(console)
    let figures = try arguments.texts("metric").map { try figure($0, of: base) }
    let session = try scenarioSession(console)
    let scenarios = try names.map { try session.scenario($0) }
    let test = try arguments.watched(console, options: options) { control in
      try FundService.stress(
        base, scenarios: scenarios, figures: figures,
        level: try level(arguments), options: options, control: control)
    }
    let report = test.report
    switch arguments.text("format") {
    case "json": try arguments.write(result: stressJSON(report).jsonPretty, console)
    case "csv": try arguments.write(result: stressCSV(report), console)
    default:
      let chart = stressChart(report, figure: 0, format: console.format)
      let text = stressText(report, format: console.format) + "\n\n" + chart.joined(separator: "\n")
      try arguments.write(result: text + "\n", console)
    }
    return .ok
  }

  static let solve = Command(
    name: "solve", operands: "FILE.json|FILE.lua|PRESET --vary PATH|SCENARIO --until CONDITION",
    summary: "Vary a parameter or a scenario's strength until a figure meets a target",
    details: """
      The bracket is the range of the parameter, or 0 and 1 times the scenario, unless --low and --high say
      otherwise. A condition is an expression, a relation and a number: "probability(net_irr < 0) = 0.05".
      Exit status 1 when the bracket does not hold the target.
      """,
    options: [
      OptionSpec(
        "vary", .text("PATH|SCENARIO"), "path of a parameter, or a scenario to take k times"),
      OptionSpec("until", .text("CONDITION"), "what is to be met"),
      OptionSpec("low", .text("NUMBER"), "lower end of the bracket"),
      OptionSpec("high", .text("NUMBER"), "upper end of the bracket"),
      OptionSpec("evaluations", .integer("N", atLeast: 5), "runs at most (60)"),
      OptionSpec("format", .word(["table", "json"]), "how it is written (table)"),
    ] + runs, positionals: 1...1
  ) { arguments, console in
    guard let vary = arguments.text("vary"), let until = arguments.text("until") else {
      throw UsageError("equihome solve: --vary and --until are needed", command: "solve")
    }
    let base = try fund(arguments, console)
    let options = try arguments.runOptions(console)
    let condition: ObjectiveCondition
    do {
      condition = try ObjectiveCondition(parsing: until, own: base.ownMetrics)
    } catch {
      throw UsageError("--until: \(error)", command: "solve")
    }
    var request = SolveRequest(try direction(vary, console), until: condition)
    request.low = try number("low", arguments)
    request.high = try number("high", arguments)
    request.level = try level(arguments)
    if let most = try arguments.count("evaluations") { request.evaluations = most }
    let report = try arguments.watched(console, options: options) { control in
      try FundService.solve(
        base, request, options: options,
        control: control)
    }
    let text =
      arguments.text("format") == "json"
      ? solveJSON(report).jsonPretty : solveText(report, format: console.format) + "\n"
    try arguments.write(result: text, console)
    return .ok
  }

  // MARK: - Parts

  /// A session for the Lua files of scenarios; what they print is a note.
  private static func scenarioSession(_ console: Console) throws -> ScriptSession {
    var options = ScriptOptions()
    options.format = console.format
    options.handlesInterrupt = true
    options.output = { console.note($0.hasSuffix("\n") ? String($0.dropLast()) : $0) }
    return try ScriptSession(options)
  }

  /// A path of a parameter where the registry knows it, else a scenario.
  private static func direction(
    _ text: String, _ console: Console
  ) throws -> SolveRequest.Direction {
    do {
      _ = try ParameterRegistry.standard.describe(text)
      return .path(text)
    } catch let path as ConfigError {
      let looksLikePath = text.contains(".") && !text.hasSuffix(".lua") && !text.hasSuffix(".json")
      if looksLikePath, !text.contains("*") { throw path }
      return .scenario(try scenarioSession(console).scenario(text))
    }
  }

  private static func fund(_ arguments: Arguments, _ console: Console) throws -> ConfigDocument {
    let source = arguments.positionals[0]
    let document =
      try source.hasSuffix(".lua")
      ? scriptedFund(source, arguments, console) : ConfigDocument.open(source)
    return try document.with(
      arguments.changes(), origin: .commandLine(arguments.changesText))
  }

  private static func figure(_ text: String, of base: ConfigDocument) throws -> Objective {
    if let metric = Metric.named(text) { return .mean(metric) }
    do {
      return try Objective(parsing: text, own: base.ownMetrics)
    } catch {
      throw UsageError("--metric: \(error)", command: "stress")
    }
  }

  private static func number(_ name: String, _ arguments: Arguments) throws -> Double? {
    guard let text = arguments.text(name) else { return nil }
    guard let number = Double(text), number.isFinite else {
      throw UsageError("--\(name) takes a number, found \"\(text)\"")
    }
    return number
  }

  private static func level(_ arguments: Arguments) throws -> Double? {
    let level = try number("level", arguments)
    guard level.map({ $0 > 0 && $0 < 1 }) ?? true else {
      throw UsageError("--level takes a share between 0 and 1, such as 0.95")
    }
    return level
  }
}

extension Arguments {
  /// Writes a result to `--out`, whole or not at all, or to standard output.
  fileprivate func write(result: String, _ console: Console) throws {
    guard let file = text("out") else { return console.write(result) }
    try ConfigFile.write(Array(result.utf8), to: file)
    console.note("wrote \(file)")
  }
}
