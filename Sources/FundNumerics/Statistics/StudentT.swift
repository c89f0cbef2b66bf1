/// Student's t with any positive number of degrees of freedom.
public enum StudentT {
  public static func density(_ x: Double, degrees: Double) -> Double {
    let logScale =
      SpecialFunctions.logGamma(0.5 * (degrees + 1)) - SpecialFunctions.logGamma(0.5 * degrees)
    let tail = 0.5 * (degrees + 1) * logOnePlus(x * x / degrees)
    return exponential(logScale - tail) / (3.14159265358979323846 * degrees).squareRoot()
  }

  /// P(T <= x); keeps relative precision in the lower tail. Not a number for degrees <= 0.
  public static func cumulative(_ x: Double, degrees: Double) -> Double {
    guard degrees > 0, !x.isNaN else { return .nan }
    if x == 0 { return 0.5 }
    let tail: Double
    if x * x < degrees {
      // Near the middle 1 - the complementary function loses nothing.
      let share = x * x / (degrees + x * x)
      tail = 0.5 - 0.5 * SpecialFunctions.incompleteBeta(share, a: 0.5, b: 0.5 * degrees)
    } else {
      let share = degrees / (degrees + x * x)
      tail = 0.5 * SpecialFunctions.incompleteBeta(share, a: 0.5 * degrees, b: 0.5)
    }
    return x < 0 ? tail : 1 - tail
  }

  /// x with P(T <= x) = probability, by bracketed Newton. Relative error about 1e-13.
  ///
  /// -infinity at 0, infinity at 1, not a number outside or for degrees <= 0.
  public static func quantile(_ probability: Double, degrees: Double) -> Double {
    guard degrees > 0, probability >= 0, probability <= 1 else { return .nan }
    if probability == 0 { return -.infinity }
    if probability == 1 { return .infinity }
    if probability == 0.5 { return 0 }
    if probability > 0.5 { return 0 - quantile(1 - probability, degrees: degrees) }
    var low = -1.0
    while cumulative(low, degrees: degrees) > probability && low > -1e150 { low *= 4 }
    return bracketedNewton(low, 0) { x in
      (cumulative(x, degrees: degrees) - probability, density(x, degrees: degrees))
    }
  }
}
