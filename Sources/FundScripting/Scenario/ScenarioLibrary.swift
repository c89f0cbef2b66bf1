import Foundation
import FundModel
import LuaRuntime

/// Scenarios in files: the library (`stdlib-lua/equihome/scenarios/NAME.lua`), and files of the user's.
///
/// A Lua file returns a table, or a Scenario that it put together; a JSON file holds one record.
struct ScenarioLibrary {
  let context: ScriptContext
  let state: LuaState

  private static var folder: String? {
    ModuleFolders.standard.first.map { $0 + "/equihome/scenarios" }
  }

  /// Names of the library, sorted.
  static var names: [String] {
    guard let folder, let files = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { return [] }
    return files.filter { $0.hasSuffix(".lua") }.map { String($0.dropLast(4)) }.sorted()
  }

  /// Whether a text names a file and not a scenario of the library.
  static func isFile(_ name: String) -> Bool {
    name.contains("/") || name.hasSuffix(".lua") || name.hasSuffix(".json")
  }

  /// - Throws: `LuaError` for an unknown name and a file that returns no scenario, `ConfigError` for a
  ///   scenario that is wrong.
  func load(_ name: String, origin: ConfigOrigin) throws -> Scenario {
    if name.hasSuffix(".json") { return try Scenario.load(file: name) }
    let path: String
    if Self.isFile(name) {
      path = name
    } else {
      guard let folder = Self.folder, Self.names.contains(name) else {
        let near = EditDistance.nearest(name, in: Self.names)
        throw LuaError(
          "there is no scenario '\(name)'; "
            + (near.map { "did you mean '\($0)'?" }
              ?? "there are " + Self.names.joined(separator: ", ")))
      }
      path = "\(folder)/\(name).lua"
    }
    guard context.scenarioFiles.insert(path).inserted else {
      throw LuaError("scenario '\(name)' is made from itself")
    }
    defer { context.scenarioFiles.remove(path) }
    let source: String
    do {
      source = try ScriptFile.read(path)
    } catch let error as ScriptError {
      throw LuaError("\(path): \(error.message)", cause: error)
    }
    context.sources.add(path, source)
    switch try state.load(source, chunkName: "@" + path).call().first {
    case .object(let object as ScenarioObject):
      var scenario = object.scenario
      if !Self.isFile(name) { scenario.name = name }
      return scenario
    case .table(let table):
      return try Scenario(table, origin: ConfigOrigin(.script, path))
    default: throw LuaError("\(path): a scenario returns a table with a name, or a Scenario")
    }
  }

  /// The scenario that an argument stands for: a Scenario, a table, a name or a file.
  func read(_ value: LuaValue, _ call: borrowing LuaCall) throws -> Scenario {
    switch value {
    case .object(let object as ScenarioObject): return object.scenario
    case .string(let name):
      if Self.isFile(name) { try context.checkFiles(call) }
      let origin = call.origin
      return try call.explaining { try load(name, origin: origin) }
    case .table(let table):
      let origin = call.origin
      return try call.explaining { try Scenario(table, origin: origin) }
    default:
      throw LuaError("a Scenario, its name or a table expected, got \(value.typeName)")
    }
  }
}

extension ScriptSession {
  /// Names of the scenarios in the library, sorted.
  public static var scenarioNames: [String] { ScenarioLibrary.names }

  /// A scenario as scripts print it.
  public func scenarioPage(_ scenario: Scenario) throws -> String { ScenarioObject(scenario).text }

  /// A scenario of the library or of a file, or a sum of them, each after a factor:
  /// `gfc-2008`, `0.5*gfc-2008+exit-freeze`, `mine.json`.
  ///
  /// - Throws: `ScriptError`, `ConfigError`.
  public func scenario(_ text: String) throws -> Scenario {
    try explaining {
      try stoppable {
        let library = ScenarioLibrary(context: context, state: state)
        var sum: Scenario?
        for term in text.split(separator: "+", omittingEmptySubsequences: false) {
          let parts = term.split(separator: "*", maxSplits: 1).map {
            $0.trimmingCharacters(in: .whitespaces)
          }
          guard let name = parts.last, !name.isEmpty else {
            throw LuaError("'\(text)': the name of a scenario is missing")
          }
          var scenario = try library.load(name, origin: .program)
          if parts.count == 2 {
            guard let factor = Double(parts[0]) else {
              throw LuaError("'\(text)': a number expected before '*', found '\(parts[0])'")
            }
            scenario = try scenario.scaled(by: factor)
          }
          sum = try sum?.adding(scenario) ?? scenario
        }
        guard let sum else { throw LuaError("the name of a scenario is missing") }
        return sum
      }
    }
  }
}
