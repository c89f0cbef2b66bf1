import CLuaBridge

extension LuaReference {
  /// The value at `key`, copied; metamethods are honoured.
  public func get(_ key: LuaValue, limits: LuaLimits = LuaLimits()) throws -> LuaValue {
    try index(key, CLB_CONVERT, limits)
  }

  /// The value at `key`, kept in Lua; its `type` is `.nil` when there is none.
  public func reference(at key: LuaValue) throws -> LuaReference {
    switch try index(key, CLB_KEEP, LuaLimits()) {
    case .function(let reference), .reference(let reference): return reference
    default: throw LuaError("not enough memory", code: .memory)
    }
  }

  /// Assigns; metamethods are honoured.
  public func set(_ key: LuaValue, _ value: LuaValue) throws {
    let state = try state()
    state.releaseDropped()
    try state.withTree { tree in
      try state.encode([key, value], into: &tree)
      try state.check(clb_assign(state.active, slot, &tree))
    }
  }

  /// The value itself, copied.
  public func value(limits: LuaLimits = LuaLimits()) throws -> LuaValue {
    let state = try state()
    let thread = state.active
    guard lua_checkstack(thread, 1) != 0 else { throw LuaError("stack overflow") }
    clb_push_reference(thread, slot)
    defer { lua_settop(thread, -2) }
    return try state.read(thread, first: -1, count: 1, limits: limits).first ?? .nil
  }

  private func index(
    _ key: LuaValue, _ mode: clb_results, _ limits: LuaLimits
  ) throws -> LuaValue {
    let state = try state()
    state.releaseDropped()
    return try state.withTree { tree in
      try state.encode(key, into: &tree)
      var results = clb_tree()
      let status = clb_index(state.active, slot, &tree, mode, limits.bridged, &results)
      return try state.finish(status, &results).first ?? .nil
    }
  }
}
