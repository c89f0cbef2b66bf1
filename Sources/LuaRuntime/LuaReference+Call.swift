import CLuaBridge

extension LuaReference {
  /// Calls the value and copies what it returns.
  @discardableResult
  public func call(
    _ arguments: [LuaValue] = [], limits: LuaLimits = LuaLimits()
  ) throws -> [LuaValue] {
    try run(arguments, CLB_CONVERT, limits)
  }

  /// Calls the value and keeps what it returns in Lua, as references whatever the type.
  public func callKeeping(_ arguments: [LuaValue] = []) throws -> [LuaReference] {
    try run(arguments, CLB_KEEP, LuaLimits()).compactMap {
      switch $0 {
      case .function(let reference), .reference(let reference): reference
      default: nil
      }
    }
  }

  /// Calls the value and drops what it returns.
  public func callDiscarding(_ arguments: [LuaValue] = []) throws {
    _ = try run(arguments, CLB_DISCARD, LuaLimits())
  }

  private func run(
    _ arguments: [LuaValue], _ mode: clb_results, _ limits: LuaLimits
  ) throws -> [LuaValue] {
    let state = try state()
    state.releaseDropped()
    return try state.withTree { tree in
      try state.encode(arguments, into: &tree)
      var results = clb_tree()
      let status = clb_call(state.active, slot, &tree, mode, limits.bridged, &results)
      return try state.finish(status, &results)
    }
  }

  /// Calls the value with numbers and reads numbers: the fast way, without allocation.
  ///
  /// Throws when a result is not a number; missing results count as such.
  public func callNumbers(
    _ arguments: UnsafeBufferPointer<Double>, into results: UnsafeMutableBufferPointer<Double>
  ) throws {
    let state = try state()
    try state.check(
      clb_call_numbers(
        state.active, slot, arguments.baseAddress, Int32(clamping: arguments.count),
        results.baseAddress, Int32(clamping: results.count)))
  }

  /// Calls the value once with each number; one crossing for all.
  public func map(
    _ input: UnsafeBufferPointer<Double>, into results: UnsafeMutablePointer<Double>
  ) throws {
    let state = try state()
    try state.check(
      clb_map_numbers(state.active, slot, input.baseAddress, input.count, results))
  }

  /// Calls the value once with each row of a matrix, as a view, and the row's number from 1; one
  /// crossing for all.
  ///
  /// The view is closed afterwards; a script that kept it gets an error when it uses it.
  public func mapRows(
    _ base: UnsafeMutablePointer<Double>, rows: Int, columns: Int,
    into results: UnsafeMutablePointer<Double>
  ) throws {
    let state = try state()
    try state.check(clb_map_rows(state.active, slot, base, rows, columns, results))
  }
}

extension LuaState {
  /// The results, or the error on the stack.
  func finish(_ status: Int32, _ results: inout clb_tree) throws -> [LuaValue] {
    guard status == 0 else {
      clb_tree_free(&results)
      throw takeError(status)
    }
    return decode(&results)
  }
}
