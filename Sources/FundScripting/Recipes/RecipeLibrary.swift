import Foundation
import FundModel
import LuaRuntime

/// The files that may hold recipes: those of the library, then those in `./recipes`, then those in the folders of
/// `EQUIHOME_PATH` (separated by colons), in that order. Of two with one name the first counts.
struct RecipeLibrary {
  struct File {
    /// The file's name without `.lua`.
    let name: String
    let path: String
    let isLibrary: Bool
    /// The file of the same name that counts in its place.
    let hiddenBy: String?
  }

  let files: [File]
  /// What was looked for and is not there.
  let problems: [String]

  /// - Parameters:
  ///   - libraryOnly: without the user's folders: for scripts of strangers.
  ///   - own: folders in place of `./recipes` and those of `EQUIHOME_PATH`.
  init(libraryOnly: Bool, own: [String]? = nil) {
    let library = ModuleFolders.standard.map { $0 + "/equihome/recipes" }
    var folders = library.map { (path: $0, isLibrary: true, isNamed: false) }
    if !libraryOnly, let own {
      folders += own.map { ($0, false, true) }
    } else if !libraryOnly {
      folders.append(("recipes", false, false))
      let list = ProcessInfo.processInfo.environment["EQUIHOME_PATH"] ?? ""
      folders += list.split(separator: ":").map { (String($0), false, true) }
    }
    var files: [File] = []
    var problems: [String] = []
    var first: [String: String] = [:]
    for folder in folders {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
        if folder.isNamed { problems.append("EQUIHOME_PATH: there is no folder \(folder.path)") }
        continue
      }
      for file in names.sorted() where file.hasSuffix(".lua") && !file.hasPrefix(".") {
        let name = String(file.dropLast(4))
        let path = folder.path + "/" + file
        files.append(
          File(name: name, path: path, isLibrary: folder.isLibrary, hiddenBy: first[name]))
        if first[name] == nil { first[name] = path }
      }
    }
    self.files = files
    self.problems = problems
  }

  /// The file of a recipe.
  ///
  /// - Throws: `LuaError` with the nearest name.
  func file(_ name: String) throws -> File {
    if let file = files.first(where: { $0.name == name }) { return file }
    let names = files.map(\.name)
    let near = EditDistance.nearest(name, in: names).map { "did you mean '\($0)'?" }
    throw LuaError(
      "there is no recipe '\(name)'; "
        + (near
          ?? (names.isEmpty ? "none was found" : "there are " + names.joined(separator: ", "))))
  }
}

extension ScriptContext {
  var recipes: RecipeLibrary {
    RecipeLibrary(libraryOnly: options.sandboxed, own: options.recipeFolders)
  }

  /// Loads the recipe of a file anew.
  ///
  /// - Throws: `LuaError` with the file's name and what is wrong with it.
  func recipe(_ file: RecipeLibrary.File, _ state: LuaState) throws -> Recipe {
    let source: String
    do {
      source = try ScriptFile.read(file.path)
    } catch let error as ScriptError {
      throw LuaError("\(file.path): \(error.message)", cause: error)
    }
    sources.add(file.path, source)
    let results = try state.load(source, chunkName: "@" + file.path).callKeeping()
    guard let module = results.first else {
      throw LuaError("\(file.path): a recipe returns a table, this file nothing")
    }
    do {
      return try Recipe(module, name: file.name, file: file.path)
    } catch let error as LuaError {
      throw LuaError("\(file.path): \(error.message)")
    }
  }
}
