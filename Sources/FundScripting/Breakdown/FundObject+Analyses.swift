import FundModel
import FundReport
import FundResults
import FundService
import LuaRuntime

extension FundObject {
  /// The methods that run a fund several times to take its result apart.
  static func addAnalyses(
    _ type: inout LuaTypeDefinition<FundObject>, _ context: ScriptContext
  ) {
    type.methods["bridge"] = { fund, call in
      try call.returns(object: bridge(fund, call, context))
    }
    type.methods["variance_decomposition"] = { fund, call in
      try call.returns(object: variances(fund, call, context))
    }
  }

  private static func bridge(
    _ fund: FundObject, _ call: borrowing LuaCall, _ context: ScriptContext
  ) throws -> ScriptRecord {
    let request = try RunRequest(call, context: context)
    let prepared = try request.prepare(fund, call)
    // The samples of the run before and of the present one, and two figures of every state.
    try request.reserve(
      paths: prepared.config.simulation.paths, perPath: 2 * Metric.count + 32, call)
    defer { context.progressEnded() }
    let bridge = try FundService.bridge(
      prepared.document, options: request.options, control: request.control)
    let content = bridge.content
    let format = context.options.format
    return ScriptRecord(
      "bridge", fields: content.fields, items: content.items, source: bridge
    ) {
      (bridgeTable(bridge).lines(format) + [bridgeNote(bridge)]).joined(separator: "\n")
    }
  }

  private static let nestedOptions = ["market_paths", "inner"]

  private static func variances(
    _ fund: FundObject, _ call: borrowing LuaCall, _ context: ScriptContext
  ) throws -> ScriptRecord {
    let request = try RunRequest(call, context: context, others: nestedOptions)
    let table = try call.table(1)
    let numbers = try nestedOptions.map { name in
      guard let value = table.fields[name] else {
        throw LuaError("variance_decomposition: \(name) is missing; a whole number is expected")
      }
      return try RunRequest.whole(name, value, atLeast: 2)
    }
    let prepared = try request.prepare(fund, call)
    let (perMarket, overflow) = numbers[1].multipliedReportingOverflow(by: Metric.count)
    try request.reserve(paths: numbers[0], perPath: overflow ? .max : perMarket, call)
    defer { context.progressEnded() }
    let rows = try FundService.varianceDecomposition(
      prepared, markets: numbers[0], inner: numbers[1], control: request.control)
    let format = context.options.format
    return ScriptRecord(
      "variance decomposition", fields: rows.map { (name: $0.metric, value: $0.luaValue) }
    ) {
      varianceTable(rows.filter { row in mainMetrics.contains { $0.name == row.metric } })
        .lines(format).joined(separator: "\n")
    }
  }
}
