import LuaRuntime

extension ScriptModule {
  /// `for i, item in eq.progress(list) do … end`, `for i in eq.progress(20) do … end`.
  ///
  /// Counts what is done of a loop of the script's own on a terminal, with the time left; anywhere else
  /// it is the plain loop. Runs inside it are shown as parts of its steps.
  var progress: LuaFunction {
    LuaFunction("progress") { [context, closing] call in
      let first = try call.value(1)
      var items: [LuaValue]?
      let count: Int
      switch first {
      case .table(let table) where table.fields.isEmpty && table.integers.isEmpty:
        items = table.array
        count = table.array.count
      case .vector(let storage):
        items = (0..<storage.count).map { .number(storage.baseAddress[$0]) }
        count = storage.count
      default:
        guard let whole = first.doubleValue.flatMap({ Int(exactly: $0) }), whole >= 0 else {
          throw call.argumentError(1, "a whole number of steps or a list expected")
        }
        count = whole
      }
      let loop = ScriptLoop(count: count)
      let step = LuaFunction("progress") { call in
        guard let number = loop.next(context) else { return try call.returns(.nil) }
        return try call.returns([.int(number), items?[number - 1] ?? .nil])
      }
      let end = LuaFunction("progress") { call in
        loop.close(context)
        return call.returns()
      }
      // Lua closes the fourth value however the loop ends: at its end, by break, return or an error.
      let closed = try closing?.callKeeping([.native(end)]).first
      return try call.returns([
        .native(step), .nil, .nil, closed.map { .reference($0) } ?? .nil,
      ])
    }
  }

  /// A function of Lua that makes a value which calls its argument when a loop is done with it.
  static func closing(_ state: LuaState) throws -> LuaReference? {
    try state.load(
      "local set = setmetatable\n"
        + "return function(f) return set({}, { __close = f, __metatable = false }) end",
      chunkName: "=equihome"
    ).callKeeping().first
  }
}
