import FundModel
import FundReport
import FundResults
import FundService
import LuaRuntime

extension ScriptModule {
  /// `eq.frontier`, `eq.optimise`, `eq.calibrate`.
  var optimisation: [LuaFunction] { [frontier, optimise, calibrate] }

  private static let frontierOptions = [
    "method", "metric", "points", "level", "step", "risk_free", "min", "max", "limits", "checks",
  ]

  private var frontier: LuaFunction {
    LuaFunction("frontier") { [context] call in
      let fund = try call.object(1, as: FundObject.self)
      let run = try RunRequest(call, argument: 2, context: context, others: Self.frontierOptions)
      let request = try Self.frontierRequest(OptionReader(call, at: 2, owner: "eq.frontier"))
      let document = try call.explaining { try context.overridden(fund.document) }
      let prepared = try run.prepare(FundObject(document), call, failOn: .never)
      // The table of one run, and a column a split.
      let columns = Metric.count + 4 * prepared.config.zones.count + request.points + 16
      try run.reserve(paths: prepared.config.simulation.paths, perPath: columns, call)
      defer { context.progressEnded() }
      let result = try call.explaining {
        try FundService.frontier(
          document, request, options: run.options, control: run.control)
      }
      return try call.returns(object: Self.record(result, context))
    }
  }

  private static func frontierRequest(_ options: OptionReader) throws -> FrontierRequest {
    var request = FrontierRequest()
    request.method = try options.word("method") ?? request.method
    if let name = try options.text("metric") {
      guard let metric = Metric.named(name) else {
        let near = EditDistance.nearest(name, in: Metric.allCases.map(\.name))
        throw LuaError(
          "eq.frontier: there is no metric '\(name)'"
            + (near.map { "; did you mean '\($0)'?" } ?? ""))
      }
      request.metric = metric
    }
    request.points = try options.whole("points", atLeast: 2) ?? request.points
    request.level = try options.number("level")
    request.step = try options.number("step") ?? request.step
    request.riskFree = try options.number("risk_free")
    request.low = try options.numbersByName("min") ?? [:]
    request.high = try options.numbersByName("max") ?? [:]
    request.checks = try options.whole("checks") ?? request.checks
    for (index, value) in (try options.list("limits") ?? []).enumerated() {
      request.limits.append(try limit(value, index + 1, options))
    }
    return request
  }

  /// `{ zones = { red = 1, orange = 1 }, max = 0.5, name = "risky" }`
  private static func limit(
    _ value: LuaValue, _ number: Int, _ options: OptionReader
  ) throws -> FrontierRequest.Limit {
    let place = "limits[\(number)]"
    guard let table = value.tableValue, let zones = table["zones"]?.tableValue,
      Set(table.fields.keys).isSubset(of: ["name", "zones", "min", "max"]), table.array.isEmpty
    else {
      throw options.wrong(place, "{ zones = { name = factor }, min =, max =, name = }", value)
    }
    let factors = try zones.fields.mapValues { factor in
      guard let number = factor.doubleValue, number.isFinite else {
        throw options.wrong(place + ".zones", "numbers by zone", factor)
      }
      return number
    }
    let (least, most) = (table["min"]?.doubleValue, table["max"]?.doubleValue)
    guard least != nil || most != nil else { throw options.wrong(place, "min or max", value) }
    let name =
      table["name"]?.stringValue
      ?? factors.sorted { $0.key < $1.key }.map { ($0.value == 1 ? "" : "\($0.value) ") + $0.key }
      .joined(separator: " + ")
    return .init(
      name: name, zones: factors, least: least ?? -.infinity, most: most ?? .infinity)
  }

  private static func record(_ frontier: Frontier, _ context: ScriptContext) -> ScriptRecord {
    let format = context.options.format
    let csv = LuaFunction("csv") { call in call.returns(frontierCSV(frontier)) }
    let json = LuaFunction("json") { call in call.returns(try analysisJSON(frontier)) }
    let plot = LuaFunction("plot") { call in
      context.write(frontierChart(frontier, format: format).joined(separator: "\n"))
      return call.returns()
    }
    func point(_ point: Frontier.Point) -> LuaValue { point.record(frontier, format) }
    return ScriptRecord(
      "frontier",
      fields: [
        ("method", .string(frontier.method.rawValue)), ("metric", .string(frontier.metric)),
        ("level", .figure(frontier.level)), ("risk_free", .number(frontier.riskFree)),
        ("minimum_risk", point(frontier.minimumRisk)),
        ("tangency", frontier.tangency.map(point) ?? .nil),
        ("points", .table(LuaTable(array: frontier.points.map(point)))),
        (
          "pure",
          .table(
            LuaTable(
              fields: Dictionary(
                zip(frontier.zones, frontier.pure.map(point)), uniquingKeysWith: { a, _ in a })))
        ),
        ("correlation", .table(.rows(frontier.correlation))), ("paths", .int(frontier.paths)),
        ("used_paths", .int(frontier.usedPaths)), ("csv", .native(csv)), ("json", .native(json)),
        ("plot", .native(plot)),
      ], items: frontier.points.map(point), source: frontier
    ) { frontierText(frontier, format: format).joined(separator: "\n") }
  }
}

extension LuaTable {
  /// A list of lists.
  static func rows(_ matrix: [[Double]]) -> LuaTable {
    LuaTable(array: matrix.map { .table(LuaTable(array: $0.map { .number($0) })) })
  }
}

extension Frontier.Point {
  /// `weights` by zone, figures with errors, and `fund` where the whole fund was run.
  fileprivate func record(_ frontier: Frontier, _ format: TextFormat) -> LuaValue {
    let shares = zip(frontier.zones, weights).map { (name: $0, value: LuaValue.number($1)) }
    let unit = Metric.named(frontier.metric)?.description.unit ?? .ratio
    let names = zip(frontier.zones, weights).map { "\($0) \(figure($1, .share))" }
      .joined(separator: ", ")
    var fields: [(name: String, value: LuaValue)] = [
      ("weights", .object(ScriptRecord("split", fields: shares) { names })),
      ("mean", .number(mean)), ("mean_se", .number(meanError)), ("risk", .number(risk)),
      ("risk_se", .number(riskError)), ("sharpe", .figure(sharpe)),
      ("sharpe_se", .figure(sharpeError)), ("dominated", .bool(isDominated)),
      ("binding", .table(LuaTable(array: binding.map { .string($0) }))),
    ]
    if let check {
      let parts: [(name: String, value: LuaValue)] = [
        ("mean", .number(check.mean)), ("risk", .number(check.risk)),
        ("mean_difference", .number(check.meanDifference)),
        ("mean_difference_se", .number(check.meanDifferenceError)),
        ("risk_difference", .number(check.riskDifference)),
      ]
      let text = "fund: mean \(figure(check.mean, unit)), risk \(figure(check.risk, unit))"
      fields.append(("fund", .object(ScriptRecord("run of the fund", fields: parts) { text })))
    } else {
      fields.append(("fund", .nil))
    }
    let text =
      "\(names): mean \(figureWithError(mean, meanError, unit)), risk "
      + figureWithError(risk, riskError, unit)
    return .object(ScriptRecord("point", fields: fields) { text })
  }
}
