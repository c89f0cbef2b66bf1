/// Functions of the beta and gamma family, by own logarithm and exponential.
public enum SpecialFunctions {
  /// ln Gamma(x) for x > 0: Stirling's series from x >= 10, the recurrence below. Absolute error a
  /// few 1e-15 for moderate x, relative 1e-15 beyond.
  public static func logGamma(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return x > 0 ? .infinity : .nan }
    var shifted = x
    var product = 1.0
    while shifted < 10 {
      product *= shifted
      shifted += 1
    }
    let inverse = 1 / shifted
    let square = inverse * inverse
    var series = step(-691.0 / 360_360, square, 1.0 / 1188)
    series = step(series, square, -1.0 / 1680)
    series = step(series, square, 1.0 / 1260)
    series = step(series, square, -1.0 / 360)
    series = step(series, square, 1.0 / 12)
    let halfLogTwoPi = 0.91893853320467274178
    let main = (shifted - 0.5) * guardedLog(shifted) - shifted + halfLogTwoPi + series * inverse
    return main - guardedLog(product)
  }

  /// The regularised incomplete beta function I_x(a, b), a, b > 0, 0 <= x <= 1, by Lentz's
  /// continued fraction. Relative error about 1e-13 for a, b up to 1000.
  public static func incompleteBeta(_ x: Double, a: Double, b: Double) -> Double {
    guard a > 0, b > 0, x >= 0, x <= 1 else { return .nan }
    if x == 0 || x == 1 { return x }
    // The fraction converges fast below the mean; reflect above it.
    if x > (a + 1) / (a + b + 2) { return 1 - incompleteBeta(1 - x, a: b, b: a) }
    let front =
      a * guardedLog(x) + b * logOnePlus(0 - x) + logGamma(a + b) - logGamma(a) - logGamma(b)
    return exponential(front) * betaFraction(x, a, b) / a
  }

  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    func guarded(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
    var d = 1 / guarded(1 - (a + b) * x / (a + 1))
    var c = 1.0
    var result = d
    for m in 1...2000 {
      let k = Double(m)
      let even = k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k))
      d = 1 / guarded(1 + even * d)
      c = guarded(1 + even / c)
      result *= d * c
      let odd = 0 - (a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1))
      d = 1 / guarded(1 + odd * d)
      c = guarded(1 + odd / c)
      let factor = d * c
      result *= factor
      if abs(factor - 1) < 1e-16 { break }
    }
    return result
  }
}
