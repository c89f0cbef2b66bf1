/// Value at risk and expected shortfall of a sample of losses: losses positive, gains negative.
public struct SampleRisk: Sendable {
  /// Losses in rising order.
  public let sortedLosses: [Double]

  /// nil for an empty sample or one with a value that is not a number.
  public init?(losses: [Double]) {
    guard !losses.isEmpty, !losses.contains(where: \.isNaN) else { return nil }
    sortedLosses = losses.sorted()
  }

  /// From returns: a loss is the negative return.
  public init?(returns: [Double]) {
    self.init(losses: returns.map { 0 - $0 })
  }

  /// The loss that at least the share `level` of the sample does not exceed: order statistic
  /// ceil(n level).
  public func valueAtRisk(_ level: Double) -> Double {
    Quantile.orderStatistic(sorted: sortedLosses, probability: level)
  }

  /// The interpolated quantile of the losses (type 7).
  public func valueAtRiskLinear(_ level: Double) -> Double {
    Quantile.linear(sorted: sortedLosses, probability: level)
  }

  /// The mean of the worst share 1 - level exactly: the observation at the edge counts with the
  /// part of its weight that lies in the tail (Acerbi and Tasche 2002). Coherent, unlike the mean
  /// at or above VaR.
  ///
  /// `level` in [0, 1); not a number outside.
  public func expectedShortfall(_ level: Double) -> Double {
    guard level >= 0, level < 1 else { return .nan }
    let n = sortedLosses.count
    let rank = Quantile.rank(n, level)
    let edge = min(max(Int(rank.rounded(.up)), 1), n)
    var total = (Double(edge) - rank) * sortedLosses[edge - 1]
    for index in edge..<n { total += sortedLosses[index] }
    return total / (Double(n) - rank)
  }

  /// The mean of the losses at or above a threshold; not a number when there is none.
  public func meanAtOrAbove(_ threshold: Double) -> Double {
    let tail = sortedLosses.drop { $0 < threshold }
    return tail.isEmpty ? .nan : tail.reduce(0, +) / Double(tail.count)
  }

  /// Standard error of `expectedShortfall`: sqrt((tail variance + level (ES - VaR)^2) / (n (1 -
  /// level))), from the sample itself.
  public func expectedShortfallError(_ level: Double) -> Double {
    let edge = valueAtRisk(level)
    let tail = Moments(sortedLosses.drop { $0 < edge })
    return MonteCarloError.expectedShortfall(
      level: level, count: sortedLosses.count, valueAtRisk: edge,
      expectedShortfall: expectedShortfall(level),
      tailVariance: tail.count > 1 ? tail.variance : 0)
  }
}

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
