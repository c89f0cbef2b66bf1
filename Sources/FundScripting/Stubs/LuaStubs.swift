import FundModel

/// The definitions that editors read (LuaCATS, https://luals.github.io/wiki/annotations): every function, object and
/// parameter, generated from the registry and from what `eq.help` knows.
public enum LuaStubs {
  /// Where the committed file is, from the root of the package.
  public static let file = "stdlib-lua/library/equihome.lua"

  /// The whole file.
  public static func text(_ registry: ParameterRegistry = .standard) -> String {
    var lines = head
    lines += ParameterStubs(registry).lines
    lines += values
    for owner in owners { lines += object(owner) }
    lines += HookStubs.lines + RecipeStubs.lines
    lines += module
    return lines.joined(separator: "\n") + "\n"
  }

  private static let head = [
    "---@meta equihome",
    "-- Generated from the parameter registry and the reference of scripts; do not edit.",
    "-- `EQUIHOME_RECORD=1 swift test --filter FundScriptingTests` writes it anew. Read by editors",
    "-- (lua-language-server), never executed: .luarc.json names its folder as a library.", "",
  ]

  /// Objects in the order of the reference.
  static var owners: [String] {
    var owners: [String] = []
    for row in ScriptReference.all where row.owner != "eq" && !owners.contains(row.owner) {
      owners.append(row.owner)
    }
    return owners
  }

  /// A class and its methods.
  private static func object(_ owner: String) -> [String] {
    var lines = ["---@class equihome.\(owner)\(StubMembers.parents[owner] ?? "")"]
    lines += StubMembers.fields(of: owner).map { "---" + $0 }
    lines += ["local \(owner) = {}", ""]
    for row in ScriptReference.all where row.owner == owner {
      lines += function(row, "\(owner):\(row.name)")
    }
    return lines
  }

  /// The table that `require "equihome"` gives.
  private static var module: [String] {
    var lines = [
      "---@class equihome", "---@field version string version of the engine", "local eq = {}", "",
    ]
    for row in ScriptReference.all where row.owner == "eq" {
      lines += function(row, "eq.\(row.name)")
    }
    return lines + ["return eq"]
  }

  /// Comment, parameters, results and an empty body.
  private static func function(_ row: ScriptReference, _ name: String) -> [String] {
    let signature = StubSignature.of(row)
    var lines = ["---" + row.summary]
    lines += signature.overloads.map { "---@overload " + $0 }
    lines += signature.parameters.map { "---@param \($0)" }
    lines += signature.results.map { "---@return \($0)" }
    lines += ["function \(name)(\(signature.names.joined(separator: ", "))) end", ""]
    return lines
  }

  /// Vectors, matrices and records, which the reference of methods does not list.
  private static var values: [String] {
    var lines: [String] = []
    for (name, kind) in [("Vector", StubValues.vector), ("Matrix", StubValues.matrix)] {
      lines += ["---@class equihome.\(name) : userdata"] + kind.fields.map { "---" + $0 }
      lines += ["local \(name) = {}", ""]
      for method in kind.methods {
        lines += ["---" + method.summary] + method.parameters.map { "---@param \($0)" }
        lines += ["---@return \(method.result)"]
        let names = method.parameters.map { $0.prefix { $0 != " " && $0 != "?" } }
        lines += ["function \(name):\(method.name)(\(names.joined(separator: ", "))) end", ""]
      }
    }
    return lines + StubValues.record
  }
}
