/// One Horner step: accumulator * x + coefficient, two roundings.
@_transparent @usableFromInline
func step<Value: LaneArithmetic>(_ accumulator: Value, _ x: Value, _ coefficient: Double) -> Value {
  accumulator * x + Value(constant: coefficient)
}

/// e^r for |r| <= ln(2)/2: a polynomial of degree 11. The coefficients are a fit whose error is
/// under 2^-56 (from the prototype kernel; the tests check the function against 50-digit values).
@_transparent @usableFromInline
func exponentialSeries<Value: LaneArithmetic>(_ r: Value) -> Value {
  var p = step(Value(constant: 2.5095589467479502e-08), r, 2.7613852100963253e-07)
  p = step(p, r, 2.755728000429909e-06)
  p = step(p, r, 2.480153630713628e-05)
  p = step(p, r, 0.00019841269854370018)
  p = step(p, r, 0.0013888888905922382)
  p = step(p, r, 0.008333333333332152)
  p = step(p, r, 0.04166666666665131)
  p = step(p, r, 0.16666666666666666)
  p = step(p, r, 0.5)
  p = step(p, r, 1.0)
  return step(p, r, 1.0)
}

/// e^(x + correction), where the correction is what rounding took from x (at most about 1e-2).
/// For |x| <= 708 only, garbage outside.
///
/// x = n ln 2 + r with |r| <= ln(2)/2, ln 2 in two parts of which the first times n is exact; a
/// polynomial in r; n goes into the exponent.
@_transparent @usableFromInline
func exponentialUnguarded<Value: LaneArithmetic>(_ x: Value, correction: Value) -> Value {
  let rounder = Value(constant: FloatBits.rounder)
  let shifted = x * Value(constant: 1.4426950408889634074) + rounder
  let n = shifted - rounder
  var r = x - n * Value(constant: 6.93147180369123816490e-01)
  r = (r - n * Value(constant: 1.90821492927058770002e-10)) + correction
  return exponentialSeries(r).scaled(byShifted: shifted)
}

/// e^x with no guard: for |x| <= 708 only, garbage outside. Relative error below 3e-16.
///
/// For arguments that are bounded by construction; otherwise `exponential`.
@_transparent
public func exponentialUnguarded<Value: LaneArithmetic>(_ x: Value) -> Value {
  let rounder = Value(constant: FloatBits.rounder)
  let shifted = x * Value(constant: 1.4426950408889634074) + rounder
  let n = shifted - rounder
  var r = x - n * Value(constant: 6.93147180369123816490e-01)
  r = r - n * Value(constant: 1.90821492927058770002e-10)
  return exponentialSeries(r).scaled(byShifted: shifted)
}

/// e^x for any x.
///
/// Relative error below 3e-16 for -708 <= x <= 709. Below -708 the result is exactly 0 (where e^x
/// would soon leave the normal numbers); above 709 it stays at e^709 = 8.2e307, finite. Not a
/// number stays so. The same bits on every processor, and for a lane as for a single number.
@_transparent
public func exponential<Value: LaneArithmetic>(_ x: Value) -> Value {
  let low = Value(constant: -708)
  let high = Value(constant: 709)
  let below = Value.choose(high, whereLess: high, than: x, otherwise: x)
  let clamped = Value.choose(low, whereLess: below, than: low, otherwise: below)
  return Value.choose(
    Value(constant: 0), whereLess: x, than: low, otherwise: exponentialUnguarded(clamped))
}
