import CSimd

/// The eight doubles at `pointer + index`, no alignment needed (one vector load).
@inlinable @inline(__always)
public func loadLanes(_ pointer: UnsafePointer<Double>, _ index: Int) -> Lanes {
  UnsafeRawPointer(pointer + index).loadUnaligned(as: Lanes.self)
}

/// The eight doubles at `pointer + index`, no alignment needed (one vector load).
@inlinable @inline(__always)
public func loadLanes(_ pointer: UnsafeMutablePointer<Double>, _ index: Int) -> Lanes {
  UnsafeRawPointer(pointer + index).loadUnaligned(as: Lanes.self)
}

/// Writes eight doubles at `pointer + index`, no alignment needed (one vector store).
@inlinable @inline(__always)
public func storeLanes(_ pointer: UnsafeMutablePointer<Double>, _ index: Int, _ value: Lanes) {
  UnsafeMutableRawPointer(pointer + index).storeBytes(of: value, as: Lanes.self)
}

/// The bit patterns of eight doubles.
@inlinable @inline(__always)
public func bits(_ value: Lanes) -> SIMD8<UInt64> { unsafeBitCast(value, to: SIMD8<UInt64>.self) }

/// The eight doubles with these bit patterns.
@inlinable @inline(__always)
public func doubles(_ pattern: SIMD8<UInt64>) -> Lanes {
  unsafeBitCast(pattern, to: Lanes.self)
}

/// The smaller of two values in each lane; `right` where either is not a number.
///
/// Not `pointwiseMin`, which is scalar and branches.
@_transparent
public func laneMin<Value: LaneArithmetic>(_ left: Value, _ right: Value) -> Value {
  Value.choose(left, whereLess: left, than: right, otherwise: right)
}

/// The larger of two values in each lane; `right` where either is not a number.
@_transparent
public func laneMax<Value: LaneArithmetic>(_ left: Value, _ right: Value) -> Value {
  Value.choose(left, whereLess: right, than: left, otherwise: right)
}

/// The square root of each lane, correctly rounded; not a number below 0.
@_transparent
public func squareRoot<Value: LaneArithmetic>(_ value: Value) -> Value { value.root() }

/// How many lanes have `left < right` (0 to 8).
@inlinable @inline(__always)
public func countLess(_ left: Lanes, _ right: Lanes) -> Int {
  Int(truncatingIfNeeded: csimd_count_less8(left, right))
}

/// Whether any lane has `left < right`.
@inlinable @inline(__always)
public func anyLess(_ left: Lanes, _ right: Lanes) -> Bool { csimd_any_less8(left, right) }

/// Running sums: lane i of the result is x[0] + ... + x[i].
///
/// Added as a tree of three steps (distances 1, 2, 4), so the rounding is that of the tree and not
/// of a loop from the left.
@inlinable @inline(__always)
public func runningSum(_ value: Lanes) -> Lanes {
  var x = value
  x = x + Lanes(0, x[0], x[1], x[2], x[3], x[4], x[5], x[6])
  x = x + Lanes(0, 0, x[0], x[1], x[2], x[3], x[4], x[5])
  x = x + Lanes(0, 0, 0, 0, x[0], x[1], x[2], x[3])
  return x
}
