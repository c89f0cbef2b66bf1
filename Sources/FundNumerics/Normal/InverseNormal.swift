// The quantile of the standard normal in two ranges: the centre by Giles's polynomial for the
// inverse error function (M. Giles, "Approximating the erfinv function", GPU Computing Gems 2,
// 2010) in w = -ln(4u(1-u)), the tails (w >= 6.25, 0.1 % of draws) by Wichura's rational functions
// of sqrt(-ln p) (Algorithm AS 241, Applied Statistics 37, 1988).

/// Where the tails begin, in w = -ln(4u(1-u)): u below 4.83e-4 or above its mirror.
@usableFromInline enum InverseNormal {
  @inlinable @inline(__always) static var tailStart: Double { 6.25 }
  /// The largest double below `tailStart`: "less than w" then means "w at or past it".
  @inlinable @inline(__always) static var belowTailStart: Double { 0x1.8ffffffffffffp2 }
  @inlinable @inline(__always) static var rootTwo: Double { 1.4142135623730950488 }
}

/// Giles's central polynomial at w - 3.125, even and odd powers apart so that two chains run at
/// once.
@_transparent @usableFromInline
func inverseErrorSeries<Value: LaneArithmetic>(_ w: Value) -> Value {
  let square = w * w
  var even = step(Value(constant: -3.6444120640178196996e-21), square, 1.2858480715256400167e-18)
  var odd = step(Value(constant: -1.685059138182016589e-19), square, 1.115787767802518096e-17)
  even = step(even, square, -1.333171662854620906e-16)
  odd = step(odd, square, 2.0972767875968561637e-17)
  even = step(even, square, 6.6376381343583238325e-15)
  odd = step(odd, square, -4.0545662729752068639e-14)
  even = step(even, square, -8.1519341976054721522e-14)
  odd = step(odd, square, 2.6335093153082322977e-12)
  even = step(even, square, -1.2975133253453532498e-11)
  odd = step(odd, square, -5.4154120542946279317e-11)
  even = step(even, square, 1.051212273321532285e-09)
  odd = step(odd, square, -4.1126339803469836976e-09)
  even = step(even, square, -2.9070369957882005086e-08)
  odd = step(odd, square, 4.2347877827932403518e-07)
  even = step(even, square, -1.3654692000834678645e-06)
  odd = step(odd, square, -1.3882523362786468719e-05)
  even = step(even, square, 0.0001867342080340571352)
  odd = step(odd, square, -0.00074070253416626697512)
  even = step(even, square, -0.0060336708714301490533)
  odd = step(odd, square, 0.24015818242558961693)
  even = step(even, square, 1.6536545626831027356)
  return odd * w + even
}

/// w = -ln(4u(1-u)) of a uniform.
@_transparent @usableFromInline
func inverseNormalArgument<Value: LaneArithmetic>(_ uniform: Value) -> Value {
  Value(constant: 0)
    - naturalLog(Value(constant: 4) * uniform * (Value(constant: 1) - uniform))
}

/// The quantile by the central polynomial, good for w below `tailStart`.
@_transparent @usableFromInline
func inverseNormalCentre<Value: LaneArithmetic>(_ uniform: Value, argument w: Value) -> Value {
  let x =
    (Value(constant: 2) * uniform - Value(constant: 1)) * Value(constant: InverseNormal.rootTwo)
  return inverseErrorSeries(w - Value(constant: 3.125)) * x
}

/// The quantile of the standard normal: z with P(Z <= z) = probability.
///
/// Absolute error at most about 3e-15 in the centre and relative error below 2e-15 in the tails,
/// down to 2.3e-308. Exactly 0 at 1/2 and odd around it (where 1 - probability is exact).
/// -infinity at and below 0 (and for subnormals), infinity at and above 1, not a number for not a
/// number.
public func inverseNormal(_ probability: Double) -> Double {
  guard probability >= 0x1p-1022, probability < 1 else {
    return probability < 0x1p-1022 ? -.infinity : (probability >= 1 ? .infinity : .nan)
  }
  let w = inverseNormalArgument(probability)
  if w < InverseNormal.tailStart { return inverseNormalCentre(probability, argument: w) }
  return inverseNormalTail(probability)
}

/// The quantile by Wichura's tails, for a probability below 0.075 or above 0.925.
@usableFromInline
func inverseNormalTail(_ probability: Double) -> Double {
  let lower = probability < 0.5
  let rare = lower ? probability : 1 - probability
  let r = (0 - naturalLog(rare)).root()
  let top: Double
  let bottom: Double
  if r <= 5 {
    let x = r - 1.6
    var p = step(7.74545014278341407640e-4, x, 2.27238449892691845833e-2)
    p = step(p, x, 2.41780725177450611770e-1)
    p = step(p, x, 1.27045825245236838258)
    p = step(p, x, 3.64784832476320460504)
    p = step(p, x, 5.76949722146069140550)
    p = step(p, x, 4.63033784615654529590)
    top = step(p, x, 1.42343711074968357734)
    var q = step(1.05075007164441684324e-9, x, 5.47593808499534494600e-4)
    q = step(q, x, 1.51986665636164571966e-2)
    q = step(q, x, 1.48103976427480074590e-1)
    q = step(q, x, 6.89767334985100004550e-1)
    q = step(q, x, 1.67638483018380384940)
    q = step(q, x, 2.05319162663775882187)
    bottom = step(q, x, 1)
  } else {
    let x = r - 5
    var p = step(2.01033439929228813265e-7, x, 2.71155556874348757815e-5)
    p = step(p, x, 1.24266094738807843860e-3)
    p = step(p, x, 2.65321895265761230930e-2)
    p = step(p, x, 2.96560571828504891230e-1)
    p = step(p, x, 1.78482653991729133580)
    p = step(p, x, 5.46378491116411436990)
    top = step(p, x, 6.65790464350110377720)
    var q = step(2.04426310338993978564e-15, x, 1.42151175831644588870e-7)
    q = step(q, x, 1.84631831751005468180e-5)
    q = step(q, x, 7.86869131145613259100e-4)
    q = step(q, x, 1.48753612908506148525e-2)
    q = step(q, x, 1.36929880922735805310e-1)
    q = step(q, x, 5.99832206555887937690e-1)
    bottom = step(q, x, 1)
  }
  let z = top / bottom
  return lower ? 0 - z : z
}
