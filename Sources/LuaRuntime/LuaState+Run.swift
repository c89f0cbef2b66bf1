import CLuaBridge

extension LuaState {
  /// Compiles source text (never bytecode) to a function.
  ///
  /// - Parameter chunkName: for messages; put "@" in front of a file's path and "=" in front of any
  ///   other name, as Lua wants it; without, the start of the source is shown.
  public func load(_ source: String, chunkName: String = "=script") throws -> LuaReference {
    releaseDropped()
    var source = source
    let thread = active
    let status = source.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        clb_load(thread, $0.baseAddress ?? emptyText, $0.count, chunkName)
      }
    }
    try check(status)
    return try takeReference(thread)
  }

  /// Loads and runs source text.
  public func run(_ source: String, chunkName: String = "=script") throws {
    try load(source, chunkName: chunkName).callDiscarding([])
  }

  /// Loads and runs source text, and copies what it returns.
  public func evaluate(
    _ source: String, chunkName: String = "=script", limits: LuaLimits = LuaLimits()
  ) throws -> [LuaValue] {
    try load(source, chunkName: chunkName).call([], limits: limits)
  }

  /// The table of global variables.
  public var globals: LuaReference {
    LuaReference(link: link, slot: clb_globals_slot(), type: .table, isOwned: false, state: self)
  }

  /// The global variable `name`, copied.
  public func global(_ name: String) throws -> LuaValue { try globals.get(.string(name)) }

  public func setGlobal(_ name: String, _ value: LuaValue) throws {
    try globals.set(.string(name), value)
  }

  /// Makes a Swift function known to scripts as a global.
  public func register(_ name: String, _ body: @escaping LuaNative) throws {
    try setGlobal(name, .native(LuaFunction(name, body)))
  }

  /// Puts a value into Lua and keeps it there: a table stays the same table each time it is passed.
  public func reference(to value: LuaValue) throws -> LuaReference {
    releaseDropped()
    let thread = active
    try withTree { tree in
      try encode(value, into: &tree)
      try check(clb_push(thread, &tree))
    }
    return try takeReference(thread)
  }

  /// Makes a reference of the value on top of `thread` and pops it.
  func takeReference(_ thread: OpaquePointer) throws -> LuaReference {
    let type = LuaType(rawValue: lua_type(thread, -1)) ?? .none
    var slot: Int32 = 0
    try check(clb_make_reference(thread, &slot))
    return LuaReference(link: link, slot: slot, type: type, state: self)
  }

  func read(
    _ thread: OpaquePointer, first: Int32, count: Int32, limits: LuaLimits
  ) throws -> [LuaValue] {
    var tree = clb_tree()
    let status = clb_read(thread, first, count, limits.bridged, &tree)
    guard status == 0 else {
      clb_tree_free(&tree)
      throw takeError(status)
    }
    return decode(&tree)
  }

  /// Frees the slots of references that are gone.
  func releaseDropped() {
    for slot in link.takeDropped() { clb_drop_reference(active, slot) }
  }
}

extension LuaLimits {
  var bridged: clb_limits {
    clb_limits(nodes: max(0, values), depth: Int32(clamping: depth))
  }
}

/// An address for texts without bytes.
nonisolated(unsafe) private let emptyText: UnsafePointer<CChar> = {
  let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
  byte.initialize(to: 0)
  return UnsafePointer(byte)
}()
