import CLuaBridge

/// Functions of a vector that give a vector, one kernel an operator: inlined, because a stored
/// closure costs 5 to 10 ns an element.
extension LuaState {
  func installVectors() throws {
    try vectorMeta("__add") { try $0.combine(1, 2) { $0 + $1 } }
    try vectorMeta("__sub") { try $0.combine(1, 2) { $0 - $1 } }
    try vectorMeta("__mul") { try $0.combine(1, 2) { $0 * $1 } }
    try vectorMeta("__div") { try $0.combine(1, 2) { $0 / $1 } }
    try vectorMeta("__unm") { call in
      let numbers = try call.vector(1)
      return try call.returnsVector(numbers.count) { out in
        for i in 0..<numbers.count { out[i] = -numbers[i] }
      }
    }
    try vectorMeta("__eq") { call in
      let (a, b) = (try call.vector(1), try call.vector(2))
      return call.returns(a.count == b.count && zip(a, b).allSatisfy(==))
    }
    try installMasks()
    try installStatistics()
    try installShapes()
  }

  func vectorMeta(_ name: String, _ body: @escaping LuaNative) throws {
    try setSlot(
      nil, CLB_KIND_VECTOR, CLB_METAMETHOD, name, .native(LuaFunction(name, body)))
  }

  /// A method: arguments of the call count from 1 after the vector, which is argument 0.
  func vectorMethod(_ name: String, _ body: @escaping LuaNative) throws {
    try setSlot(
      nil, CLB_KIND_VECTOR, CLB_METHOD, name, .native(LuaFunction(name, skipping: 1, body)))
  }

  func matrixMethod(_ name: String, _ body: @escaping LuaNative) throws {
    try setSlot(
      nil, CLB_KIND_MATRIX, CLB_METHOD, name, .native(LuaFunction(name, skipping: 1, body)))
  }

  /// Comparisons give 1 where they hold and 0 elsewhere. Methods, because Lua turns what `<` gives
  /// into a boolean.
  private func installMasks() throws {
    try vectorMethod("lt") { try $0.combine(0, 1) { $0 < $1 ? 1 : 0 } }
    try vectorMethod("le") { try $0.combine(0, 1) { $0 <= $1 ? 1 : 0 } }
    try vectorMethod("gt") { try $0.combine(0, 1) { $0 > $1 ? 1 : 0 } }
    try vectorMethod("ge") { try $0.combine(0, 1) { $0 >= $1 ? 1 : 0 } }
    try vectorMethod("eq") { try $0.combine(0, 1) { $0 == $1 ? 1 : 0 } }
    try vectorMethod("ne") { try $0.combine(0, 1) { $0 != $1 ? 1 : 0 } }
    try vectorMethod("where") { call in
      let (numbers, mask) = (try call.vector(0), try call.vector(1))
      guard numbers.count == mask.count else {
        throw LuaError("vectors of different length (\(numbers.count) and \(mask.count))")
      }
      let kept = zip(numbers, mask).filter { $0.1 != 0 }.map(\.0)
      return try call.returnsVector(kept.count) { out in
        for (i, number) in kept.enumerated() { out[i] = number }
      }
    }
    try vectorMethod("any") { call in call.returns(try call.vector(0).contains { $0 != 0 }) }
    try vectorMethod("all") { call in call.returns(try call.vector(0).allSatisfy { $0 != 0 }) }
    try vectorMethod("count") { call in
      call.returns(try call.vector(0).count { $0 != 0 })
    }
  }
}

extension LuaCall {
  /// Element by element: two vectors of one length, or a vector and a number.
  @inline(__always)
  func combine(
    _ first: Int, _ second: Int, _ kernel: (Double, Double) -> Double
  ) throws -> LuaReturn {
    guard let a = vectorOrNil(first) else {
      let a = try number(first)
      let b = try vector(second)
      return try returnsVector(b.count) { out in
        for i in 0..<b.count { out[i] = kernel(a, b[i]) }
      }
    }
    guard let b = vectorOrNil(second) else {
      let b = try number(second)
      return try returnsVector(a.count) { out in
        for i in 0..<a.count { out[i] = kernel(a[i], b) }
      }
    }
    guard a.count == b.count else {
      throw LuaError("vectors of different length (\(a.count) and \(b.count))")
    }
    return try returnsVector(a.count) { out in
      for i in 0..<a.count { out[i] = kernel(a[i], b[i]) }
    }
  }

  /// A new vector that `fill` writes whole.
  func returnsVector(
    _ count: Int, fill: (UnsafeMutablePointer<Double>) throws -> Void
  ) throws -> LuaReturn {
    try returns(.vector(try state.buffer(count, fill: fill)))
  }
}

extension LuaState {
  /// A block of numbers, within the memory limit.
  func buffer(
    _ count: Int, fill: (UnsafeMutablePointer<Double>) throws -> Void
  ) throws -> DoubleBuffer {
    try reserve(count)
    return try DoubleBuffer(count: count, fill: fill)
  }

  /// Throws when `count` numbers more would pass the memory limit even after a collection.
  public func reserve(_ count: Int) throws {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: 8)
    var room: Int { context.pointee.limit - context.pointee.used - context.pointee.foreign }
    if !overflow, count >= 0 {
      if bytes <= room { return }
      collectGarbage()
      if bytes <= room { return }
    }
    throw LuaError("not enough memory for \(count) numbers", code: .memory)
  }
}
