/// Standard errors of tail measures estimated from `count` independent draws (asymptotic).
public enum MonteCarloError {
  /// sqrt(level (1 - level) / n) / density of the loss at its value at risk.
  public static func valueAtRisk(level: Double, count: Int, densityAtQuantile: Double) -> Double {
    (level * (1 - level) / Double(count)).squareRoot() / densityAtQuantile
  }

  /// sqrt((tail variance + level (ES - VaR)^2) / (n (1 - level))), the tail variance that of the
  /// loss given that it exceeds VaR.
  public static func expectedShortfall(
    level: Double, count: Int, valueAtRisk: Double, expectedShortfall: Double, tailVariance: Double
  ) -> Double {
    let gap = expectedShortfall - valueAtRisk
    return ((tailVariance + level * gap * gap) / (Double(count) * (1 - level))).squareRoot()
  }

  /// Both for a standard normal loss.
  public static func standardNormal(
    level: Double, count: Int
  ) -> (valueAtRisk: Double, expectedShortfall: Double) {
    let quantile = inverseNormal(level)
    let shortfall = normalDensity(quantile) / (1 - level)
    return (
      valueAtRisk(level: level, count: count, densityAtQuantile: normalDensity(quantile)),
      expectedShortfall(
        level: level, count: count, valueAtRisk: quantile, expectedShortfall: shortfall,
        tailVariance: 1 + quantile * shortfall - shortfall * shortfall)
    )
  }
}
