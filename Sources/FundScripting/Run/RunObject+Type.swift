import FundModel
import FundReport
import FundResults
import LuaRuntime

extension RunObject {
  typealias Definition = LuaTypeDefinition<RunObject>

  static let members = [
    "config", "flows", "hash", "id", "loss", "market_labels", "notes", "paths", "seed", "tags",
  ]

  /// How scripts see a run: every metric is a member.
  static func type(_ context: ScriptContext) -> Definition {
    var type = Definition(name: "Run")
    type.index = { run, name, call in
      if let sample = run.sample(name) { return try call.returns(object: sample) }
      switch name {
      case "flows": return try call.returns(object: run.flows)
      case "market_labels":
        return try call.returns(object: run.marketLabels(context.options.format))
      case "notes": return try call.returns(object: run.notes(context.options.format))
      case "paths": return try call.returns(object: run.paths())
      case "config": return try call.returns(object: run.fund)
      case "id": return try call.returns(run.entry.map { .string($0.id) } ?? .nil)
      case "tags": return try call.returns(.texts(run.entry?.tags ?? []))
      case "hash": return call.returns(run.result.manifest.configHash)
      case "seed":
        let seed = run.result.manifest.seed
        return try call.returns(Int(exactly: seed).map { .int($0) } ?? .string("\(seed)"))
      default:
        let names =
          Metric.allCases.map(\.name) + run.ownMetrics + members + type.methods.keys.sorted()
        let near = EditDistance.nearest(name, in: names).map { "; did you mean \($0)?" } ?? ""
        throw LuaError("a run has no metric or member '\(name)'\(near)")
      }
    }
    type.length = { $0.result.samples.paths }
    type.description = { runSummary($0.document, format: context.options.format) }
    type.foreignBytes = { $0.bytes }
    type.members = { run, path in
      path.isEmpty
        ? Metric.allCases.map(\.name) + run.ownMetrics + members : run.memberNames(path)
    }
    addTables(&type, context)
    addTails(&type, context)
    addPaths(&type, context)
    addTexts(&type)
    addBreakdown(&type, context)
    addFan(&type, context)
    addExport(&type, context)
    addStore(&type, context)
    addReport(&type, context)
    return type
  }

  private func memberNames(_ path: [String]) -> [String] {
    if path == ["flows"] { return FlowItem.allCases.map(\.name) }
    if path.first == "market_labels" { return Self.marketMembers(path) }
    if path == ["paths"] { return ["net", "contributions", "distributions"] }
    if let name = path.first, path.count == 1, sample(name) != nil {
      return ScriptReference.methods(of: "Sample")
    }
    return path.first == "config"
      ? fund.document.completions(
        path.dropFirst().map { $0 + "." }.joined()
      ).compactMap { $0.split(separator: ".").last.map(String.init) } : []
  }

  private static func addTexts(_ type: inout Definition) {
    type.methods["json"] = { run, call in
      call.returns(String(decoding: try run.reproducible.json(), as: UTF8.self))
    }
    type.methods["csv"] = { run, call in
      let what = try call.optionalString(1) ?? "metrics"
      switch what {
      case "metrics":
        return call.returns(
          metricsCSV(run.document.statistics, own: run.document.hookMetrics ?? []))
      case "yearly": return call.returns(yearlyFlowsCSV(run.document.yearly))
      case "samples":
        // Paths are numbered from 1 here, as everywhere in scripts.
        return call.returns(
          samplesCSV(run.result.samples, firstPath: 1, own: run.result.hookMetrics))
      default:
        throw call.argumentError(
          1, "one of 'metrics', 'yearly', 'samples' expected, got '\(what)'")
      }
    }
    type.methods["compare"] = { run, call in
      try call.returns(object: ComparisonObject.of(run, call, from: 1))
    }
  }
}
