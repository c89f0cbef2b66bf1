import FundModel
import FundReport
import LuaRuntime

/// What a recipe returned, as text.
public struct RecipeOutcome {
  /// As people read it; empty when the recipe returned nothing.
  public let text: String
  /// Nil when what it returned has no method `csv`.
  public let csv: String?
}

/// Recipes for those who start them without a script.
extension ScriptSession {
  /// All recipes, one a line.
  public func recipeList() throws -> String {
    try explaining {
      try stoppable {
        try RecipeList(context, state).lines(context.options.format).joined(separator: "\n")
      }
    }
  }

  /// The page of a recipe.
  ///
  /// - Throws: `ScriptError` when there is none of that name, or it is broken.
  public func recipePage(_ name: String) throws -> String {
    try loaded(name).page(context.options.format)
  }

  /// Names and types of the options of a recipe.
  public func recipeOptions(_ name: String) throws -> [(name: String, type: String, help: String)] {
    try loaded(name).parameters.map { ($0.name, $0.kind.rawValue, $0.description) }
  }

  /// Runs a recipe on a fund; the options are words of a command line.
  ///
  /// - Throws: `ScriptError`.
  public func run(
    recipe name: String, on fund: ConfigDocument, options: [(name: String, text: String)]
  ) throws -> RecipeOutcome {
    let recipe = try loaded(name)
    return try explaining {
      var table = LuaTable()
      for (name, text) in options {
        let parameter = recipe.parameters.first { $0.name == name }
        table.fields[name] = parameter?.read(text) ?? .string(text)
      }
      let function = try ScriptModule.function(of: recipe, state)
      return try stoppable {
        let results = try function.callKeeping([.object(FundObject(fund)), .table(table)])
        guard let result = results.first, result.type != .nil else {
          return RecipeOutcome(text: "", csv: nil)
        }
        return RecipeOutcome(text: try state.describe(result), csv: try csv(result))
      }
    }
  }

  private func loaded(_ name: String) throws -> Recipe {
    try explaining {
      try stoppable { try context.recipe(context.recipes.file(name), state) }
    }
  }

  /// What `result:csv()` gives, where there is such a method.
  private func csv(_ result: LuaReference) throws -> String? {
    let method = try state.load(
      """
      local result = ...
      local found, method = pcall(function() return result.csv end)
      if found and method then return result:csv() end
      """, chunkName: "=csv")
    return try method.call([.reference(result)]).first?.stringValue
  }
}
