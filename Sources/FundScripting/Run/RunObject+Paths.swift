import FundModel
import FundReport
import LuaRuntime

extension RunObject {
  static func addPaths(_ type: inout Definition, _ context: ScriptContext) {
    type.methods["path"] = { run, call in
      try call.returns(object: run.path(call, 1, context).record)
    }
    type.methods["explain"] = { run, call in
      let metric = try call.metric(1)
      return try call.returns(object: run.path(call, 2, context).explanation(metric))
    }
    type.methods["worst"] = { run, call in
      let name = try call.string(1)
      guard let sample = run.sample(name) else {
        throw call.unknown(
          "a run has no metric", name, among: Metric.allCases.map(\.name) + [lossName])
      }
      let count = try call.optionalInt(2) ?? 10
      guard count >= 0 else {
        throw call.argumentError(2, "a number of paths expected, got \(count)")
      }
      let worst = sample.worst(count)
      let items = worst.map { path, value -> LuaValue in
        .object(
          ScriptRecord(
            "path", fields: [("path", .int(path + 1)), ("value", .number(value))]
          ) { "path \(path + 1): \(figure(value, sample.unit))" })
      }
      return try call.returns(
        object: ScriptRecord("list of paths", items: items) {
          worst.map { "path \($0 + 1)  \(figure($1, sample.unit))" }.joined(separator: "\n")
        })
    }
  }

  /// The path that the `i`-th argument numbers, from 1.
  private func path(
    _ call: borrowing LuaCall, _ i: Int, _ context: ScriptContext
  ) throws -> PathObject {
    let number = try call.int(i)
    let paths = result.samples.paths
    guard number >= 1, number <= paths else {
      throw call.argumentError(i, "a path from 1 to \(paths) expected, got \(number)")
    }
    if let told, told.number == number { return told }
    let path = try PathObject(
      call.explaining { try prepared.get() }, path: result.manifest.firstPath &+ UInt64(number - 1),
      number: number,
      format: context.options.format)
    told = path
    return path
  }
}
