import CLuaBridge

/// An interpreter of Lua 5.4: its values, its limits and the Swift functions and types it knows.
///
/// Used by one thread at a time. No Lua error ever crosses a Swift frame: what Lua raises comes out
/// of these functions as `LuaError`, what Swift throws inside a registered function comes out as
/// the same error.
public final class LuaState {
  /// What scripts find.
  public enum Profile: Sendable {
    /// All of Lua, files and processes too: for the user's own scripts.
    case trusted
    /// No input or output, no modules, bounded loading and printing, `pairs` in a fixed order: for
    /// hooks, and for scripts of strangers (those in a process of their own: a single instruction
    /// may take minutes).
    case sandbox
    /// The sandbox without clock, chance, printing and loading, in which nothing can be kept from
    /// one call to the next: libraries and constants are read-only.
    case pure
  }

  public let profile: Profile
  /// Receives what `print` writes, a line at a time with its newline; nil: standard output.
  public var output: ((String) -> Void)?

  let thread: OpaquePointer
  let context: UnsafeMutablePointer<clb_context>
  let link = LuaLink()
  var types: [ObjectIdentifier: LuaTypeEntry] = [:]

  /// A fresh state with its libraries, vectors and matrices.
  ///
  /// - Parameter memoryLimit: bytes of Lua's heap and of Swift objects that Lua keeps alive; 0: no
  ///   limit. Past it the script is stopped with `.stopped(.memory)`.
  public init(profile: Profile, memoryLimit: Int = 0) throws {
    guard let thread = clb_open(max(0, memoryLimit), releaseObject, writeOutput, nil) else {
      throw LuaError("cannot make a Lua state: not enough memory", code: .memory)
    }
    self.profile = profile
    self.thread = thread
    context = clb_get_context(thread)
    context.pointee.host = Unmanaged.passUnretained(self).toOpaque()
    try check(clb_open_libraries(thread, profile != .trusted))
    try installFailures()
    try installVectors()
    if profile == .pure { try check(clb_make_pure(thread)) }
  }

  deinit { clb_close(thread) }

  /// The Lua thread that runs now: a coroutine inside of a native function that one called.
  var active: OpaquePointer { context.pointee.active }

  /// Bytes of Lua's heap.
  public var heapBytes: Int { context.pointee.used }

  /// The most bytes of Lua's heap so far.
  public var peakHeapBytes: Int { context.pointee.peak }

  /// Bytes of Swift memory that Lua keeps alive.
  public var foreignBytes: Int { context.pointee.foreign }

  /// Swift objects and functions that Lua keeps alive. Falls back when Lua collects; for tests of
  /// leaks.
  public var liveObjects: Int { context.pointee.live }

  /// Collects garbage, whole.
  public func collectGarbage() { clb_collect(active) }
}

/// Lua gave up an object of Swift's.
private func releaseObject(_ object: UnsafeMutableRawPointer?) {
  if let object { Unmanaged<AnyObject>.fromOpaque(object).release() }
}

private func writeOutput(
  _ host: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<CChar>?, _ count: Int
) {
  guard let host, let bytes else { return }
  let text = UnsafeRawBufferPointer(start: bytes, count: count)
  let state = Unmanaged<LuaState>.fromOpaque(host).takeUnretainedValue()
  if let output = state.output {
    output(String(decoding: text, as: UTF8.self))
  } else {
    clb_write_standard_output(bytes, count)
  }
}
