import CLuaBridge

/// Bytes that an object of Swift has come to keep alive since it entered Lua, counted against the
/// memory limit of the state.
///
/// Belongs to the object, and is used and released on the state's thread.
public final class LuaCharge {
  private weak var state: LuaState?
  public private(set) var bytes = 0

  public init(_ state: LuaState) { self.state = state }

  deinit { set(0) }

  /// Counts `bytes` from now on. Past the limit the script is stopped at its next instruction.
  public func set(_ bytes: Int) {
    let bytes = max(0, bytes)
    guard let state, bytes != self.bytes else { return }
    let before = self.bytes
    // First: a collection may come back to this object.
    self.bytes = bytes
    clb_recount_foreign(state.context, before, bytes)
  }
}
