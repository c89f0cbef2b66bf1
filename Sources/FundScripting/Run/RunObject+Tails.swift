import FundModel
import FundReport
import FundResults
import LuaRuntime

extension RunObject {
  /// What goes wrong where it goes wrong, and how sure the figures are.
  static func addTails(_ type: inout Definition, _ context: ScriptContext) {
    let format = context.options.format
    type.methods["tail_drivers"] = { run, call in
      try call.returns(object: run.tailDrivers(format))
    }
    type.methods["bootstrap"] = { run, call in
      let name = try call.string(1)
      guard let sample = run.sample(name) else {
        throw call.unknown(
          "a run has no metric", name, among: Metric.allCases.map(\.name) + [lossName])
      }
      let samples =
        try call.optionalInt(2) ?? run.result.config.analytics.bootstrapSamples
      guard (1...100_000).contains(samples) else {
        throw call.isNil(2)
          ? LuaError(
            "analytics.bootstrap_samples is 0; set it, or give the number of resamples: "
              + "run:bootstrap(\"\(name)\", 1000)")
          : call.argumentError(2, "1 to 100000 resamples expected, got \(samples)")
      }
      let bootstrap =
        Metric.named(name).map { run.result.bootstrap($0, samples: samples) }
        ?? run.result.bootstrapOfLoss(samples: samples)
      return try call.returns(
        object: bootstrapRecord(bootstrap, unit: sample.unit, run: run, format))
    }
    type.methods["correlations"] = { run, call in
      let metrics = try call.isNil(1) ? RiskSummary.correlated : metrics(call)
      let pairs = run.result.correlations(metrics)
      let items = pairs.map { pair -> LuaValue in
        .object(
          ScriptRecord(
            "correlation",
            fields: [
              ("first", .string(pair.first.name)), ("second", .string(pair.second.name)),
              ("value", .figure(pair.value)),
            ]
          ) { "\(pair.first.name), \(pair.second.name): \(figure(pair.value, .ratio))" })
      }
      return try call.returns(
        object: ScriptRecord("list of correlations", items: items) {
          correlationTable(pairs, metrics: metrics).lines(format).joined(separator: "\n")
        })
    }
  }

  private static func metrics(_ call: borrowing LuaCall) throws -> [Metric] {
    var metrics: [Metric] = []
    for value in try call.table(1).array {
      guard case .string(let name) = value else {
        throw call.argumentError(1, "a list of names of metrics expected")
      }
      guard let metric = Metric.named(name) else {
        throw call.unknown("a run has no metric", name, among: Metric.allCases.map(\.name))
      }
      if !metrics.contains(metric) { metrics.append(metric) }
    }
    return metrics
  }

  private func tailDrivers(_ format: TextFormat) -> ScriptRecord {
    let drivers = result.tailDrivers()
    let items = drivers.rows.map { row -> LuaValue in
      let unit = row.metric.description.unit
      return .object(
        ScriptRecord(
          "tail driver",
          fields: [
            ("metric", .string(row.metric.name)), ("input", .bool(row.isInput)),
            ("tail", .number(row.tailMean)), ("rest", .number(row.restMean)),
            ("difference", .number(row.difference)), ("se", .number(row.standardError)),
          ]
        ) {
          "\(row.metric.name): \(figure(row.tailMean, unit)) in the tail, "
            + "\(figure(row.restMean, unit)) else"
        })
    }
    return ScriptRecord("list of tail drivers", items: items) {
      (["\(counted(drivers.tailCount)) paths against \(counted(drivers.restCount))"]
        + tailDriverTable(drivers, outcomes: 10).lines(format)).joined(separator: "\n")
    }
  }

  private static func bootstrapRecord(
    _ bootstrap: BootstrapBands, unit: MetricUnit, run: RunObject, _ format: TextFormat
  ) -> ScriptRecord {
    let confidence = run.result.config.analytics.confidenceLevel
    let fields = bootstrap.bands.map { band -> (name: String, value: LuaValue) in
      (
        band.statistic,
        .object(
          ScriptRecord(
            "band",
            fields: [
              ("value", .number(band.value)), ("se", .figure(band.standardError)),
              ("low", .figure(band.interval.low)), ("high", .figure(band.interval.high)),
            ]
          ) { figureWithError(band.value, band.standardError, unit) })
      )
    }
    return ScriptRecord(
      "bootstrap",
      fields: fields + [("samples", .int(bootstrap.samples)), ("count", .int(bootstrap.count))]
    ) {
      bootstrapTable(bootstrap, unit: unit, confidence: confidence).lines(format)
        .joined(separator: "\n")
    }
  }
}
