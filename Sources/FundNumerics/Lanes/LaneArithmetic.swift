import CSimd

/// Eight doubles that go through the kernel together.
///
/// A value of this type may never cross a real call: every function that takes or returns one is
/// `@inline(__always)`, otherwise it travels as four 128-bit pieces.
public typealias Lanes = SIMD8<Double>

/// What a formula needs so that one text of it serves a single number and eight lanes, with the
/// same bits: plain arithmetic that rounds once an operation, a choice by comparison, and the few
/// moves on the bit pattern that exp and log are made of. There is no multiply-add: results may not
/// depend on whether the processor has one.
public protocol LaneArithmetic {
  static func + (_ left: Self, _ right: Self) -> Self
  static func - (_ left: Self, _ right: Self) -> Self
  static func * (_ left: Self, _ right: Self) -> Self
  static func / (_ left: Self, _ right: Self) -> Self

  /// The same number in every lane.
  init(constant: Double)

  /// `yes` where `left < right`, else `no` (also where either is not a number).
  static func choose(
    _ yes: Self, whereLess left: Self, than right: Self, otherwise no: Self
  ) -> Self

  /// The square root, correctly rounded.
  func root() -> Self

  /// The magnitude: the sign bit cleared.
  func magnitudeBits() -> Self

  /// The number with its low 27 fraction bits cleared, so that its square is exact.
  func highPart() -> Self

  /// This number times 2^n, n read from the low bits of `shifted` = n + 1.5 * 2^52. The result
  /// must be a normal number.
  func scaled(byShifted shifted: Self) -> Self

  /// m and e with self = m * 2^e and m in [sqrt(1/2), sqrt(2)), for a positive normal number.
  func splitForLogarithm() -> (mantissa: Self, exponent: Self)
}

/// Bit patterns the conformances share.
@usableFromInline
enum FloatBits {
  /// 1.5 * 2^52: added to |x| < 2^51 it leaves the nearest integer in the low fraction bits.
  @inlinable @inline(__always) static var rounder: Double { 6_755_399_441_055_744 }
  /// The pattern of sqrt(1/2), the lower edge of the logarithm's mantissa.
  @inlinable @inline(__always) static var rootHalf: UInt64 { 0x3fe6_a09e_667f_3bcd }
  /// The pattern of `rounder`.
  @inlinable @inline(__always) static var rounderPattern: Int64 { 0x4338_0000_0000_0000 }
  /// Keeps sign, exponent and the high 25 fraction bits.
  @inlinable @inline(__always) static var highMask: UInt64 { 0xffff_ffff_f800_0000 }
  @inlinable @inline(__always) static var magnitudeMask: UInt64 { 0x7fff_ffff_ffff_ffff }
}

extension Double: LaneArithmetic {
  @inlinable @inline(__always)
  public init(constant: Double) { self = constant }

  @inlinable @inline(__always)
  public static func choose(
    _ yes: Double, whereLess left: Double, than right: Double, otherwise no: Double
  ) -> Double { left < right ? yes : no }

  @inlinable @inline(__always)
  public func root() -> Double { csimd_sqrt(self) }

  @inlinable @inline(__always)
  public func magnitudeBits() -> Double {
    Double(bitPattern: bitPattern & FloatBits.magnitudeMask)
  }

  @inlinable @inline(__always)
  public func highPart() -> Double { Double(bitPattern: bitPattern & FloatBits.highMask) }

  @inlinable @inline(__always)
  public func scaled(byShifted shifted: Double) -> Double {
    Double(bitPattern: bitPattern &+ (shifted.bitPattern &<< 52))
  }

  @inlinable @inline(__always)
  public func splitForLogarithm() -> (mantissa: Double, exponent: Double) {
    let exponent = Int64(bitPattern: bitPattern &- FloatBits.rootHalf) &>> 52
    let mantissa = Double(bitPattern: bitPattern &- (UInt64(bitPattern: exponent) &<< 52))
    let shifted = UInt64(bitPattern: exponent &+ FloatBits.rounderPattern)
    return (mantissa, Double(bitPattern: shifted) - FloatBits.rounder)
  }
}

extension SIMD8: LaneArithmetic where Scalar == Double {
  @inlinable @inline(__always)
  public init(constant: Double) { self.init(repeating: constant) }

  @inlinable @inline(__always)
  public static func choose(
    _ yes: Lanes, whereLess left: Lanes, than right: Lanes, otherwise no: Lanes
  ) -> Lanes { no.replacing(with: yes, where: left .< right) }

  @inlinable @inline(__always)
  public func root() -> Lanes { csimd_sqrt8(self) }

  @inlinable @inline(__always)
  public func magnitudeBits() -> Lanes {
    doubles(bits(self) & SIMD8<UInt64>(repeating: FloatBits.magnitudeMask))
  }

  @inlinable @inline(__always)
  public func highPart() -> Lanes {
    doubles(bits(self) & SIMD8<UInt64>(repeating: FloatBits.highMask))
  }

  @inlinable @inline(__always)
  public func scaled(byShifted shifted: Lanes) -> Lanes {
    doubles(bits(self) &+ (bits(shifted) &<< 52))
  }

  @inlinable @inline(__always)
  public func splitForLogarithm() -> (mantissa: Lanes, exponent: Lanes) {
    let pattern = bits(self)
    let offset = pattern &- SIMD8<UInt64>(repeating: FloatBits.rootHalf)
    let exponent = unsafeBitCast(offset, to: SIMD8<Int64>.self) &>> 52
    let mantissa = doubles(pattern &- (unsafeBitCast(exponent, to: SIMD8<UInt64>.self) &<< 52))
    let shifted = exponent &+ SIMD8<Int64>(repeating: FloatBits.rounderPattern)
    return (
      mantissa, unsafeBitCast(shifted, to: Lanes.self) - Lanes(repeating: FloatBits.rounder)
    )
  }
}
