import Foundation
import FundModel
import LuaRuntime

/// A plan of analyses that a report shows beside the run: a Lua module in the form of a recipe, whose `run(run, opts)` returns
/// analyses by name (stdlib-lua/equihome/plans/standard.lua).
struct ReportPlan {
  static let usual = "standard"

  private let recipe: Recipe
  /// As messages call it.
  var name: String { recipe.name }

  /// - Parameter name: of a plan of the library, or a file that ends in `.lua`.
  /// - Throws: `LuaError` when there is none, or it is broken.
  init(_ name: String, _ context: ScriptContext, _ state: LuaState) throws {
    recipe = try context.recipe(Self.file(name), state)
  }

  private static func file(_ name: String) throws -> RecipeLibrary.File {
    if name.hasSuffix(".lua") {
      let base = name.split(separator: "/").last.map(String.init) ?? name
      return .init(name: String(base.dropLast(4)), path: name, isLibrary: false, hiddenBy: nil)
    }
    let folders = ModuleFolders.standard.map { $0 + "/equihome/plans" }
    for folder in folders {
      let path = "\(folder)/\(name).lua"
      guard !name.contains("/"), FileManager.default.fileExists(atPath: path) else { continue }
      return .init(name: name, path: path, isLibrary: true, hiddenBy: nil)
    }
    let names = names(in: folders)
    let near = EditDistance.nearest(name, in: names).map { "did you mean '\($0)'?" }
    throw LuaError(
      "there is no plan '\(name)'; "
        + (near ?? "there are \(names.joined(separator: ", ")), or give a file that ends in .lua"))
  }

  private static func names(in folders: [String]) -> [String] {
    folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
      .filter { $0.hasSuffix(".lua") }.map { String($0.dropLast(4)) }.sorted()
  }

  /// Names, types and meanings of the options.
  var options: [(name: String, type: String, help: String)] {
    recipe.parameters.map { ($0.name, $0.kind.rawValue, $0.description) }
  }

  /// Words of a command line as options.
  func read(_ words: [(name: String, text: String)]) -> LuaTable {
    var table = LuaTable()
    for (name, text) in words {
      let parameter = recipe.parameters.first { $0.name == name }
      table.fields[name] = parameter?.read(text) ?? .string(text)
    }
    return table
  }

  /// Makes the analyses of a run.
  ///
  /// - Throws: `LuaError` of the options, of the plan, or of what it returned.
  func analyses(of run: RunObject, options: LuaTable) throws -> ReportAnalyses {
    let checked = try recipe.options(options, of: "plan")
    let results = try recipe.run.callKeeping([.object(run), .table(checked)])
    guard let first = results.first, first.type == .table,
      let table = try first.value().tableValue
    else { throw LuaError("plan \(name): a table of analyses by name expected") }
    do {
      return try ReportAnalyses(table)
    } catch let error as LuaError {
      throw LuaError("plan \(name): \(error.message)")
    }
  }
}
