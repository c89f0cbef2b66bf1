import Foundation
import FundModel
import LuaRuntime

/// A recipe: a Lua module that declares its options and runs on a fund.
struct Recipe {
  let name: String
  let description: String
  let parameters: [RecipeParameter]
  let example: String
  let file: String
  /// Called with the fund and the checked options.
  let run: LuaReference

  private static let fields = ["name", "description", "parameters", "run", "example"]

  /// Reads what the module of a file returned.
  ///
  /// - Throws: `LuaError` that tells everything that is wrong with it.
  init(_ module: LuaReference, name: String, file: String) throws {
    guard module.type == .table else {
      throw LuaError("a recipe returns a table, this file a \(module.type)")
    }
    var problems: [String] = []
    let table = try module.value().tableValue ?? LuaTable()
    for key in table.fields.keys.sorted() where !Self.fields.contains(key) {
      let near = EditDistance.nearest(key, in: Self.fields).map { "; did you mean \($0)?" } ?? ""
      problems.append("a recipe has no field '\(key)'\(near)")
    }
    func text(_ field: String) -> String {
      let found = table.fields[field]?.stringValue ?? ""
      if found.isEmpty { problems.append("\(field) is missing; a text is expected") }
      return found
    }
    let given = text("name")
    if !given.isEmpty, given != name {
      problems.append("its name is '\(given)'; expected '\(name)', as the file is called")
    }
    description = text("description")
    example = text("example")
    let list = table.fields["parameters"]?.tableValue
    if list == nil { problems.append("parameters is missing; a list is expected") }
    parameters = (list?.array ?? []).enumerated().compactMap {
      RecipeParameter($1, at: "parameters[\($0 + 1)]", &problems)
    }
    let names = parameters.map(\.name)
    for name in Set(names.filter { name in names.filter { $0 == name }.count > 1 }).sorted() {
      problems.append("parameter \(name) is declared twice")
    }
    run = try module.reference(at: .string("run"))
    if run.type != .function { problems.append("run is missing; a function is expected") }
    guard problems.isEmpty else { throw LuaError(problems.joined(separator: "\n  ")) }
    self.name = name
    self.file = file
  }

  /// The options as the recipe gets them: checked, and defaults filled in.
  ///
  /// - Parameter kind: what messages call it; plans of reports are read as recipes are.
  /// - Throws: `LuaError` with all problems at once.
  func options(_ given: LuaTable, of kind: String = "recipe") throws -> LuaTable {
    var problems: [String] = []
    if !given.array.isEmpty || !given.integers.isEmpty {
      problems.append("options by name expected, such as { paths = 2000 }")
    }
    let names = parameters.map(\.name)
    for key in given.fields.keys.sorted() where !names.contains(key) {
      let near = EditDistance.nearest(key, in: names).map { "did you mean '\($0)'?" }
      problems.append(
        "there is no option '\(key)'; "
          + (near ?? (names.isEmpty ? "it has none" : "there are " + names.joined(separator: ", ")))
      )
    }
    var fields: [String: LuaValue] = [:]
    for parameter in parameters {
      let value = given.fields[parameter.name] ?? .nil
      if value.isNil {
        if let standard = parameter.standard {
          fields[parameter.name] = parameter.adapted(standard)
        } else if parameter.isRequired {
          problems.append("\(parameter.name) is missing; \(parameter.description)")
        }
      } else if let problem = parameter.problem(with: value) {
        problems.append(problem)
      } else {
        fields[parameter.name] = parameter.adapted(value)
      }
    }
    guard problems.isEmpty else {
      let lead = "\(kind) \(name): "
      throw LuaError(problems.map { lead + $0 }.joined(separator: "\n  "))
    }
    return LuaTable(fields: fields)
  }
}

extension RecipeParameter {
  /// Whole options as integers, so that they count and print as such; a vector as a plain list.
  fileprivate func adapted(_ value: LuaValue) -> LuaValue {
    switch (kind, value) {
    case (.integer, .number(let number)): Int(exactly: number).map { .int($0) } ?? value
    case (.list, .vector(let storage)):
      .table(LuaTable(array: (0..<storage.count).map { .number(storage.baseAddress[$0]) }))
    default: value
    }
  }

  /// A word of the command line as a value of this kind.
  func read(_ text: String) -> LuaValue {
    func number(_ text: Substring) -> LuaValue? {
      let word = text.trimmingCharacters(in: .whitespaces)
      return Int(word).map { .int($0) } ?? Double(word).map { .number($0) }
    }
    switch kind {
    case .number, .integer: return number(text[...]) ?? .string(text)
    case .boolean: return ["true": .bool(true), "false": .bool(false)][text] ?? .string(text)
    case .list:
      let parts = text.split(separator: ",")
      let numbers = parts.compactMap { number($0) }
      return .table(
        LuaTable(
          array: numbers.count == parts.count
            ? numbers : parts.map { .string($0.trimmingCharacters(in: .whitespaces)) }))
    case .text, .metric, .path: return .string(text)
    }
  }
}
