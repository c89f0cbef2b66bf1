import CLuaBridge

extension LuaCall {
  /// The type of the `i`-th argument; `.none` past the last.
  public func type(_ i: Int) -> LuaType { LuaType(rawValue: lua_type(thread, index(i))) ?? .none }

  /// Whether the `i`-th argument is missing or nil.
  public func isNil(_ i: Int) -> Bool { lua_type(thread, index(i)) <= 0 }

  /// The error to throw when the `i`-th argument is not what is wanted.
  public func argumentError(_ i: Int, _ problem: String) -> LuaError {
    LuaError("bad argument #\(i) to '\(name)': \(problem)")
  }

  /// The error for an argument of the wrong type.
  public func typeError(_ i: Int, expected: String) -> LuaError {
    if clb_is_closed(thread, index(i)) { return argumentError(i, "the value has been closed") }
    return argumentError(i, "\(expected) expected, got \(typeName(i))")
  }

  /// The name of the `i`-th argument's type, for messages.
  public func typeName(_ i: Int) -> String {
    switch Int(clb_kind(thread, index(i))) {
    case CLB_KIND_VECTOR: return "Vector"
    case CLB_KIND_MATRIX: return "Matrix"
    case CLB_KIND_FAILURE: return "error"
    case CLB_KIND_OBJECT:
      guard let object = objectOrNil(i) else { return "object" }
      return state.types[ObjectIdentifier(Swift.type(of: object))]?.name ?? "object"
    default: return type(i).description
    }
  }

  /// A number; strings that look like one are refused.
  public func number(_ i: Int) throws -> Double {
    let at = index(i)
    guard lua_type(thread, at) == LuaType.number.rawValue else {
      throw typeError(i, expected: "number")
    }
    return lua_tonumberx(thread, at, nil)
  }

  public func optionalNumber(_ i: Int) throws -> Double? { isNil(i) ? nil : try number(i) }

  /// An integer, or a number with an integral value.
  public func int(_ i: Int) throws -> Int {
    let at = index(i)
    var isInteger: Int32 = 0
    guard lua_type(thread, at) == LuaType.number.rawValue else {
      throw typeError(i, expected: "integer")
    }
    let value = lua_tointegerx(thread, at, &isInteger)
    guard isInteger != 0 else {
      throw argumentError(i, "integer expected, got \(lua_tonumberx(thread, at, nil))")
    }
    return Int(value)
  }

  public func optionalInt(_ i: Int) throws -> Int? { isNil(i) ? nil : try int(i) }

  /// Whether the argument counts as true: everything but nil and false.
  public func truth(_ i: Int) -> Bool { lua_toboolean(thread, index(i)) != 0 }

  /// A boolean and nothing else.
  public func bool(_ i: Int) throws -> Bool {
    guard type(i) == .boolean else { throw typeError(i, expected: "boolean") }
    return truth(i)
  }

  public func string(_ i: Int) throws -> String {
    var count = 0
    guard let bytes = clb_string(thread, index(i), &count) else {
      throw typeError(i, expected: "string")
    }
    return String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  public func optionalString(_ i: Int) throws -> String? { isNil(i) ? nil : try string(i) }

  /// The argument with its tables copied; throws on cycles, on other keys than strings and
  /// integers, and past the limits.
  public func value(_ i: Int, limits: LuaLimits = LuaLimits()) throws -> LuaValue {
    switch type(i) {
    case .none, .nil: return .nil
    case .boolean: return .bool(truth(i))
    case .number:
      return lua_isinteger(thread, index(i)) != 0
        ? .int(Int(lua_tointegerx(thread, index(i), nil)))
        : .number(lua_tonumberx(thread, index(i), nil))
    case .string: return .string(try string(i))
    default:
      return try state.read(thread, first: index(i), count: 1, limits: limits).first ?? .nil
    }
  }

  /// All arguments from the `first`-th on.
  public func values(
    from first: Int = 1, limits: LuaLimits = LuaLimits()
  ) throws -> [LuaValue] {
    guard count >= first else { return [] }
    return try state.read(
      thread, first: index(first), count: Int32(count - first + 1), limits: limits)
  }

  /// A table, copied.
  public func table(_ i: Int, limits: LuaLimits = LuaLimits()) throws -> LuaTable {
    guard type(i) == .table, case .table(let table) = try value(i, limits: limits) else {
      throw typeError(i, expected: "table")
    }
    return table
  }

  public func optionalTable(_ i: Int, limits: LuaLimits = LuaLimits()) throws -> LuaTable? {
    isNil(i) ? nil : try table(i, limits: limits)
  }

  /// A function, to be called now or later.
  public func function(_ i: Int) throws -> LuaReference {
    guard type(i) == .function else { throw typeError(i, expected: "function") }
    return try reference(i)
  }

  /// Any value, kept in Lua.
  public func reference(_ i: Int) throws -> LuaReference {
    lua_pushvalue(thread, index(i))
    return try state.takeReference(thread)
  }

  /// An object of class `T`, or of a class under it.
  public func object<T: AnyObject>(_ i: Int, as expected: T.Type) throws -> T {
    guard let object = optionalObject(i, as: expected) else {
      throw typeError(i, expected: state.types[ObjectIdentifier(T.self)]?.name ?? "\(T.self)")
    }
    return object
  }

  /// The same, nil when the argument is anything else.
  public func optionalObject<T: AnyObject>(_ i: Int, as expected: T.Type) -> T? {
    guard let object = objectOrNil(i) else { return nil }
    if Swift.type(of: object) == T.self { return unsafeDowncast(object, to: T.self) }
    return object as? T
  }

  /// Any object of Swift's; nil when the argument is none, or has been closed.
  public func objectOrNil(_ i: Int) -> AnyObject? {
    guard let owner = clb_to_object(thread, index(i)) else { return nil }
    return Unmanaged<AnyObject>.fromOpaque(owner).takeUnretainedValue()
  }

  /// The numbers of a vector, in place. Valid until the function returns or runs a script.
  public func vector(_ i: Int) throws -> UnsafeMutableBufferPointer<Double> {
    guard let numbers = vectorOrNil(i) else { throw typeError(i, expected: "Vector") }
    return numbers
  }

  public func vectorOrNil(_ i: Int) -> UnsafeMutableBufferPointer<Double>? {
    guard Int(clb_kind(thread, index(i))) == CLB_KIND_VECTOR, !clb_is_closed(thread, index(i))
    else {
      return nil
    }
    var count = 0
    let base = clb_to_vector(thread, index(i), &count)
    return UnsafeMutableBufferPointer(start: base, count: count)
  }

  /// A matrix in place, row after row. Valid until the function returns or runs a script.
  public func matrix(
    _ i: Int
  ) throws -> (numbers: UnsafeMutableBufferPointer<Double>, rows: Int, columns: Int) {
    var rows = 0
    var columns = 0
    guard Int(clb_kind(thread, index(i))) == CLB_KIND_MATRIX, !clb_is_closed(thread, index(i))
    else {
      throw typeError(i, expected: "Matrix")
    }
    let base = clb_to_matrix(thread, index(i), &rows, &columns)
    return (UnsafeMutableBufferPointer(start: base, count: rows * columns), rows, columns)
  }
}
