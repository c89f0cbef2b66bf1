/// (1 + 2a) e^(a^2/2) Q(a) for a >= 0, Q the upper tail of the standard normal: a polynomial of
/// degree 24 in t = (a - 5) / (a + 5), relative error 9e-17 before rounding.
///
/// Coefficients: Chebyshev interpolation in 60 digits, turned into powers, by
/// `scripts/fit/normal_cdf.py 24 5`.
@_transparent @usableFromInline
func scaledNormalTail<Value: LaneArithmetic>(_ t: Value) -> Value {
  let square = t * t
  var even = step(Value(constant: 2.2981126252889365e-11), square, -5.764154597200912e-10)
  var odd = step(Value(constant: -8.236552296994416e-10), square, 9.575415213088346e-09)
  even = step(even, square, 6.204345558557429e-09)
  odd = step(odd, square, -6.788340647682934e-08)
  even = step(even, square, -4.283452407456866e-08)
  odd = step(odd, square, 4.319494127070109e-07)
  even = step(even, square, 1.798773907779101e-07)
  odd = step(odd, square, -2.8583436753070545e-06)
  even = step(even, square, 5.336117030145654e-07)
  odd = step(odd, square, 1.938974760627374e-05)
  even = step(even, square, -2.6436294882238703e-05)
  odd = step(odd, square, -0.00010817646879708506)
  even = step(even, square, 0.00042509568529797555)
  odd = step(odd, square, -0.00011869364958067348)
  even = step(even, square, -0.0035716954115872857)
  odd = step(odd, square, 0.015422845692508128)
  even = step(even, square, -0.03933220135716316)
  odd = step(odd, square, 0.07248782697502397)
  even = step(even, square, -0.10065743821670525)
  odd = step(odd, square, 0.10088858203458727)
  even = step(even, square, -0.054008075034077556)
  odd = step(odd, square, -0.03964700840400611)
  even = step(even, square, 0.8461123547250693)
  return odd * t + even
}

/// Q(a) = P(Z > a) for 0 <= a <= 37.5; the argument is clamped there.
@_transparent @usableFromInline
func normalTailOfMagnitude<Value: LaneArithmetic>(_ magnitude: Value) -> Value {
  let a = laneMin(magnitude, Value(constant: 37.5))
  let t = (a - Value(constant: 5)) / (a + Value(constant: 5))
  // a^2 in two parts, the first exact, so that the rounding of a^2/2 (up to 700) does not reach the
  // result: e^-(high^2/2) with -(a - high)(a + high)/2 added to the reduced argument.
  let high = a.highPart()
  let main = high * high * Value(constant: -0.5)
  let rest = (a - high) * (a + high) * Value(constant: -0.5)
  let bell = exponentialUnguarded(main, correction: rest)
  return bell * scaledNormalTail(t) / (Value(constant: 1) + Value(constant: 2) * a)
}

/// P(Z <= x) of the standard normal, without a branch.
///
/// Relative error below 2e-15 for x >= -37.5, so the lower tail keeps its digits; below that it
/// stays at the value for -37.5 (4.6e-308), and not a number gives some number in [0, 1]. The same
/// bits on every processor, and for a lane as for a single number.
@_transparent
public func normalCumulative<Value: LaneArithmetic>(_ x: Value) -> Value {
  let tail = normalTailOfMagnitude(x.magnitudeBits())
  return Value.choose(
    tail, whereLess: x, than: Value(constant: 0), otherwise: Value(constant: 1) - tail)
}

/// P(Z > x) of the standard normal, without a branch; relative error below 2e-15 for x <= 37.5 (see
/// `normalCumulative`).
@_transparent
public func normalUpperTail<Value: LaneArithmetic>(_ x: Value) -> Value {
  let tail = normalTailOfMagnitude(x.magnitudeBits())
  return Value.choose(
    tail, whereLess: Value(constant: 0), than: x, otherwise: Value(constant: 1) - tail)
}

/// The density of the standard normal at x: e^(-x^2/2) / sqrt(2 pi); 0 past |x| = 37.6.
@_transparent
public func normalDensity<Value: LaneArithmetic>(_ x: Value) -> Value {
  exponential(x * x * Value(constant: -0.5)) * Value(constant: 0.39894228040143267794)
}
