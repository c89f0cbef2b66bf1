/// Two standard normals with a correlation.
public enum BivariateNormal {
  /// P(X <= h, Y <= k) with correlation in [-1, 1]. Absolute error below 1e-14; relative precision
  /// is lost when the probability itself is far below that.
  ///
  /// Phi(h) Phi(k) plus the integral over the correlation from 0 (Plackett 1954), the correlation
  /// written as 2t / (1 + t^2): no trigonometry, and smooth up to 1. Not a number for a
  /// correlation outside or an argument that is not a number.
  public static func cumulative(_ h: Double, _ k: Double, correlation: Double) -> Double {
    guard abs(correlation) <= 1, !h.isNaN, !k.isNaN else { return .nan }
    if h == -.infinity || k == -.infinity { return 0 }
    if h == .infinity { return normalCumulative(k) }
    if k == .infinity { return normalCumulative(h) }
    let (first, second) = (normalCumulative(h), normalCumulative(k))
    if correlation == 1 { return min(first, second) }
    if correlation == -1 { return max(0, first - normalUpperTail(k)) }
    if correlation == 0 { return first * second }
    let root = ((1 - correlation) * (1 + correlation)).squareRoot()
    let end = correlation / (1 + root)
    let integral = Integral.adaptive(from: 0, to: end, absolute: 1e-15, relative: 1e-13) { t in
      let square = t * t
      let sine = 2 * t / (1 + square)
      let cosine = (1 - square) * (1 + square) / ((1 + square) * (1 + square))
      let form = h * h - 2 * h * k * sine + k * k
      return exponential(-0.5 * form / (cosine * cosine)) / (1 + square)
    }
    // 1 / (2 pi) times the 2 of d(asin r) = 2 dt / (1 + t^2).
    return min(max(first * second + integral.value * 0.31830988618379067154, 0), min(first, second))
  }
}
