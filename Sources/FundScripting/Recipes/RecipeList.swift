import FundModel
import FundReport
import LuaRuntime

/// All recipes that are found, the broken ones with what is wrong with them.
struct RecipeList {
  struct Entry {
    let file: RecipeLibrary.File
    /// Nil when the file holds no recipe, or is hidden.
    let recipe: Recipe?
    let problem: String?
  }

  let entries: [Entry]
  let problems: [String]

  init(_ context: ScriptContext, _ state: LuaState) throws {
    let library = context.recipes
    problems = library.problems
    entries = try library.files.map { file in
      if let other = file.hiddenBy {
        return Entry(file: file, recipe: nil, problem: "hidden: \(other) has the same name")
      }
      do {
        return Entry(file: file, recipe: try context.recipe(file, state), problem: nil)
      } catch let error as LuaError {
        // A stop is not the recipe's fault.
        switch error.code {
        case .stopped, .memory: throw error
        default: break
        }
        return Entry(file: file, recipe: nil, problem: error.description)
      }
    }
  }

  /// One line a recipe; what is broken or hidden stands below.
  func lines(_ format: TextFormat) -> [String] {
    var table = TextTable([.init("recipe", .left), .init("what it does", .left)])
    for entry in entries {
      guard let recipe = entry.recipe else { continue }
      let place = entry.file.isLibrary ? "" : " (\(entry.file.path))"
      table.add([.init(recipe.name), .init(recipe.description + place)])
    }
    let broken = entries.filter { $0.recipe == nil }.map { entry in
      format.style.apply(.red, "  \(entry.file.path): \(entry.problem ?? "")")
    }
    return table.lines(format) + broken + problems.map { format.style.apply(.red, "  " + $0) }
  }

  func record(_ format: TextFormat) -> ScriptRecord {
    let items = entries.map { entry -> LuaValue in
      if let recipe = entry.recipe { return .object(recipe.record(format)) }
      let problem = entry.problem ?? ""
      return .object(
        ScriptRecord(
          "recipe",
          fields: [
            ("name", .string(entry.file.name)), ("file", .string(entry.file.path)),
            ("problem", .string(problem)),
          ]
        ) { "\(entry.file.path): \(problem)" })
    }
    return ScriptRecord("list of recipes", items: items) {
      lines(format).joined(separator: "\n")
    }
  }
}

extension Recipe {
  /// The page of the recipe: what it does, its parameters, an example.
  func page(_ format: TextFormat) -> String {
    var table = TextTable([
      .init("parameter", .left), .init("type", .left), .init("default", .left),
      .init("range", .left, dropRank: 1), .init("meaning", .left),
    ])
    for parameter in parameters {
      let range =
        parameter.choices.isEmpty
        ? parameter.range.description : parameter.choices.joined(separator: " | ")
      let standard =
        parameter.standard.map(RecipeParameter.shown) ?? (parameter.isRequired ? "required" : "")
      let unit = parameter.unit.isEmpty ? "" : " [\(parameter.unit)]"
      table.add([
        .init(parameter.name), .init(parameter.kind.rawValue), .init(standard), .init(range),
        .init(parameter.description + unit),
      ])
    }
    // Descriptions are read whole.
    let wide = TextFormat(width: max(format.width, 200), style: format.style)
    return
      ([format.style.apply(.bold, name) + ": " + description, ""] + table.lines(wide)
      + ["", "example"] + example.split(separator: "\n").map { "  " + $0 } + ["", "file \(file)"])
      .joined(separator: "\n")
  }

  func record(_ format: TextFormat) -> ScriptRecord {
    let items = parameters.map { parameter -> LuaValue in
      .object(
        ScriptRecord(
          "parameter",
          fields: [
            ("name", .string(parameter.name)), ("type", .string(parameter.kind.rawValue)),
            ("default", parameter.standard ?? .nil), ("unit", .string(parameter.unit)),
            ("description", .string(parameter.description)),
            ("min", .figure(parameter.min)), ("max", .figure(parameter.max)),
            ("choices", .table(LuaTable(array: parameter.choices.map { .string($0) }))),
          ]
        ) { "\(parameter.name): \(parameter.description)" })
    }
    return ScriptRecord(
      "recipe",
      fields: [
        ("name", .string(name)), ("description", .string(description)),
        ("parameters", .table(LuaTable(array: items))), ("example", .string(example)),
        ("file", .string(file)),
      ]
    ) { page(format) }
  }
}
