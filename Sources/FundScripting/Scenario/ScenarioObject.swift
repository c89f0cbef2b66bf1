import FundModel
import LuaRuntime

/// A scenario in the hands of a script: `a + b`, `0.5 * a`, `a:inverse()`, `a:apply(fund)`.
final class ScenarioObject {
  let scenario: Scenario

  init(_ scenario: Scenario) { self.scenario = scenario }

  private static let parts = [
    "name", "description", "source", "date", "overlays", "set", "blend", "scale", "shift",
  ]

  static var type: LuaTypeDefinition<ScenarioObject> {
    var type = LuaTypeDefinition<ScenarioObject>(name: "Scenario")
    type.index = { object, name, call in
      guard parts.contains(name) else {
        throw call.unknown("a scenario has no member", name, among: parts + methods)
      }
      switch name {
      case "name": return call.returns(object.scenario.name)
      case "description": return call.returns(object.scenario.description)
      case "source": return call.returns(object.scenario.source)
      case "date": return call.returns(object.scenario.date)
      default:
        let value = object.scenario.configValue.objectValue?[name]?.value
        return try call.returns(value?.luaValue(at: name) ?? .table(LuaTable()))
      }
    }
    type.methods["apply"] = { object, call in
      let fund = try call.object(1, as: FundObject.self)
      let document = try call.explaining { try object.scenario.apply(to: fund.document) }
      return try call.returns(object: FundObject(document))
    }
    type.methods["inverse"] = { object, call in
      try call.returns(
        object: ScenarioObject(call.explaining { try object.scenario.inverse() }))
    }
    type.methods["json"] = { object, call in call.returns(object.scenario.json) }
    type.metamethods["__add"] = { call in
      let left = try call.object(1, as: ScenarioObject.self).scenario
      let right = try call.object(2, as: ScenarioObject.self).scenario
      return try call.returns(
        object: ScenarioObject(call.explaining { try left.adding(right) }))
    }
    type.metamethods["__mul"] = { call in
      let object =
        try call.optionalObject(1, as: ScenarioObject.self)
        ?? call.object(2, as: ScenarioObject.self)
      let factor = try call.type(1) == .number ? call.number(1) : call.number(2)
      return try call.returns(
        object: ScenarioObject(call.explaining { try object.scenario.scaled(by: factor) }))
    }
    type.description = { $0.text }
    type.members = { _, path in path.isEmpty ? parts : [] }
    return type
  }

  private static let methods = ["apply", "inverse", "json"]

  /// Name, description, source with date, and one line a change.
  var text: String {
    let about = [scenario.source, scenario.date].filter { !$0.isEmpty }.joined(separator: ", ")
    var lines = ["scenario \(scenario.name)"]
    lines += [scenario.description, about.isEmpty ? "" : "source: " + about]
      .filter { !$0.isEmpty }.map { "  " + $0 }
    lines += scenario.overlays.map { overlay in
      let zones = overlay.zones.isEmpty ? "" : " in " + overlay.zones.joined(separator: ", ")
      let values =
        overlay.values.count == 1
        ? ConfigNumber(overlay.values[0]).text : "\(overlay.values.count) monthly values"
      return "  months \(overlay.fromMonth) to \(overlay.toMonth): \(overlay.op.rawValue) "
        + "\(overlay.target.rawValue) \(values)\(zones)"
    }
    for (path, setting) in scenario.settings.sorted(by: { $0.key < $1.key }) {
      let share =
        setting.weight == 1 ? "set to" : "moved \(ConfigNumber(setting.weight).text) of the way to"
      lines.append("  \(path) \(share) \(setting.value.shortText)")
    }
    lines += scenario.factors.sorted { $0.key < $1.key }
      .map { "  \($0.key) times \(ConfigNumber($0.value).text)" }
    lines += scenario.shifts.sorted { $0.key < $1.key }
      .map { "  \($0.key) plus \(ConfigNumber($0.value).text)" }
    return lines.joined(separator: "\n")
  }
}

extension Scenario {
  /// The scenario that a table of a script stands for.
  init(_ table: LuaTable, origin: ConfigOrigin) throws {
    var fields: [(String, ConfigValue)] = []
    for (key, value) in table.fields.sorted(by: { $0.key < $1.key }) {
      if key == "set", case .table(let changes) = value, changes.array.isEmpty {
        // Values are read as they would stand at their paths: an empty table may be a list there.
        let rows = try changes.fields.sorted { $0.key < $1.key }
          .map { ($0.key, try ConfigValue($0.value, at: $0.key)) }
        fields.append((key, .record(rows)))
      } else {
        fields.append((key, try ConfigValue(value, at: key)))
      }
    }
    guard table.array.isEmpty, table.integers.isEmpty else {
      throw LuaError("a scenario is a table of names: name, overlays, set, scale, shift")
    }
    try self.init(.record(fields), origin: origin)
  }
}
