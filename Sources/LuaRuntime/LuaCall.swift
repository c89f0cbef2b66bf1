import CLuaBridge

/// One call of a native function: its arguments, its results, and where the script stands.
///
/// Valid until the function returns. Arguments count from 1; for methods, after the object.
public struct LuaCall: ~Copyable {
  let thread: OpaquePointer
  let frame: UnsafeMutablePointer<clb_frame>
  let function: LuaFunction

  /// The state that calls.
  public var state: LuaState {
    // The bridge sets `host` when the state is made and no call outlives the state.
    Unmanaged<LuaState>.fromOpaque(frame.pointee.context.pointee.host!).takeUnretainedValue()
  }

  /// The number of arguments given.
  public var count: Int { max(0, Int(lua_gettop(thread) - function.skipped)) }

  /// The name under which the function was registered.
  public var name: String { function.name }

  /// The script line that stands behind this call: the `level`-th Lua function up, 1 the nearest.
  public func location(_ level: Int = 1) -> (chunk: String, line: Int)? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1024) { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let line = clb_location(thread, Int32(clamping: level), base, buffer.count)
      return line > 0 ? (String(cString: base), Int(line)) : nil
    }
  }

  func index(_ i: Int) -> Int32 { Int32(clamping: i) + function.skipped }

  /// Describes `error` for C to raise; returns the outcome for it.
  func fail(_ error: any Error) -> Int32 {
    clb_tree_clear(frame.pointee.context, &frame.pointee.tree)
    if let error = error as? LuaError, error.cause == nil {
      // An error of this function gets the caller's position; one that Lua raised has its own.
      frame.pointee.tree.add(error.description, flag: error.chunk == nil ? 1 : 0)
      return Int32(CLB_ERROR)
    }
    let place = location()
    let failure = LuaFailure(error, chunk: place?.chunk, line: place?.line)
    if let node = clb_tree_add(&frame.pointee.tree, Int32(CLB_FAILURE.rawValue)) {
      node.pointee.owner = Unmanaged.passRetained(failure).toOpaque()
    }
    return Int32(CLB_ERROR)
  }
}
