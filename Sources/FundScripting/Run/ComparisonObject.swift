import FundModel
import FundReport
import FundResults
import LuaRuntime

/// Several runs against the first, in the hands of a script.
final class ComparisonObject {
  let comparison: RunSetComparison
  /// By run after the first; members are the figures.
  private lazy var rows: [ScriptRecord] = comparison.runs.indices.dropFirst().map { record($0) }

  init(_ comparison: RunSetComparison) { self.comparison = comparison }

  private static let members = ["figures", "level", "notes", "paired", "runs", "settings"]

  static func type(_ context: ScriptContext) -> LuaTypeDefinition<ComparisonObject> {
    var type = LuaTypeDefinition<ComparisonObject>(name: "Comparison")
    type.index = { object, name, call in
      let comparison = object.comparison
      if let value = object.rows.first?[name] { return try call.returns(value) }
      switch name {
      case "figures":
        return try call.returns(
          .table(LuaTable(array: comparison.figures.map { .string($0.name) })))
      case "level": return call.returns(comparison.level)
      case "notes":
        return try call.returns(.table(LuaTable(array: comparison.notes.map { .string($0) })))
      case "runs":
        return try call.returns(
          .table(LuaTable(array: comparison.runs.map { .string($0.label) })))
      case "settings":
        return try call.returns(
          .table(LuaTable(array: comparison.settings.map { .object(object.setting($0)) })))
      default:
        throw call.unknown(
          "the comparison has no member", name, among: comparison.figures.map(\.name) + members)
      }
    }
    type.element = { object, i, call in
      try call.returns(
        object.rows.indices.contains(i - 1) ? .object(object.rows[i - 1]) : .nil)
    }
    type.length = { $0.rows.count }
    type.description = {
      comparisonText($0.comparison, format: context.options.format).joined(separator: "\n")
    }
    type.metamethods["__pairs"] = { call in
      let object = try call.object(1, as: ComparisonObject.self)
      return try call.returnsPairs(
        (object.rows.first?.fields ?? []).map { (LuaValue.string($0.name), $0.value) })
    }
    type.methods["json"] = { object, call in
      call.returns(try call.explaining { try comparisonJSON(object.comparison) })
    }
    type.methods["html"] = { object, call in
      try context.checkFiles(call)
      let file = try call.string(1)
      try call.explaining {
        let charts = try ChartLibrary.load(context.options.chartLibraries)
        guard let document = comparisonDocument(object.comparison) else { return }
        try ConfigFile.write(htmlReport(document, charts: charts), to: file)
      }
      return call.returnsSelf()
    }
    type.methods["plot"] = { object, call in
      context.write(
        comparisonText(object.comparison, charts: true, format: context.options.format)
          .joined(separator: "\n"))
      return call.returns()
    }
    type.members = { object, path in
      path.isEmpty ? object.comparison.figures.map(\.name) + members : []
    }
    type.foreignBytes = { 4096 + 512 * $0.comparison.figures.count * $0.comparison.runs.count }
    return type
  }

  /// The differences of one run from the first; a mean under the name of its metric too.
  private func record(_ run: Int) -> ScriptRecord {
    var fields: [(name: String, value: LuaValue)] = []
    for figure in comparison.figures {
      let value = LuaValue.object(difference(figure, run))
      if figure.name.hasSuffix(".mean") { fields.append((String(figure.name.dropLast(5)), value)) }
      fields.append((figure.name, value))
    }
    let label = comparison.runs[run].label
    let isPaired = comparison.runs[run].pairing?.isPaired ?? false
    fields.append(("paired", .bool(isPaired)))
    fields.append(("run", .string(label)))
    return ScriptRecord("comparison", fields: fields) {
      "\(label) against \(self.comparison.runs[0].label), \(isPaired ? "path by path" : "independent")"
    }
  }

  private func difference(_ figure: RunSetComparison.Figure, _ run: Int) -> ScriptRecord {
    let difference = figure.differences[run - 1]
    return ScriptRecord(
      "difference",
      fields: [
        ("left", .figure(figure.values[0]?.value)),
        ("left_se", .figure(figure.values[0]?.standardError)),
        ("right", .figure(figure.values[run]?.value)),
        ("right_se", .figure(figure.values[run]?.standardError)),
        ("difference", .figure(difference.value)), ("se", .figure(difference.standardError)),
        ("low", .figure(difference.interval.low)), ("high", .figure(difference.interval.high)),
        ("paired", .bool(difference.isPaired)),
        ("pairs", difference.pairs.map { .int($0) } ?? .nil),
      ]
    ) { figureWithError(difference.value, difference.standardError, figure.unit) }
  }

  private func setting(_ setting: RunSetComparison.Setting) -> ScriptRecord {
    // A list with a hole has no length: what a configuration does not have is false.
    let values = setting.values.map { $0?.luaValue(at: setting.path) ?? .bool(false) }
    return ScriptRecord(
      "setting",
      fields: [("path", .string(setting.path)), ("values", .table(LuaTable(array: values)))]
    ) { setting.path }
  }
}

extension ComparisonObject {
  private static let options = ["metrics", "level", "joint", "labels"]

  /// `eq.compare(first, second, …, options)`; the runs are the arguments from the first on.
  static func of(
    _ first: RunObject, _ call: borrowing LuaCall, from position: Int
  ) throws -> ComparisonObject {
    var runs = [first]
    var place = position
    while let run = call.optionalObject(place, as: RunObject.self) {
      runs.append(run)
      place += 1
    }
    guard runs.count > 1 else { throw call.typeError(position, expected: "Run") }
    guard place > call.count || call.isNil(place) || call.type(place) == .table else {
      throw call.typeError(place, expected: "Run, or options")
    }
    let reader = try OptionReader(call, at: place, owner: "eq.compare", known: options)
    var options = RunSetComparison.Options()
    var own: [String] = []
    for name in runs.flatMap(\.ownMetrics) where !own.contains(name) { own.append(name) }
    options.figures = try Objective.list(reader.fields["metrics"], "metrics", own: own)
    options.level = try reader.fields["level"].map { try StressObject.level($0) }
    if let joint = reader.fields["joint"] {
      guard case .bool(let flag) = joint else { throw LuaError("joint: true or false expected") }
      options.isJoint = flag
    }
    let labels = try reader.texts("labels") ?? runs.map(\.result.manifest.configName)
    guard labels.count == runs.count else {
      throw LuaError(
        "labels: one for each of the \(runs.count) runs expected, found \(labels.count)")
    }
    let compared = zip(labels, runs).map { ComparedRun($0, $1.result, document: $1.document) }
    return ComparisonObject(RunSetComparison(compared, options: options))
  }
}
