import FundModel
import FundReport
import FundResults
import FundService
import LuaRuntime

/// `eq.solve(fund, { vary, until_, low, high, level, evaluations, paths, seed, threads })`.
enum SolveRecord {
  private static let options = ["vary", "until_", "low", "high", "level", "evaluations"]

  static func run(_ call: borrowing LuaCall, _ context: ScriptContext) throws -> ScriptRecord {
    let fund = try call.object(1, as: FundObject.self)
    let table = try call.table(2)
    let run = try RunRequest(call, argument: 2, context: context, others: options)
    guard let text = table.fields["until_"]?.stringValue else {
      throw LuaError(
        "solve: until_ is missing; a text such as \"probability(net_irr < 0) = 0.05\" expected")
    }
    let condition: ObjectiveCondition
    do {
      condition = try ObjectiveCondition(parsing: text, own: fund.document.ownMetrics)
    } catch {
      throw LuaError("until_: \(error.description)")
    }
    var request = SolveRequest(try direction(table.fields["vary"], call, context), until: condition)
    request.low = try number("low", table)
    request.high = try number("high", table)
    request.level = try table.fields["level"].map { try StressObject.level($0) }
    if let value = table.fields["evaluations"] {
      request.evaluations = try RunRequest.whole("evaluations", value, atLeast: 5)
    }
    let prepared = try run.prepare(fund, call)
    try run.reserve(paths: prepared.config.simulation.paths, perPath: Metric.count, call)
    defer { context.progressEnded() }
    let report = try call.explaining {
      try FundService.solve(
        context.overridden(fund.document), request, options: run.options, control: run.control)
    }
    return record(report, context.options.format)
  }

  private static func direction(
    _ value: LuaValue?, _ call: borrowing LuaCall, _ context: ScriptContext
  ) throws -> SolveRequest.Direction {
    switch value {
    case .string(let path): return .path(path)
    case .object(let object as ScenarioObject): return .scenario(object.scenario)
    case .table:
      let library = ScenarioLibrary(context: context, state: call.state)
      return .scenario(try library.read(value ?? .nil, call))
    default:
      throw LuaError(
        "solve: vary is a path such as \"waterfall.hurdle_rate\" or a Scenario, got "
          + (value?.typeName ?? "nil"))
    }
  }

  private static func number(_ name: String, _ table: LuaTable) throws -> Double? {
    guard let value = table.fields[name] else { return nil }
    guard let number = value.doubleValue, number.isFinite else {
      throw LuaError("solve: \(name) is a number, got \(value.typeName)")
    }
    return number
  }

  private static func record(_ report: SolveReport, _ format: TextFormat) -> ScriptRecord {
    let runs = report.evaluations.map { run in
      LuaValue.object(
        ScriptRecord(
          "evaluation",
          fields: [
            ("at", .number(run.at)), ("value", .number(run.value)),
            ("se", .figure(run.standardError)),
          ]
        ) { "\(run.at): \(figureWithError(run.value, run.standardError, report.unit))" })
    }
    return ScriptRecord(
      "solution",
      fields: [
        ("value", .number(report.value)), ("low", .figure(report.interval.low)),
        ("high", .figure(report.interval.high)), ("se", .figure(report.standardError)),
        ("level", .number(report.level)), ("achieved", .number(report.achieved.value)),
        ("achieved_se", .figure(report.achieved.standardError)),
        ("slope", .figure(report.slope)), ("target", .number(report.target)),
        ("objective", .string(report.objective)), ("vary", .string(report.vary)),
        (
          "evaluations",
          .object(ScriptRecord("evaluations", items: runs) { "\(runs.count) evaluations" })
        ),
        ("notes", .table(LuaTable(array: report.notes.map { .string($0) }))),
        ("json", .string(solveJSON(report).jsonPretty)),
      ]
    ) { solveText(report, format: format) }
  }
}
