import CLuaBridge

/// Lets other threads see that a script is to stop, and ask for it. Outlives the state.
public final class LuaStopToken: @unchecked Sendable {  // the cell is atomic and reference-counted
  private let cell: UnsafeMutablePointer<clb_stop_cell>

  init(_ cell: UnsafeMutablePointer<clb_stop_cell>) { self.cell = clb_stop_cell_retain(cell) }

  deinit { clb_stop_cell_release(cell) }

  /// Why the script is to stop; nil when it is not. Long native functions poll this.
  public var reason: LuaStopReason? { LuaStopReason(rawValue: clb_stop_cell_reason(cell)) }

  public var isStopRequested: Bool { clb_stop_cell_reason(cell) != 0 }

  /// Stops the script, from any thread. A script that runs stops at once inside `withDeadline`,
  /// `foreground` and `interruptible`; else when it next enters one.
  public func interrupt() { clb_stop_cell_interrupt(cell) }
}

extension LuaState {
  public var stopToken: LuaStopToken { LuaStopToken(context.pointee.stop) }

  /// Whether the script is to stop. Stays so until `clearStop`.
  public var stopRequested: Bool { clb_stop_cell_reason(context.pointee.stop) != 0 }

  public var stopReason: LuaStopReason? {
    LuaStopReason(rawValue: clb_stop_cell_reason(context.pointee.stop))
  }

  /// Stops the script; on the thread that runs the state. Other threads use `stopToken`.
  public func interrupt() { clb_interrupt(context, LuaStopReason.user.rawValue) }

  /// Makes the state usable again. Nothing of the stopped script may still be running.
  public func clearStop() { clb_clear_stop(context) }

  /// Runs `body` with a time limit on its scripts: `.stopped(.deadline)` comes out of the call into
  /// Lua.
  ///
  /// Costs nothing until the time is up. The stop is cleared at the end of the outermost scope.
  ///
  /// - Parameter abandonAfter: seconds past the deadline after which the process leaves with status
  ///   124, because a single instruction did not end; for processes that run the scripts of
  ///   strangers. nil: never.
  public func withDeadline<Result>(
    _ seconds: Double, abandonAfter: Double? = nil, _ body: () throws -> Result
  ) throws -> Result {
    try scope(
      milliseconds: LuaState.milliseconds(seconds),
      abandon: abandonAfter.map(LuaState.milliseconds) ?? -1, foreground: false, body)
  }

  /// Runs `body` with Ctrl-C (SIGINT) stopping this state; the third in a row leaves the process
  /// with status 130.
  public func foreground<Result>(_ body: () throws -> Result) throws -> Result {
    try scope(milliseconds: -1, abandon: -1, foreground: true, body)
  }

  /// Runs `body` so that `stopToken.interrupt()` of another thread takes effect at once.
  public func interruptible<Result>(_ body: () throws -> Result) throws -> Result {
    try scope(milliseconds: -1, abandon: -1, foreground: false, body)
  }

  private func scope<Result>(
    milliseconds: Int, abandon: Int, foreground: Bool, _ body: () throws -> Result
  ) throws -> Result {
    guard let scope = clb_scope_begin(context, milliseconds, abandon, foreground) else {
      throw LuaError("cannot set a timer for the script")
    }
    if context.pointee.native_depth == 0 { clb_begin_allowance(context) }
    defer {
      clb_scope_end(scope)
      if context.pointee.native_depth == 0 { clearStop() }
    }
    return try body()
  }

  private static func milliseconds(_ seconds: Double) -> Int {
    guard seconds > 0 else { return 0 }  // not a number counts as no time
    return seconds < 1e9 ? Int((seconds * 1000).rounded(.up)) : 1_000_000_000_000
  }
}
