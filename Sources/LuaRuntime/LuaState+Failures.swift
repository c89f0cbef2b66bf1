import CLuaBridge

extension LuaState {
  /// What scripts can do with a Swift error that they caught: read it, and put it into a text.
  func installFailures() throws {
    let text = LuaFunction("__tostring") { call in call.returns(call.failureText(1)) }
    let concat = LuaFunction("__concat") { call in
      call.returns(call.failureText(1) + call.failureText(2))
    }
    let index = LuaFunction("__index", skipping: 1) { call in
      guard let failure = call.failure(0) else { return try call.returns(.nil) }
      switch try call.string(1) {
      case "message": return call.returns(failure.asLuaError(traceback: nil).message)
      case "chunk": return try call.returns(failure.chunk.map { .string($0) } ?? .nil)
      case "line": return try call.returns(failure.line.map { .int($0) } ?? .nil)
      default: return try call.returns(.nil)
      }
    }
    try setSlot(nil, CLB_KIND_FAILURE, CLB_METAMETHOD, "__tostring", .native(text))
    try setSlot(nil, CLB_KIND_FAILURE, CLB_METAMETHOD, "__concat", .native(concat))
    try setSlot(nil, CLB_KIND_FAILURE, CLB_INDEX, "__index", .native(index))
  }
}

extension LuaCall {
  fileprivate func failure(_ i: Int) -> LuaFailure? { optionalObject(i, as: LuaFailure.self) }

  fileprivate func failureText(_ i: Int) -> String {
    if let failure = failure(i) { return failure.text }
    if let text = try? string(i) { return text }
    if let number = try? number(i) { return "\(number)" }
    return typeName(i)
  }
}
