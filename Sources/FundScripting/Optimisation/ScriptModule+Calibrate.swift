import FundModel
import FundReport
import FundResults
import FundService
import LuaRuntime

extension ScriptModule {
  private static let calibrateOptions = [
    "model", "zones", "components", "horizons", "correlation_months", "growth_years",
    "resamples", "mean_block_months", "seasonally_adjusted", "seed",
  ]

  var calibrate: LuaFunction {
    LuaFunction("calibrate") { [context] call in
      try context.checkFiles(call)
      let file = try call.string(1)
      let options = try OptionReader(
        call, at: 2, owner: "eq.calibrate", known: Self.calibrateOptions)
      let request = try Self.calibrationRequest(options)
      let result = try call.explaining { try FundService.calibrate(file: file, request) }
      return try call.returns(object: Self.record(result, context))
    }
  }

  private static func calibrationRequest(_ options: OptionReader) throws -> CalibrationRequest {
    var request = CalibrationRequest()
    request.zones = try (options.entries("zones") ?? []).map { entry in
      guard let series = entry.value.stringValue else {
        throw options.wrong("zones.\(entry.name)", "the name of a series", entry.value)
      }
      return (entry.name, series)
    }
    request.seasonallyAdjusted = try options.flag("seasonally_adjusted") ?? true
    request.options.model = try options.word("model") ?? .momentum
    request.options.components =
      try options.whole("components", atLeast: 1) ?? request.options.components
    if let horizons = try options.list("horizons") {
      request.options.horizons = try horizons.map { value in
        guard let months = value.doubleValue.flatMap({ Int(exactly: $0) }), months > 0 else {
          throw options.wrong("horizons", "whole months", value)
        }
        return months
      }
    }
    request.options.correlationMonths =
      try options.whole("correlation_months", atLeast: 1) ?? request.options.correlationMonths
    request.options.growthYears =
      try options.whole("growth_years", atLeast: 1) ?? request.options.growthYears
    request.options.resamples = try options.whole("resamples") ?? request.options.resamples
    request.options.meanBlockMonths = try options.number("mean_block_months")
    request.options.seed = try options.whole("seed").map { UInt64($0) } ?? request.options.seed
    return request
  }

  private static func record(
    _ result: CalibrationResult, _ context: ScriptContext
  ) -> ScriptRecord {
    let format = context.options.format
    let report = { calibrationText(result, format: format).joined(separator: "\n") }
    let apply = LuaFunction("apply") { call in
      // With or without the colon.
      let position = call.optionalObject(1, as: ScriptRecord.self) == nil ? 1 : 2
      let fund = try call.object(position, as: FundObject.self)
      let document = try call.explaining {
        try FundService.calibrated(fund.document, by: result)
      }
      return try call.returns(object: FundObject(document))
    }
    let json = LuaFunction("json") { call in call.returns(try analysisJSON(result)) }
    let plot = LuaFunction("plot") { call in
      context.write(calibrationChart(result, format: format).joined(separator: "\n"))
      return call.returns()
    }
    return ScriptRecord(
      "calibration",
      fields: [
        ("parameters", .object(result.parameters)), ("report", .string(report())),
        ("zones", result.zonesValue),
        ("residual", .number(result.residual)), ("periods", .int(result.periods)),
        ("first", .string(result.first)), ("last", .string(result.last)),
        ("apply", .native(apply)), ("json", .native(json)), ("plot", .native(plot)),
      ], text: report)
  }
}

extension CalibrationResult {
  /// As the fund has them: zones, components, correlation.
  fileprivate var parameters: ScriptRecord {
    let parts = zones.map { zone -> (name: String, value: LuaValue) in
      let fields: [(name: String, value: LuaValue)] = [
        ("appreciation_rate", .number(zone.appreciationRate.value)),
        ("appreciation_rate_se", .figure(zone.appreciationRate.standardError)),
        ("appreciation_volatility", .number(zone.appreciationVolatility.value)),
        ("appreciation_volatility_se", .figure(zone.appreciationVolatility.standardError)),
        ("log_growth", .number(zone.logGrowth.value)),
        ("log_growth_se", .figure(zone.logGrowth.standardError)),
      ]
      let text =
        "growth \(figure(zone.appreciationRate.value, .rate)), volatility "
        + figure(zone.appreciationVolatility.value, .rate)
      return (zone.name, .object(ScriptRecord("zone", fields: fields) { text }))
    }
    let law = components.map { component in
      LuaValue.table(
        LuaTable(fields: [
          "phi": .number(component.phi), "share": .number(component.share),
          "half_life_months": .number(component.halfLife),
        ]))
    }
    return ScriptRecord(
      "list of parameters",
      fields: [
        ("zones", .object(ScriptRecord("list of zones", fields: parts) { names })),
        ("components", .table(LuaTable(array: law))),
        ("correlation", .table(.rows(correlation))),
        ("correlation_se", .table(.rows(correlationErrors))),
      ]
    ) { "zones, components, correlation, correlation_se" }
  }

  private var names: String { zones.map(\.name).joined(separator: ", ") }

  /// Volatility by zone and horizon.
  fileprivate var zonesValue: LuaValue {
    .table(
      LuaTable(
        fields: Dictionary(
          zones.map { zone in
            (
              zone.name,
              .table(
                LuaTable(
                  array: zone.volatilities.map { row in
                    .table(
                      LuaTable(fields: [
                        "months": .int(row.months), "target": .number(row.target),
                        "target_se": .figure(row.targetError), "model": .number(row.model),
                        "residual": .number(row.residual), "changes": .int(row.changes),
                        "independent": .number(row.independent),
                      ]))
                  }))
            )
          }, uniquingKeysWith: { first, _ in first })))
  }
}
