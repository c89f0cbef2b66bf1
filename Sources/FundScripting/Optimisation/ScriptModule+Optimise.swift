import FundModel
import FundReport
import FundResults
import FundService
import LuaRuntime

extension ScriptModule {
  private static let optimiseOptions = [
    "vary", "maximise", "minimise", "subject_to", "method", "evaluations", "tolerance",
    "fresh_seed",
  ]

  var optimise: LuaFunction {
    LuaFunction("optimise") { [context] call in
      let fund = try call.object(1, as: FundObject.self)
      let run = try RunRequest(call, argument: 2, context: context, others: Self.optimiseOptions)
      let request = try Self.optimiseRequest(
        OptionReader(call, at: 2, owner: "eq.optimise"), own: fund.document.ownMetrics)
      let document = try call.explaining { try context.overridden(fund.document) }
      let prepared = try run.prepare(FundObject(document), call, failOn: .never)
      try run.reserve(
        paths: prepared.config.simulation.paths, perPath: 2 * Metric.count, call)
      defer { context.progressEnded() }
      let result = try call.explaining {
        try FundService.optimise(
          document, request, options: run.options, control: run.control)
      }
      return try call.returns(
        object: Self.record(result, unit: request.objective.unit, context.options.format))
    }
  }

  private static func optimiseRequest(
    _ options: OptionReader, own: [String]
  ) throws -> OptimiseRequest {
    let vary = try (options.entries("vary") ?? []).map { entry in
      let (low, high) = try options.pair(entry.value, "vary[\"\(entry.name)\"]")
      return OptimiseRequest.Variable(path: entry.name, low: low, high: high)
    }
    let (most, least) = (try options.text("maximise"), try options.text("minimise"))
    guard let text = most ?? least, most == nil || least == nil else {
      throw LuaError(
        "eq.optimise: either maximise or minimise is needed, for example maximise = \"net_irr.mean\""
      )
    }
    var request = OptimiseRequest(
      vary: vary, objective: try Objective(parsing: text, own: own), isMaximised: most != nil)
    request.conditions = try (options.list("subject_to") ?? []).map { value in
      guard let text = value.stringValue else {
        throw options.wrong("subject_to", "conditions as text", value)
      }
      return try ObjectiveCondition(parsing: text, own: own)
    }
    request.method = try options.word("method")
    request.evaluations = try options.whole("evaluations", atLeast: 1) ?? request.evaluations
    request.tolerance = try options.number("tolerance") ?? request.tolerance
    request.freshSeed = try options.whole("fresh_seed").map { UInt64($0) }
    return request
  }

  private static func record(
    _ optimum: Optimum, unit: MetricUnit, _ format: TextFormat
  ) -> ScriptRecord {
    func values(_ run: Optimum.Evaluation) -> LuaValue {
      let fields = zip(optimum.paths, run.values).map { (name: $0, value: LuaValue.number($1)) }
      return .object(
        ScriptRecord("list of values", fields: fields) {
          zip(optimum.paths, run.values).map { "\($0) = \($1)" }.joined(separator: ", ")
        })
    }
    func evaluation(_ run: Optimum.Evaluation) -> LuaValue {
      .object(
        ScriptRecord(
          "evaluation",
          fields: [
            ("values", values(run)), ("value", .number(run.value)),
            ("se", .figure(run.standardError)), ("feasible", .bool(run.isFeasible)),
            ("excess", .table(LuaTable(array: run.excess.map { .number($0) }))),
          ]
        ) { figureWithError(run.value, run.standardError, unit) })
    }
    let csv = LuaFunction("csv") { call in call.returns(optimumCSV(optimum)) }
    let json = LuaFunction("json") { call in call.returns(try analysisJSON(optimum)) }
    return ScriptRecord(
      "optimum",
      fields: [
        ("best", values(optimum.best)), ("value", .number(optimum.best.value)),
        ("se", .figure(optimum.best.standardError)), ("feasible", .bool(optimum.best.isFeasible)),
        ("evaluations", .int(optimum.history.count)), ("converged", .bool(optimum.converged)),
        ("method", .string(optimum.method)), ("start", evaluation(optimum.start)),
        ("fresh", evaluation(optimum.fresh)),
        ("history", .table(LuaTable(array: optimum.history.map(evaluation)))),
        ("guardrails", .table(LuaTable(array: optimum.guardrails.map { .string($0) }))),
        ("csv", .native(csv)), ("json", .native(json)),
      ]
    ) { optimumText(optimum, unit: unit, format: format).joined(separator: "\n") }
  }
}
