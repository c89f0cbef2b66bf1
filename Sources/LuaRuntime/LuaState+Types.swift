import CLuaBridge

/// What a state knows of a class.
final class LuaTypeEntry {
  let name: String
  var type: OpaquePointer?
  let foreignBytes: ((AnyObject) -> Int)?
  let members: ((AnyObject, [String]) -> [String])?

  init(
    name: String, foreignBytes: ((AnyObject) -> Int)?,
    members: ((AnyObject, [String]) -> [String])?
  ) {
    self.name = name
    self.foreignBytes = foreignBytes
    self.members = members
  }
}

extension LuaState {
  /// Makes instances of a class known to scripts. Throws when the class is known already, or a
  /// metamethod's name is not one that may be set.
  public func defineType<T: AnyObject>(_ definition: LuaTypeDefinition<T>) throws {
    let key = ObjectIdentifier(T.self)
    guard types[key] == nil else {
      throw LuaError("the class \(T.self) is known to this Lua state already")
    }
    if let name = definition.metamethods.keys.sorted().first(where: { !settable.contains($0) }) {
      throw LuaError("the metamethod '\(name)' cannot be set on \(definition.name)")
    }
    let entry = LuaTypeEntry(
      name: definition.name,
      foreignBytes: definition.foreignBytes.map { count in
        { ($0 as? T).map(count) ?? 0 }
      },
      members: definition.members.map { members in
        { object, path in (object as? T).map { members($0, path) } ?? [] }
      })
    let pointer = Unmanaged.passUnretained(entry).toOpaque()
    var type: OpaquePointer?
    try check(
      clb_define_type(active, definition.name, definition.unknownIsNil, pointer, &type))
    entry.type = type
    types[key] = entry
    for (name, method) in definition.methods {
      try set(entry, CLB_METHOD, name, definition.bound(name, method))
    }
    for (name, function) in definition.functions() {
      try set(entry, CLB_METAMETHOD, name, function)
    }
    if let function = definition.reader() { try set(entry, CLB_INDEX, "__index", function) }
  }

  private func set(
    _ entry: LuaTypeEntry, _ slot: clb_slot, _ name: String, _ function: LuaFunction
  ) throws {
    try setSlot(entry.type, CLB_KIND_OBJECT, slot, name, .native(function))
  }

  /// Sets a method or metamethod of a type of the bridge (`type` nil) or of Swift's.
  func setSlot(
    _ type: OpaquePointer?, _ kind: Int, _ slot: clb_slot, _ name: String,
    _ value: LuaValue
  ) throws {
    try withTree { tree in
      try encode(value, into: &tree)
      try check(clb_type_set(active, type, Int32(kind), slot, name, &tree))
    }
  }
}

/// The bridge keeps the others to itself: they guard ownership.
private let settable: Set<String> = [
  "__add", "__sub", "__mul", "__div", "__mod", "__pow", "__unm", "__idiv", "__concat", "__lt",
  "__le", "__pairs", "__len", "__tostring", "__eq", "__call", "__newindex",
]

extension LuaTypeDefinition {
  fileprivate func bound(_ name: String, _ method: @escaping Method) -> LuaFunction {
    LuaFunction(name, skipping: 1) { call in try method(call.receiver(as: T.self), call) }
  }

  fileprivate func reader() -> LuaFunction? {
    guard index != nil || element != nil else { return nil }
    let (name, index, element) = (name, index, element)
    return LuaFunction("__index", skipping: 2) { call in
      let object = try call.receiver(as: T.self)
      switch call.key() {
      case .string(let key):
        if let index { return try index(object, key, call) }
      case .int(let i):
        if let element { return try element(object, i, call) }
      default: break
      }
      throw LuaError("\(name) has no member '\(call.keyText())'")
    }
  }

  fileprivate func functions() -> [(String, LuaFunction)] {
    var functions = metamethods.map { ($0.key, LuaFunction($0.key, $0.value)) }
    let (name, newIndex, newElement) = (name, newIndex, newElement)
    if newIndex != nil || newElement != nil {
      let function = LuaFunction("__newindex", skipping: 2) { call in
        let object = try call.receiver(as: T.self)
        switch call.key() {
        case .string(let key) where newIndex != nil: try newIndex?(object, key, call)
        case .int(let i) where newElement != nil: try newElement?(object, i, call)
        default: throw LuaError("\(name) has no member '\(call.keyText())' to assign to")
        }
        return call.returns()
      }
      functions.append(("__newindex", function))
    }
    if let length {
      let function = LuaFunction("__len") { call in
        call.returns(try length(call.object(1, as: T.self)))
      }
      functions.append(("__len", function))
    }
    if let description {
      let function = LuaFunction("__tostring") { call in
        guard let object = call.optionalObject(1, as: T.self) else {
          return call.returns("\(name) (closed)")
        }
        return call.returns(try description(object))
      }
      functions.append(("__tostring", function))
    }
    if let equals {
      let function = LuaFunction("__eq") { call in
        guard let first = call.optionalObject(1, as: T.self),
          let second = call.optionalObject(2, as: T.self)
        else { return call.returns(false) }
        return call.returns(equals(first, second))
      }
      functions.append(("__eq", function))
    }
    if let callBody = self.call { functions.append(("__call", bound("__call", callBody))) }
    return functions
  }
}

extension LuaCall {
  /// The object that a method or property was asked of.
  fileprivate func receiver<T: AnyObject>(as expected: T.Type) throws -> T {
    guard let owner = clb_to_object(thread, 1) else {
      let problem = clb_is_closed(thread, 1) ? "the value has been closed" : "call it with ':'"
      throw LuaError("bad receiver of '\(name)': \(problem)")
    }
    let object = Unmanaged<AnyObject>.fromOpaque(owner).takeUnretainedValue()
    if Swift.type(of: object) == T.self { return unsafeDowncast(object, to: T.self) }
    guard let object = object as? T else {
      throw LuaError("bad receiver of '\(name)': an object of another type")
    }
    return object
  }

  fileprivate func key() -> LuaValue {
    var count = 0
    if let bytes = clb_string(thread, 2, &count) {
      return .string(
        String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self))
    }
    var isInteger: Int32 = 0
    let i = lua_tointegerx(thread, 2, &isInteger)
    return isInteger != 0 ? .int(Int(i)) : .nil
  }

  fileprivate func keyText() -> String {
    switch key() {
    case .string(let name): name
    case .int(let i): "[\(i)]"
    default: "[\(LuaType(rawValue: lua_type(thread, 2)) ?? .none)]"
    }
  }
}
