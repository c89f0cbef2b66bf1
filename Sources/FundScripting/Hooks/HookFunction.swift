import FundModel
import LuaRuntime

/// A hook in a state of its own kind.
enum HookFunction {
  /// Seconds that reading the source and running it once may take.
  private static let limit = 2.0
  static let memoryLimit = 64 << 20

  static func makeState() throws -> LuaState {
    try LuaState(profile: .pure, memoryLimit: memoryLimit)
  }

  /// The function that the source of a hook returns, with its constants read-only.
  ///
  /// - Throws: `LuaError`: the source is not Lua, returns no function, uses what hooks do not have, or
  ///   assigns to what is around it.
  static func load(_ hook: HookTerms, into state: LuaState) throws -> LuaReference {
    let function = try state.withDeadline(limit) {
      let chunk = try state.load(hook.source, chunkName: "=" + hook.title)
      return try chunk.callKeeping().first
    }
    guard let function, function.type == .function else {
      let kind = function.map { "a \($0.type)" } ?? "nothing"
      throw LuaError("the source returns \(kind); expected 'return function ... end'")
    }
    var seen: [LuaReference] = []
    try check(function, &seen)
    try function.freezeConstants()
    return function
  }

  /// Whether the hook can be used.
  ///
  /// - Throws: `LuaError` as `load` does.
  static func check(_ hook: HookTerms) throws {
    _ = try load(hook, into: makeState())
  }

  /// Refuses functions that assign to what outlives a call, and names that do not exist.
  private static func check(_ function: LuaReference, _ seen: inout [LuaReference]) throws {
    guard let facts = try function.functionFacts() else { return }
    guard try !seen.contains(where: { try $0.isSame(as: function) }) else { return }
    seen.append(function)
    guard seen.count <= 1000, let analysis = try function.analysis() else {
      throw LuaError("the code of the function cannot be looked into")
    }
    if let assigned = analysis.assigned, let upvalue = try function.upvalue(assigned) {
      throw LuaError(
        "it assigns to '\(upvalue.name)', which is around it: what one path notes, the next would "
          + "read; keep it in .state, a table that is new for each path")
    }
    for name in analysis.globals where !HookLibrary.globals.contains(name) {
      let near = EditDistance.nearest(name, in: HookLibrary.globals.sorted())
      throw LuaError(
        "there is no global '\(name)' in a hook; "
          + (near.map { "did you mean '\($0)'?" }
            ?? "make it a local above the function, and it travels with it"))
    }
    for i in 0..<facts.upvalues {
      guard let upvalue = try function.upvalue(i + 1), upvalue.name != "_ENV" else { continue }
      try checkConstant(upvalue.value, &seen)
    }
  }

  private static func checkConstant(
    _ value: LuaReference, _ seen: inout [LuaReference]
  ) throws {
    switch value.type {
    case .function: try check(value, &seen)
    case .table where try value.libraryName() == nil:
      for function in functions(in: try value.value()) { try check(function, &seen) }
    default: break
    }
  }

  private static func functions(in value: LuaValue) -> [LuaReference] {
    switch value {
    case .function(let function): [function]
    case .table(let table):
      table.array.flatMap(functions)
        + table.fields.sorted { $0.key < $1.key }.map(\.value)
        .flatMap(functions)
        + table.integers.sorted { $0.key < $1.key }.map(\.value)
        .flatMap(functions)
    default: []
    }
  }
}
