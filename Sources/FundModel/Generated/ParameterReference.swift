/// The reference page of all parameters, generated from the registry.
public enum ParameterReference {
  /// The page as Markdown.
  public static func text(_ registry: ParameterRegistry = .standard) -> String {
    var lines = [
      "# Parameters", "",
      "Generated from the parameter registry; do not edit. `EQUIHOME_RECORD=1 swift test` writes it anew.",
      "",
      "No parameter has a default value. *required*: in every configuration; *required when*: "
        + "while the condition holds, otherwise it may be absent and has no effect; *optional*: may be "
        + "left out; *matters when*: required, but without effect otherwise.",
    ]
    for group in ParameterGroup.allCases {
      let rows = registry.parameters.filter { $0.group == group }
      lines += ["", "## \(group.rawValue)"]
      if rows.isEmpty { lines += ["", "No parameters in this version: the fund has no debt."] }
      for row in rows { lines += entry(row) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func entry(_ row: Parameter) -> [String] {
    var facts = [type(row)]
    if row.unit != .none { facts.append("unit: \(row.unit.rawValue)") }
    facts.append(presence(row))
    return [
      "", "### `\(row.path)`", "", "\(row.label). \(row.description)", "",
      facts.joined(separator: " · "), "",
      "Example: `\(JsonWriter.canonical(row.example))` · [model](../model.md#\(row.section.anchor)) · since schema \(row.since)",
    ]
  }

  private static func type(_ row: Parameter) -> String {
    switch row.type {
    case .choice(let words): return words.map { "`\($0)`" }.joined(separator: ", ")
    case .records(let key?, _): return "list of records named by `\(key)`"
    case .numbers, .matrix:
      return row.type.name + (row.range == .any ? "" : ", each \(row.range)")
    default: return row.type.name + (row.range == .any ? "" : " \(row.range)")
    }
  }

  private static func presence(_ row: Parameter) -> String {
    switch (row.presence, row.activeWhen) {
    case (.optional, _): "optional"
    case (.whileActive, let condition?): "required when \(condition)"
    case (_, let condition?): "required; matters when \(condition)"
    case (_, nil): "required"
    }
  }
}
