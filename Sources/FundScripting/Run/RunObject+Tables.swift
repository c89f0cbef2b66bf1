import FundModel
import FundReport
import FundResults
import LuaRuntime

extension RunObject {
  static func addTables(_ type: inout Definition, _ context: ScriptContext) {
    let format = context.options.format
    type.methods["table"] = { run, call in
      try call.returns(object: run.metricTable(format))
    }
    type.methods["yearly"] = { run, call in
      try call.returns(object: run.yearlyTable(format))
    }
    type.methods["guardrails"] = { run, call in
      let outcomes = run.result.guardrails
      return try call.returns(
        object: ScriptRecord("list of guardrails", items: outcomes.map(\.luaValue)) {
          outcomes.isEmpty
            ? "no guardrails" : guardrailLines(outcomes, format).joined(separator: "\n")
        })
    }
    type.methods["plot"] = { run, call in
      let name = try call.optionalString(1) ?? Metric.netIrr.name
      guard let sample = run.sample(name) else {
        throw call.unknown(
          "a run has no metric", name, among: Metric.allCases.map(\.name) + [lossName])
      }
      let bins = min(20, sample.bins)
      context.write(sample.chart(bins: bins, format: format).joined(separator: "\n"))
      return call.returns()
    }
  }

  private func metricTable(_ format: TextFormat) -> ScriptRecord {
    let statistics = document.statistics
    let rows = statistics.summaries.map { summary -> (name: String, value: LuaValue) in
      let unit = summary.metric.description.unit
      let quantiles = summary.quantiles.map { quantile -> LuaValue in
        ["level": .number(quantile.level), "value": .number(quantile.value)]
      }
      let fields: [(name: String, value: LuaValue)] = [
        ("mean", .figure(summary.mean)), ("se", .figure(summary.standardError)),
        ("sd", .figure(summary.standardDeviation)), ("skewness", .figure(summary.skewness)),
        ("kurtosis", .figure(summary.excessKurtosis)), ("min", .figure(summary.min)),
        ("max", .figure(summary.max)), ("count", .int(summary.count)),
        ("undefined", .int(summary.undefinedCount)),
        ("quantiles", .table(LuaTable(array: quantiles))),
      ]
      let text = figureWithError(summary.mean, summary.standardError, unit)
      return (
        summary.metric.name, .object(ScriptRecord("row of metrics", fields: fields) { text })
      )
    }
    return ScriptRecord("table of metrics", fields: rows) {
      FundReport.metricTable(statistics, metrics: mainMetrics).lines(format)
        .joined(separator: "\n")
    }
  }

  private func yearlyTable(_ format: TextFormat) -> ScriptRecord {
    let table = result.flows
    var fields: [(name: String, value: LuaValue)] = [
      ("year", .vector(DoubleBuffer((0..<table.years).map(Double.init))))
    ]
    fields += FlowItem.allCases.map { ($0.name, .vector(DoubleBuffer(table.yearly($0)))) }
    let flows = document.yearly
    return ScriptRecord("yearly ledger", fields: fields) {
      yearlyFlowTable(flows).lines(format).joined(separator: "\n")
    }
  }
}

extension GuardrailOutcome {
  /// name, metric, value, op, limit, severity, verdict, note.
  var luaValue: LuaValue {
    let fields: [(name: String, value: LuaValue)] = [
      ("name", .string(guardrail.name)), ("metric", .string(guardrail.metric)),
      ("value", .figure(value)), ("op", .string(guardrail.op.rawValue)),
      ("limit", .number(guardrail.limit)), ("severity", .string(severity.rawValue)),
      ("verdict", .string(verdict.rawValue)), ("note", .string(note)),
    ]
    return .object(ScriptRecord("guardrail", fields: fields) { "\(guardrail.name): \(verdict)" })
  }
}
