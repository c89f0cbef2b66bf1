/// ln(1 + x) for x > -1 without losing the digits of a small x. Relative error a few 1e-16.
///
/// u = 1 + x rounded; ln u * x / (u - 1) undoes the rounding (Kahan; in D. Goldberg, "What every
/// computer scientist should know about floating-point arithmetic", theorem 4).
public func logOnePlus(_ x: Double) -> Double {
  let u = 1 + x
  if u == 1 { return x }
  return guardedLog(u) * x / (u - 1)
}

/// e^x - 1 without losing the digits of a small x. Relative error a few 1e-16.
public func exponentialMinusOne(_ x: Double) -> Double {
  if x.magnitude > 0.5 { return exponential(x) - 1 }
  // Taylor to x^17/17! by Horner; at 0.5 the next term is 2^-68 of the sum. x itself is added last.
  var series = 0.0
  for n in stride(from: 17.0, through: 2.0, by: -1.0) { series = (series + 1) * x / n }
  return series * x + x
}
