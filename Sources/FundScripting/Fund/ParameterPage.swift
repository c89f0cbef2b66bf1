import Foundation
import FundModel
import LuaRuntime

/// What is known about a parameter, as a record that prints as a page.
enum ParameterPage {
  /// - Throws: `ConfigError` with code `.unknownPath` and the nearest path.
  static func record(
    _ path: String, value: ConfigValue? = nil, origin: ConfigOrigin? = nil
  ) throws -> ScriptRecord {
    let found = try ParameterRegistry.standard.describe(path)
    let row = found.parameter
    var fields: [(name: String, value: LuaValue)] = [("path", .string(found.path))]
    func add(_ name: String, _ text: String?) {
      fields.append((name, text.flatMap { $0.isEmpty ? nil : .string($0) } ?? .nil))
    }
    add("label", row?.label)
    add("description", row?.description)
    add("type", row.map(typeText))
    add("unit", row.flatMap { $0.unit == .none ? nil : $0.unit.rawValue })
    add("range", row?.range.description)
    fields.append(("min", row?.range.min.map { .number($0) } ?? .nil))
    fields.append(("max", row?.range.max.map { .number($0) } ?? .nil))
    add("presence", row.map(presenceText))
    add("group", row?.group.rawValue)
    add("model", row?.modelLink)
    fields.append(("example", row?.example.luaValue(at: found.path) ?? .nil))
    fields.append(("value", value?.luaValue(at: path) ?? .nil))
    add("origin", origin?.description)
    fields.append(
      ("children", .table(LuaTable(array: found.children.map { .string($0) }))))
    return ScriptRecord("description", fields: fields) {
      text(found, value: value, origin: origin)
    }
  }

  static func typeText(_ row: Parameter) -> String {
    if case .choice(let words) = row.type { return words.joined(separator: " | ") }
    return row.type.name
  }

  private static func presenceText(_ row: Parameter) -> String {
    switch row.presence {
    case .always: "required"
    case .whileActive: "required while it has an effect"
    case .optional: "optional"
    }
  }

  private static func text(
    _ found: ParameterRegistry.PathDescription, value: ConfigValue?, origin: ConfigOrigin?
  ) -> String {
    var lines: [String] = []
    if let row = found.parameter {
      lines = ["\(row.path): \(row.label)", "  \(row.description)"]
      var facts = [("type", typeText(row))]
      if row.unit != .none { facts.append(("unit", row.unit.rawValue)) }
      if !row.range.description.isEmpty { facts.append(("range", row.range.description)) }
      facts.append(("needed", presenceText(row)))
      if let active = row.activeWhen { facts.append(("matters when", active.description)) }
      if !row.type.isContainer { facts.append(("example", row.example.shortText)) }
      facts.append(("model", row.modelLink))
      if let value, found.children.isEmpty { facts.append(("value", value.shortText)) }
      if let origin { facts.append(("set at", origin.description)) }
      let width = facts.map(\.0.count).max() ?? 0
      lines += facts.map { name, fact in
        "  " + name.padding(toLength: width + 2, withPad: " ", startingAt: 0) + fact
      }
    } else {
      lines = ["\(found.path): a group"]
    }
    if !found.children.isEmpty { lines.append("  has " + found.children.joined(separator: ", ")) }
    return lines.joined(separator: "\n")
  }
}
