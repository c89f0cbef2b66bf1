import CLuaBridge

/// The body of a function that Lua may call: reads arguments from the call and returns through it.
public typealias LuaNative = (borrowing LuaCall) throws -> LuaReturn

/// A function of Swift that Lua may call.
public final class LuaFunction {
  /// As error messages call it.
  public let name: String
  let body: LuaNative
  /// Arguments in front of those that the body counts: the object of a method, the key of a
  /// property.
  let skipped: Int32

  public convenience init(_ name: String, _ body: @escaping LuaNative) {
    self.init(name, skipping: 0, body)
  }

  init(_ name: String, skipping skipped: Int32, _ body: @escaping LuaNative) {
    self.name = name
    self.skipped = skipped
    self.body = body
  }
}

/// What a native function returns; made by the `returns` functions of `LuaCall`.
public struct LuaReturn {
  let outcome: Int32
}

/// Where every call from Lua arrives: no error leaves it but as a description for C to raise.
func luaFunctionEntry(
  _ thread: OpaquePointer?, _ frame: UnsafeMutablePointer<clb_frame>?,
  _ object: UnsafeMutableRawPointer?
) -> Int32 {
  guard let thread, let frame, let object else { return Int32(CLB_ERROR) }
  return Unmanaged<LuaFunction>.fromOpaque(object)._withUnsafeGuaranteedRef { function in
    let call = LuaCall(thread: thread, frame: frame, function: function)
    do {
      return try function.body(call).outcome
    } catch {
      return call.fail(error)
    }
  }
}
