import CLuaBridge

/// Where a function of Lua comes from.
public struct LuaFunctionFacts: Sendable {
  /// The name of its chunk as it was given when loaded, `@` or `=` in front; without those, the text of
  /// the chunk itself.
  public let source: String
  /// Its first and last line, from 1.
  public let lines: ClosedRange<Int>
  /// How many variables from around it the function uses.
  public let upvalues: Int
}

/// What a function of Lua does, as far as its code tells.
public struct LuaFunctionAnalysis: Sendable {
  /// Of code and constants, the same wherever the function stands.
  public let signature: UInt64
  /// The first upvalue, from 1, that it assigns to.
  public let assigned: Int?
  /// The globals that it names, in the order of its code.
  public let globals: [String]
}

extension LuaReference {
  /// Facts of a function of Lua; nil for one of C, or another value.
  public func functionFacts() throws -> LuaFunctionFacts? {
    try onStack { _, thread in
      var facts = clb_function_facts()
      guard clb_describe_function(thread, -1, &facts), !facts.native,
        let source = facts.source, facts.last_line >= facts.first_line
      else { return nil }
      let bytes = UnsafeRawBufferPointer(start: source, count: facts.source_length)
      return LuaFunctionFacts(
        source: String(decoding: bytes, as: UTF8.self),
        lines: Int(facts.first_line)...Int(facts.last_line), upvalues: Int(facts.upvalues))
    }
  }

  /// What the code of a function of Lua tells; nil for one of C, or another value.
  public func analysis() throws -> LuaFunctionAnalysis? {
    try onStack { _, thread in
      var (found, globals) = (clb_analysis(), clb_tree())
      defer { clb_tree_free(&globals) }
      guard clb_analyse_function(thread, -1, &found, &globals) else { return nil }
      return LuaFunctionAnalysis(
        signature: found.signature, assigned: found.assigned > 0 ? Int(found.assigned) : nil,
        globals: (0..<globals.count).compactMap { globals.string($0) })
    }
  }

  /// The variable from around the function that it uses as its `i`-th, from 1.
  public func upvalue(_ i: Int) throws -> (name: String, value: LuaReference)? {
    try onStack { state, thread in
      guard let name = lua_getupvalue(thread, -1, Int32(clamping: i)) else { return nil }
      let text = String(cString: name)
      return (text, try state.takeReference(thread))
    }
  }

  /// `math.max`, `math`, `print`: the place of the value in the libraries; nil when it has none.
  public func libraryName() throws -> String? {
    try onStack { state, thread in
      try withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
        guard let base = buffer.baseAddress else { return nil }
        try state.check(clb_library_name(thread, -1, base, buffer.count))
        let name = String(cString: base)
        return name.isEmpty ? nil : name
      }
    }
  }

  /// Whether both are the same value, without metamethods.
  public func isSame(as other: LuaReference) throws -> Bool {
    try onStack { _, thread in
      guard lua_checkstack(thread, 1) != 0 else { throw LuaError("stack overflow") }
      clb_push_reference(thread, other.slot)
      defer { lua_settop(thread, -2) }
      return lua_rawequal(thread, -1, -2) != 0
    }
  }

  public func isVector() throws -> Bool {
    try onStack { _, thread in Int(clb_kind(thread, -1)) == CLB_KIND_VECTOR }
  }

  /// The name of its type as scripts know it.
  public func typeName() throws -> String {
    try onStack { state, thread in
      switch Int(clb_kind(thread, -1)) {
      case CLB_KIND_VECTOR: return "Vector"
      case CLB_KIND_MATRIX: return "Matrix"
      case CLB_KIND_OBJECT:
        guard let owner = clb_to_object(thread, -1) else { return "closed object" }
        let object = Unmanaged<AnyObject>.fromOpaque(owner).takeUnretainedValue()
        return state.types[ObjectIdentifier(Swift.type(of: object))]?.name ?? "object"
      default: return "\(type)"
      }
    }
  }

  public func hasMetatable() throws -> Bool {
    try onStack { _, thread in
      guard lua_checkstack(thread, 1) != 0 else { throw LuaError("stack overflow") }
      guard lua_getmetatable(thread, -1) != 0 else { return false }
      lua_settop(thread, -2)
      return true
    }
  }

  /// Makes what hangs on the function read-only; see `LuaState.Profile.pure`.
  public func freezeConstants() throws {
    try onStack { state, thread in try state.check(clb_freeze(thread, -1)) }
  }

  /// Runs `body` with the value on top of the stack.
  func onStack<Result>(
    _ body: (LuaState, OpaquePointer) throws -> Result
  ) throws -> Result {
    let state = try state()
    let thread = state.active
    guard lua_checkstack(thread, 4) != 0 else { throw LuaError("stack overflow") }
    clb_push_reference(thread, slot)
    defer { lua_settop(thread, -2) }
    return try body(state, thread)
  }
}
