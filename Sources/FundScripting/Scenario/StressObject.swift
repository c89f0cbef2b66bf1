import FundModel
import FundReport
import FundResults
import FundService
import LuaRuntime

/// A finished stress test in the hands of a script.
final class StressObject {
  let test: StressTest
  private let base: RunObject
  private lazy var rows: [LuaValue] = test.report.rows.indices.map { .object(row($0)) }

  init(_ test: StressTest) {
    self.test = test
    base = RunObject(test.base.run, test.base.prepared)
  }

  private static let members = ["base", "figures", "level", "paths", "seed"]

  static func type(_ context: ScriptContext) -> LuaTypeDefinition<StressObject> {
    var type = LuaTypeDefinition<StressObject>(name: "Stress")
    type.index = { stress, name, call in
      let report = stress.test.report
      if let row = report.rows.firstIndex(where: { $0.scenario.name == name }) {
        return try call.returns(stress.rows[row])
      }
      switch name {
      case "base": return try call.returns(object: stress.base)
      case "figures":
        return try call.returns(
          .table(LuaTable(array: report.figures.map { .string($0.name) })))
      case "level": return call.returns(report.level)
      case "paths": return call.returns(report.paths)
      case "seed": return call.returns(Int(truncatingIfNeeded: report.seed))
      default:
        throw call.unknown(
          "the stress test has no scenario or member", name,
          among: report.rows.map(\.scenario.name) + members)
      }
    }
    type.element = { stress, i, call in
      try call.returns(stress.rows.indices.contains(i - 1) ? stress.rows[i - 1] : .nil)
    }
    type.length = { $0.rows.count }
    type.description = { stressText($0.test.report, format: context.options.format) }
    type.methods["plot"] = { stress, call in
      let index = try stress.figure(call)
      context.write(
        stressChart(stress.test.report, figure: index, format: context.options.format)
          .joined(separator: "\n"))
      return call.returns()
    }
    type.methods["csv"] = { stress, call in call.returns(stressCSV(stress.test.report)) }
    type.methods["json"] = { stress, call in
      call.returns(stressJSON(stress.test.report).jsonPretty)
    }
    type.methods["table"] = { stress, call in
      let format = context.options.format
      return try call.returns(
        object: ScriptRecord("table of a stress test", items: stress.rows) {
          stressTable(stress.test.report).lines(format).joined(separator: "\n")
        })
    }
    type.members = { stress, path in
      path.isEmpty ? stress.test.report.rows.map(\.scenario.name) + members : []
    }
    type.foreignBytes = { stress in
      (stress.test.runs.count + 1) * stress.test.report.paths * Metric.count * 8
    }
    return type
  }

  /// The figure that the first argument names: an expression, or a metric for its mean; the first one
  /// when there is none.
  private func figure(_ call: borrowing LuaCall) throws -> Int {
    guard !call.isNil(1) else { return 0 }
    let name = try call.string(1)
    let names = test.report.figures.map(\.name)
    if let index = names.firstIndex(of: name) ?? names.firstIndex(of: name + ".mean") {
      return index
    }
    throw call.unknown("the stress test has no figure", name, among: names)
  }

  private func row(_ index: Int) -> ScriptRecord {
    let row = test.report.rows[index]
    let figures = test.report.figures
    var differences: [(name: String, value: LuaValue)] = []
    var values: [(name: String, value: LuaValue)] = []
    for (i, figure) in figures.enumerated() {
      let difference = row.differences[i]
      let fields: [(name: String, value: LuaValue)] = [
        ("value", .figure(difference.value)), ("mean", .figure(difference.value)),
        ("se", .figure(difference.standardError)), ("low", .figure(difference.interval.low)),
        ("high", .figure(difference.interval.high)), ("paths", .int(difference.count)),
      ]
      let isMean = figure.name.hasSuffix(".mean")
      let record = ScriptRecord(
        "difference", fields: isMean ? fields : fields.filter { $0.name != "mean" }
      ) { figureWithError(difference.value, difference.standardError, figure.unit) }
      differences.append((figure.name, .object(record)))
      if isMean { differences.append((String(figure.name.dropLast(5)), .object(record))) }
      values.append((figure.name, .figure(row.values[i].value)))
    }
    let text = zip(figures, row.differences).map { figure, difference in
      "  \(figure.name) "
        + figureWithError(difference.value, difference.standardError, figure.unit)
    }
    let guardrails = row.guardrails
    let run = test.runs[index]
    return ScriptRecord(
      "row of a stress test",
      fields: [
        ("name", .string(row.scenario.name)), ("scenario", .object(ScenarioObject(row.scenario))),
        ("values", .object(ScriptRecord("values", fields: values) { "values" })),
        (
          "differences",
          .object(
            ScriptRecord("differences", fields: differences) { text.joined(separator: "\n") })
        ),
        (
          "guardrails",
          .object(
            ScriptRecord("guardrails", items: guardrails.map(\.luaValue)) {
              guardrailLines(guardrails, TextFormat(width: 100)).joined(separator: "\n")
            })
        ),
        ("run", .object(RunObject(run.run, run.prepared))),
      ]
    ) { "\(row.scenario.name): changes\n" + text.joined(separator: "\n") }
  }
}

extension StressObject {
  private static let options = ["metrics", "level"]

  /// `eq.stress(fund, scenarios, options)`.
  static func run(_ call: borrowing LuaCall, _ context: ScriptContext) throws -> StressObject {
    let fund = try call.object(1, as: FundObject.self)
    let library = ScenarioLibrary(context: context, state: call.state)
    let given = try call.value(2)
    var list = [given]
    if case .table(let table) = given, !table.array.isEmpty { list = table.array }
    let scenarios = try list.map { try library.read($0, call) }
    let names = scenarios.map(\.name)
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw LuaError("two scenarios are called '\(twice)'; rows are called by name")
    }
    let request = try RunRequest(call, argument: 3, context: context, others: options)
    let table = try call.optionalTable(3) ?? LuaTable()
    let figures = try Objective.list(
      table.fields["metrics"], "metrics", own: fund.document.ownMetrics)
    let level = try table.fields["level"].map { try Self.level($0) }
    let prepared = try request.prepare(fund, call)
    try request.reserve(
      paths: prepared.config.simulation.paths, perPath: Metric.count * (scenarios.count + 1), call)
    defer { context.progressEnded() }
    return try call.explaining {
      StressObject(
        try FundService.stress(
          context.overridden(fund.document), scenarios: scenarios, figures: figures, level: level,
          options: request.options, control: request.control))
    }
  }

  static func level(_ value: LuaValue) throws -> Double {
    guard let level = value.doubleValue, level > 0, level < 1 else {
      throw LuaError("level: a confidence level between 0 and 1 expected")
    }
    return level
  }
}

extension Objective {
  /// The expressions of a list, metrics alone being their means.
  static func list(
    _ value: LuaValue?, _ name: String, own: [String]
  ) throws -> [Objective] {
    guard let value else { return [] }
    var texts = [value]
    if case .table(let table) = value { texts = table.array }
    return try texts.map { item in
      guard let text = item.stringValue else {
        throw LuaError("\(name): a list of texts such as \"net_irr.mean\" expected")
      }
      return try read(text, own: own)
    }
  }

  /// The expression, or the mean of the metric of that name.
  static func read(_ text: String, own: [String]) throws -> Objective {
    if let metric = Metric.named(text) { return .mean(metric) }
    do {
      return try Objective(parsing: text, own: own)
    } catch {
      throw LuaError(error.description)
    }
  }
}
