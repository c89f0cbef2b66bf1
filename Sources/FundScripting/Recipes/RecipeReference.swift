import FundModel

extension ScriptSession {
  /// The recipes of the library as Markdown: what each does, its parameters, its example.
  ///
  /// - Throws: `ScriptError` when one of them is broken.
  public func recipeReference() throws -> String {
    try explaining {
      let library = RecipeLibrary(libraryOnly: true)
      let recipes = try library.files.map { try context.recipe($0, state) }
      return recipes.map(\.markdown).joined(separator: "\n")
    }
  }
}

extension Recipe {
  fileprivate var markdown: String {
    var lines = [
      "### \(name)", "", description.prefix(1).uppercased() + description.dropFirst() + ".",
    ]
    if !parameters.isEmpty {
      lines += ["", "| parameter | type | default | meaning |", "|---|---|---|---|"]
      for parameter in parameters {
        let standard = parameter.standard.map { "`\(RecipeParameter.shown($0))`" } ?? "–"
        var kind = parameter.kind.rawValue
        if !parameter.range.description.isEmpty { kind += ", " + parameter.range.description }
        if !parameter.choices.isEmpty { kind += ": " + parameter.choices.joined(separator: ", ") }
        let unit = parameter.unit.isEmpty ? "" : " [\(parameter.unit)]"
        lines.append(
          "| `\(parameter.name)` | \(kind) | \(standard) | \(parameter.description)\(unit) |")
      }
    }
    return (lines + ["", "```lua", example, "```", ""]).joined(separator: "\n")
  }
}
