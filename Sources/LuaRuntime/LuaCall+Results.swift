import CLuaBridge

extension LuaCall {
  /// No result.
  public func returns() -> LuaReturn { LuaReturn(outcome: 0) }

  public func returns(_ number: Double) -> LuaReturn {
    lua_pushnumber(thread, number)
    return LuaReturn(outcome: 1)
  }

  public func returns(_ integer: Int) -> LuaReturn {
    lua_pushinteger(thread, Int64(integer))
    return LuaReturn(outcome: 1)
  }

  public func returns(_ boolean: Bool) -> LuaReturn {
    lua_pushboolean(thread, boolean ? 1 : 0)
    return LuaReturn(outcome: 1)
  }

  public func returns(_ string: String) -> LuaReturn {
    frame.pointee.tree.add(string)
    return LuaReturn(outcome: Int32(CLB_DEFER))
  }

  public func returns(_ value: LuaValue) throws -> LuaReturn {
    switch value {
    case .nil:
      lua_pushnil(thread)
      return LuaReturn(outcome: 1)
    case .number(let number): return returns(number)
    case .int(let integer): return returns(integer)
    case .bool(let boolean): return returns(boolean)
    default:
      try state.encode(value, into: &frame.pointee.tree)
      return LuaReturn(outcome: Int32(CLB_DEFER))
    }
  }

  /// Several results.
  public func returns(_ values: [LuaValue]) throws -> LuaReturn {
    try state.encode(values, into: &frame.pointee.tree)
    return LuaReturn(outcome: Int32(CLB_DEFER))
  }

  /// An instance of a class that `defineType` was told of.
  public func returns(object: AnyObject) throws -> LuaReturn { try returns(.object(object)) }

  public func returns(vector: any DoubleStorage) throws -> LuaReturn {
    try returns(.vector(vector))
  }

  /// The `i`-th argument again, unchanged: for methods that chain.
  public func returns(argument i: Int) -> LuaReturn {
    lua_pushvalue(thread, index(i))
    return LuaReturn(outcome: 1)
  }

  /// The object that the method was called on.
  public func returnsSelf() -> LuaReturn {
    lua_pushvalue(thread, 1)
    return LuaReturn(outcome: 1)
  }
}
