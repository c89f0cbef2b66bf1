import CLuaBridge

/// A vector of a script whose numbers Swift moves: for hooks that run often on columns that stay in
/// Swift.
///
/// Pass `reference` as an argument. Closed at first and after `close`; a script that kept it then
/// gets an error.
public final class LuaVectorWindow {
  public let reference: LuaReference

  init(_ reference: LuaReference) { self.reference = reference }

  deinit { close() }

  /// Points the vector at numbers that must stay there until the next `point` or `close`.
  public func point(
    at base: UnsafeMutablePointer<Double>, count: Int, isWritable: Bool = false
  ) {
    move(base, count, isWritable)
  }

  public func close() { move(nil, 0, false) }

  private func move(_ base: UnsafeMutablePointer<Double>?, _ count: Int, _ isWritable: Bool) {
    guard let state = try? reference.state() else { return }  // closed with its vectors
    clb_move_window(state.active, reference.slot, base, count, isWritable)
  }

  public var value: LuaValue { .reference(reference) }
}

extension LuaState {
  public func makeWindow() throws -> LuaVectorWindow {
    releaseDropped()
    let thread = active
    try withTree { tree in
      clb_tree_add(&tree, Int32(CLB_VECTOR.rawValue))
      try check(clb_push(thread, &tree))
    }
    let window = LuaVectorWindow(try takeReference(thread))
    window.close()
    return window
  }
}
