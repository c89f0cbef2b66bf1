/// Zeros of a function of one variable.
public enum RootFinding {
  /// A zero between two points where the function has different signs, by Brent's method (R.
  /// Brent, "Algorithms for Minimization without Derivatives", 1973, chapter 4).
  ///
  /// nil when the signs are equal or a value is not a number. The result is within `tolerance` +
  /// 4e-16 |x| of a change of sign; at most 200 evaluations.
  public static func brent(
    from start: Double, to end: Double, tolerance: Double = 1e-14, _ function: (Double) -> Double
  ) -> Double? {
    var a = start
    var b = end
    var fa = function(a)
    var fb = function(b)
    if fa == 0 { return a }
    if fb == 0 { return b }
    guard (fa < 0) != (fb < 0), !fa.isNaN, !fb.isNaN else { return nil }
    var c = a
    var fc = fa
    var move = b - a
    var before = move
    for _ in 0..<200 {
      if (fb < 0) == (fc < 0) {
        (c, fc) = (a, fa)
        move = b - a
        before = move
      }
      if abs(fc) < abs(fb) { (a, b, c, fa, fb, fc) = (b, c, b, fb, fc, fb) }
      let reach = 4.5e-16 * abs(b) + 0.5 * tolerance
      let half = 0.5 * (c - b)
      if abs(half) <= reach || fb == 0 { return b }
      if abs(before) >= reach && abs(fa) > abs(fb), let jump = interpolated(a, b, c, fa, fb, fc),
        2 * abs(jump) < min(3 * abs(half) - reach, abs(before)), (jump < 0) == (half < 0)
      {
        before = move
        move = jump
      } else {
        move = half
        before = half
      }
      (a, fa) = (b, fb)
      b += abs(move) > reach ? move : (half > 0 ? reach : 0 - reach)
      fb = function(b)
      if fb.isNaN { return nil }
    }
    return b
  }

  /// The step from b to the secant's or the inverse parabola's zero.
  private static func interpolated(
    _ a: Double, _ b: Double, _ c: Double, _ fa: Double, _ fb: Double, _ fc: Double
  ) -> Double? {
    let s = fb / fa
    let jump: Double
    if a == c {
      jump = (c - b) * s / (s - 1)
    } else {
      let q = fa / fc
      let r = fb / fc
      let top = s * ((c - b) * q * (q - r) - (b - a) * (r - 1))
      jump = 0 - top / ((q - 1) * (r - 1) * (s - 1))
    }
    return jump.isFinite ? jump : nil
  }
}
