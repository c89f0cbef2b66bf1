import Foundation
import FundModel
import FundScripting
import Testing

@Suite("Recipes")
struct RecipeTests {
  @Test("every recipe of the library declares itself and is on the list")
  func library() throws {
    let ran = try script(
      """
      local list = eq.recipes()
      for i = 1, #list do
        local recipe = list[i]
        assert(recipe.description and recipe.example and #recipe.parameters > 0, recipe.name)
        for _, parameter in ipairs(recipe.parameters) do assert(parameter.description ~= "") end
        print(recipe.name)
      end
      """)
    #expect(
      Set(ran.lines).isSuperset(of: [
        "tornado", "hurdle_grid", "ltv_ladder", "exit_speed", "leverage_breakeven", "fee_drag",
        "waterfall_compare", "convergence", "vintage_year", "sub_line_effect",
        "first_loss_attachment",
      ]))
  }

  @Test("every recipe has a spec")
  func specs() throws {
    let files = FileManager.default
    let root = packageRoot.appendingPathComponent("stdlib-lua").path
    let names = { (folder: String, suffix: String) in
      Set(
        try files.contentsOfDirectory(atPath: root + folder).filter { $0.hasSuffix(suffix) }
          .map { String($0.dropLast(suffix.count)) })
    }
    #expect(
      try names("/equihome/recipes", ".lua") == names("/spec/recipes", "_spec.lua"))
    #expect(try names("/equihome", ".lua").isSubset(of: names("/spec", "_spec.lua")))
  }

  @Test("all that is wrong with options is told at once, at the caller's line")
  func options() throws {
    let error = try failure(
      """
      local recipe = eq.recipe "ltv_ladder"
      recipe(fund, { stepps = { 0 }, level = 2, paths = 2.5, seed = "x" })
      """)
    #expect(error.line == 3)
    for text in [
      "there is no option 'stepps'; did you mean 'steps'?",
      "level: 2 is out of range; expected in [0.5, 0.9999] [probability]",
      "paths: a whole number expected, got 2.5", "seed: a whole number expected, got 'x'",
    ] {
      #expect(error.message.contains(text), "\(text): \(error.message)")
    }
    #expect(try failure("eq.recipe 'tornadoo'").message.contains("did you mean 'tornado'?"))
    #expect(try failure("eq.recipe 'tornado' ({})").message.contains("a Fund expected"))
    #expect(
      try failure("eq.recipe 'tornado' (fund, { metric = 'net_ir.mean' })").message
        .contains("there is no metric 'net_ir'; did you mean net_irr?"))
  }

  /// A session whose recipes of the user's own are in a folder.
  private func own(_ files: [String: String]) throws -> (ScriptSession, URL) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("equihome-recipes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    let (options, _) = FundScriptingTests.options {
      $0.recipeFolders = [folder.path]
      $0.run.paths = 4
    }
    return (try ScriptSession(options), folder)
  }

  private static func recipe(_ name: String, _ body: String) -> String {
    """
    return {
      name = "\(name)", description = "one of the tests'", example = "none",
      parameters = { { name = "x", type = "number", default = 2, description = "a number" } },
      run = function(fund, opts)
        \(body)
      end,
    }
    """
  }

  @Test("own recipes are found, broken and hidden ones are told, and hurt no other")
  func ownRecipes() throws {
    let (session, folder) = try own([
      "mine.lua": Self.recipe("mine", "return opts.x * fund.fund.size"),
      "other.lua": Self.recipe("another", "return 1"), "broken.lua": "return {",
      "tornado.lua": Self.recipe("tornado", "return 1"),
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let list = try session.recipeList()
    for text in [
      "mine", "its name is 'another'; expected 'other'", "broken.lua:1: ",
      "tornado.lua: hidden, since",
    ] {
      #expect(list.contains(text), "\(text): \(list)")
    }
    let fund = try ConfigDocument.preset("equihome-v2")
    let outcome = try session.run(recipe: "mine", on: fund, options: [("x", "3")])
    #expect(outcome.text == "300000000.0" && outcome.csv == nil)
    #expect(try session.recipePage("tornado").contains("stdlib-lua"))
  }

  @Test("an error in a recipe points at the recipe's line")
  func place() throws {
    let (session, folder) = try own([
      "one.lua": Self.recipe("one", "fund.fund.sise = 1"),
      "two.lua": Self.recipe("two", "error('no loans', 2)"),
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    func failure(_ source: String) throws -> ScriptError {
      do {
        _ = try session.run(
          source: "local eq = require 'equihome'\nlocal fund = eq.preset 'equihome-v2'\n" + source,
          name: "caller.lua")
      } catch let error as ScriptError {
        return error
      }
      throw Missing("no error")
    }
    let inner = try failure("eq.recipe 'one' (fund)")
    #expect(inner.file?.hasSuffix("one.lua") == true && inner.line == 5)
    #expect(inner.message.contains("did you mean fund.size?"))
    let outer = try failure("\neq.recipe 'two' (fund)")
    #expect(outer.file == "caller.lua" && outer.line == 4 && outer.message == "no loans")
  }

  @Test("a sandboxed script has the recipes of the library")
  func sandbox() throws {
    let ran = try script(
      "print(eq.recipe 'exit_speed' (fund, { speeds = { 1 }, paths = 20 })[1].change)"
    ) { $0.sandboxed = true }
    #expect(ran.output == "0.0\n")
    let error = try failure("require 'equihome.recipes.tornado2'") { $0.sandboxed = true }
    #expect(error.message.contains("not found"))
  }
}

@Suite("Tables of scripts")
struct ResultTableTests {
  @Test("rows, columns, figures and CSV")
  func reading() throws {
    let ran = try script(
      """
      local made = eq.table {
        title = "T",
        columns = { "name", { name = "a", label = "A", unit = "rate", se = "e", sign = true } },
        rows = { { name = 'x, "y"', a = 0.1, e = 0.01 }, { name = "z" } },
        figures = { best = 0.1 }, notes = { "a note" },
      }
      print(made)
      assert(#made == 2 and made.best == 0.1 and made[1].a == 0.1 and made[3] == nil)
      assert(made:column("a")[1] == 0.1 and made:column("a")[2] ~= made:column("a")[2])
      assert(made:column("name")[2] == "z" and made:rows()[2].name == "z")
      print((made:csv():gsub("\\r", "")))
      """)
    #expect(
      ran.lines == [
        "T", "  name                   A", "  x, \"y\"  +10.00% ± 1.000%",
        "  z                      –",
        "a note", "name,a,e", "\"x, \"\"y\"\"\",0.1,0.01", "z,,",
      ])
    let error = try failure("print(eq.table { columns = { 'a' }, rows = { { a = 1 } } }.b)")
    #expect(error.message.contains("the table has no figure 'b'"))
  }

  @Test("all that is wrong is told at once")
  func problems() throws {
    let error = try failure(
      "eq.table { columns = { { nam = 'a' }, { name = 'q', unit = 'rat' } }, rows = { { z = 1 } }, x = 1 }"
    )
    for text in [
      "no part 'x'", "columns[1]: a name", "did you mean 'rate'?", "there is no column 'z'",
    ] {
      #expect(error.message.contains(text), "\(text): \(error.message)")
    }
  }
}
