import FundModel
import FundReport
import FundResults
import FundService
import LuaRuntime

/// `eq.sensitivity(fund, { vary = ..., metric = ..., method = ... })`.
enum SensitivityRecord {
  private static let names = [
    "vary", "metric", "method", "n", "design_seed", "target", "cache", "rescale",
  ]

  static func make(_ call: borrowing LuaCall, _ context: ScriptContext) throws -> ScriptRecord {
    let fund = try call.object(1, as: FundObject.self)
    let table = try call.table(2)
    let run = try RunRequest.forCells(call, argument: 2, context, others: names)
    let options = try OptionReader(
      call, at: 2, owner: "eq.sensitivity", known: names + RunRequest.cellNames)
    guard case .table(let vary)? = table.fields["vary"] else {
      throw LuaError(
        "sensitivity: vary is missing, a table such as { [\"waterfall.hurdle_rate\"] = { 0.06, 0.10 } }"
      )
    }
    let axes = try SweepAxis.all(vary, forSensitivity: true)
    try context.checkOverrides(axes.map(\.path))
    let cache = try options.text("cache")
    if cache != nil { try context.checkFiles(call) }
    let base = try call.explaining { try context.overridden(fund.document) }
    var request = SensitivityRequest(
      base: base,
      method: try options.word("method") ?? SensitivityResult.Method.tornado, axes: axes,
      figure: try options.figure(options.text("metric") ?? "net_irr.mean", of: base),
      options: run.options,
      cache: cache)
    request.count = try options.whole("n", atLeast: 1)
    request.designSeed = try options.whole("design_seed", atLeast: 0).map { UInt64($0) } ?? 1
    request.target = try options.number("target")
    request.rescale = try options.texts("rescale") ?? []
    defer { context.progressEnded() }
    let result = try call.explaining { try FundService.run(request, control: run.control) }
    return record(result, context.options.format)
  }

  private static func record(_ result: SensitivityResult, _ format: TextFormat) -> ScriptRecord {
    let items = result.rows.map { row in LuaValue.object(item(row, result)) }
    let names = zip(result.rows, items).map { (name: $0.0.path, value: $0.1) }
    return ScriptRecord(
      "sensitivity",
      fields: [
        ("method", .string(result.method.rawValue)), ("metric", .string(result.figure)),
        ("base", .figure(result.base?.value)), ("base_se", .figure(result.base?.standardError)),
        ("cells", .int(result.cells)),
        ("csv", .native(LuaFunction("csv") { $0.returns(sensitivityCSV(result)) })),
        ("notes", .table(LuaTable(array: result.notes.map { .string($0) }))),
      ] + names, items: items, source: result
    ) { sensitivityText(result, format: format).joined(separator: "\n") }
  }

  private static func item(
    _ row: SensitivityResult.Row, _ result: SensitivityResult
  ) -> ScriptRecord {
    let estimates = zip(result.columns, row.estimates).map {
      column, estimate -> (name: String, value: LuaValue) in
      guard let estimate else { return (column.name, .nil) }
      return (
        column.name,
        .object(
          ScriptRecord(
            "estimate",
            fields: [
              ("value", .number(estimate.value)), ("se", .figure(estimate.standardError)),
              ("low", .figure(estimate.low)), ("high", .figure(estimate.high)),
            ]
          ) { estimateText(estimate, column.scale, result.unit) })
      )
    }
    return ScriptRecord(
      "row of a sensitivity",
      fields: [
        ("path", .string(row.path)), ("low", row.low.luaValue(at: row.path)),
        ("high", row.high.luaValue(at: row.path)),
      ] + estimates + [("note", row.note.map { .string($0) } ?? .nil)]
    ) {
      row.path + ": "
        + zip(result.columns, row.estimates).map { column, estimate in
          "\(column.label) \(estimateText(estimate, column.scale, result.unit))"
        }.joined(separator: ", ")
    }
  }
}

extension ScriptModule {
  /// Sweeps and sensitivities.
  var sweeps: [LuaFunction] {
    [
      LuaFunction("sweep") { [context] call in
        try call.returns(object: SweepObject.make(call, context))
      },
      LuaFunction("sensitivity") { [context] call in
        try call.returns(object: SensitivityRecord.make(call, context))
      },
    ]
  }
}
