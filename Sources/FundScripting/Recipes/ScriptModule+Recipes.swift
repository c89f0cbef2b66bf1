import FundModel
import FundReport
import LuaRuntime

extension ScriptModule {
  /// Recipes and the tables that they return.
  var recipes: [LuaFunction] {
    [
      LuaFunction("recipe") { [context] call in
        let name = try call.string(1)
        let recipe = try context.recipe(context.recipes.file(name), call.state)
        return try call.returns(.reference(Self.function(of: recipe, call.state)))
      },
      LuaFunction("recipes") { [context] call in
        try call.returns(object: RecipeList(context, call.state).record(context.options.format))
      },
      LuaFunction("table") { call in
        try call.returns(object: ResultTable(call.table(1), call))
      },
    ]
  }

  /// What `eq.recipe` gives: checks the options, then becomes the recipe's own function, so that errors of the
  /// options stand at the caller's line and those of the recipe at its own.
  static func function(of recipe: Recipe, _ state: LuaState) throws -> LuaReference {
    let check = LuaFunction("check") { call in
      guard call.optionalObject(1, as: FundObject.self) != nil else {
        let got = call.typeName(1)
        return try call.returns([
          .nil, .string("recipe \(recipe.name): a Fund expected, got \(got)"),
        ])
      }
      guard call.isNil(2) || call.type(2) == .table else {
        return try call.returns([
          .nil,
          .string("recipe \(recipe.name): a table of options expected, got \(call.typeName(2))"),
        ])
      }
      do {
        return try call.returns(.table(recipe.options(call.optionalTable(2) ?? LuaTable())))
      } catch let error as LuaError {
        return try call.returns([.nil, .string(error.message)])
      }
    }
    let maker = try state.load(
      """
      local check, run = ...
      return function(fund, opts)
        local checked, problem = check(fund, opts)
        if problem then error(problem, 2) end
        return run(fund, checked)
      end
      """, chunkName: "=recipe")
    let made = try maker.callKeeping([.native(check), .reference(recipe.run)])
    guard let function = made.first else { throw LuaError("not enough memory", code: .memory) }
    return function
  }
}
