/// ln x for a positive normal number (2.3e-308 to 1.8e308); garbage for 0, negative, subnormal,
/// infinite or not a number: the caller guards. Error below 1 ulp.
///
/// x = m 2^e with m in [sqrt(1/2), sqrt(2)); s = f / (2 + f), f = m - 1; the odd series in s with
/// the coefficients of fdlibm's `e_log.c` (Sun Microsystems 1993), ln 2 in two parts. The same
/// bits on every processor, and for a lane as for a single number.
@_transparent
public func naturalLog<Value: LaneArithmetic>(_ x: Value) -> Value {
  let (m, e) = x.splitForLogarithm()
  let f = m - Value(constant: 1)
  let s = f / (f + Value(constant: 2))
  let z = s * s
  let w = z * z
  var even = step(Value(constant: 1.531383769920937332e-01), w, 2.222219843214978396e-01)
  even = step(even, w, 3.999999999940941908e-01)
  var odd = step(Value(constant: 1.479819860511658591e-01), w, 1.818357216161805012e-01)
  odd = step(odd, w, 2.857142874366239149e-01)
  odd = step(odd, w, 6.666666666666735130e-01)
  let series = w * even + z * odd
  let half = Value(constant: 0.5) * f * f
  let low = s * (half + series) + e * Value(constant: 1.90821492927058770002e-10)
  return e * Value(constant: 6.93147180369123816490e-01) + (f - (half - low))
}

/// A draw of the exponential law with mean 1, -ln u, from a uniform u in (0, 1).
@_transparent
public func exponentialDraw<Value: LaneArithmetic>(uniform: Value) -> Value {
  Value(constant: 0) - naturalLog(uniform)
}

/// The natural logarithm of any number: -infinity at 0, not a number below, subnormals scaled.
/// Scalar only; same bits as the lanes for normal numbers.
public func guardedLog(_ x: Double) -> Double {
  if x >= 0x1p-1022 && x < .infinity { return naturalLog(x) }
  if x == 0 { return -.infinity }
  if x == .infinity { return .infinity }
  if x > 0 { return naturalLog(x * 0x1p54) - 54 * 0.69314718055994530942 }
  return .nan
}

/// base^exponent = exp(exponent * ln base) for base > 0; 0 for base 0 and a positive exponent.
///
/// Relative error about 1e-16 * (1 + |exponent * ln base|). Not a number for a negative base; base
/// 0 with exponent 0 gives 1, with a negative exponent infinity.
public func power(_ base: Double, _ exponent: Double) -> Double {
  if exponent == 0 { return 1 }
  if base == 0 { return exponent > 0 ? 0 : .infinity }
  return exponential(exponent * guardedLog(base))
}
