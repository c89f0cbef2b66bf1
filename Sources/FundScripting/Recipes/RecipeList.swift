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
        return Entry(
          file: file, recipe: nil, problem: "\(file.path): hidden, since \(other) has the same name"
        )
      }
      do {
        return Entry(file: file, recipe: try context.recipe(file, state), problem: nil)
      } catch let error as LuaError {
        // A stop is not the recipe's fault.
        switch error.code {
        case .stopped, .memory: throw error
        default: break
        }
        let text = error.description
        return Entry(
          file: file, recipe: nil,
          problem: text.hasPrefix(file.path) ? text : file.path + ": " + text)
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
      format.style.apply(.red, "  " + (entry.problem ?? ""))
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
        ) { problem })
    }
    return ScriptRecord("list of recipes", items: items) {
      lines(format).joined(separator: "\n")
    }
  }
}

extension Recipe {
  /// The page of the recipe: what it does, its parameters, an example.
  func page(_ format: TextFormat) -> String {
    let width = parameters.map(\.name.count).max() ?? 0
    let blank = String(repeating: " ", count: width + 4)
    let rows = parameters.flatMap { parameter in
      let name = parameter.name.padding(toLength: width, withPad: " ", startingAt: 0)
      return ["  \(name)  \(parameter.description)", blank + parameter.facts]
    }
    let head = format.style.apply(.bold, name) + ": " + description
    return
      ([head, ""] + rows + ["", "example"] + example.split(separator: "\n").map { "  " + $0 }
      + ["", "file \(file)"]).joined(separator: "\n")
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
