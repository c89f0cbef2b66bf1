/// Shapes of recipes and of the tables that they return.
enum RecipeStubs {
  static var lines: [String] {
    let kinds = RecipeParameter.Kind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: "|")
    let library = RecipeLibrary(libraryOnly: true).files.map { "\"\($0.name)\"" }
    return ["---@alias equihome.RecipeName \(library.joined(separator: "|"))", ""]
      + StubValues.shape(
        "RecipeParameter",
        [
          ("name", "string in snake_case"), ("type", kinds), ("default?", "any"),
          ("unit?", "string"), ("description", "string"), ("min?", "number"), ("max?", "number"),
          ("choices?", "string[]"), ("required?", "boolean"),
        ])
      + StubValues.shape(
        "Recipe",
        [
          ("name", "string as the file is called"), ("description", "string"),
          ("parameters", "equihome.RecipeParameter[]"),
          ("run", "fun(fund: equihome.Fund, opts: table): any"), ("example", "string"),
        ])
      + StubValues.shape(
        "TableColumn",
        [
          ("name", "string"), ("label?", "string"),
          (
            "unit?",
            "\"rate\"|\"multiple\"|\"money\"|\"months\"|\"years\"|\"count\"|\"share\"|\"ratio\""
          ), ("unit_of_row?", "string name under which rows hold their unit"),
          ("se?", "string name under which rows hold the standard error"),
          ("sign?", "boolean a plus in front of figures above 0"),
          ("drawing?", "boolean for people alone, not in CSV"),
          ("rank?", "integer where space is short, the highest goes first"),
        ])
      + StubValues.shape(
        "TableParts",
        [
          ("title?", "string"), ("columns", "(string|equihome.TableColumn)[]"),
          ("rows", "table[] values by column"), ("figures?", "table<string, any>"),
          ("notes?", "string[] lines below the table"),
        ])
  }
}
