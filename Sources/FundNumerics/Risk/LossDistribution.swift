/// Closed forms of value at risk and expected shortfall: losses positive, VaR the quantile of the
/// loss, ES the mean loss beyond it. `level` in (0, 1).
public enum LossDistribution: Sendable, Equatable {
  /// The return is normal; loss = -return. sd >= 0.
  case normalReturn(mean: Double, standardDeviation: Double)
  /// The return is location + scale T with Student's T, degrees of freedom > 1 for ES; loss =
  /// -return.
  case studentReturn(degrees: Double, location: Double, scale: Double)
  /// The gross return is exp(location + scale Z); loss = 1 - gross return.
  case lognormalGrossReturn(location: Double, scale: Double)
  /// The loss is exponential with mean 1 / rate.
  case exponentialLoss(rate: Double)
  /// The loss is uniform.
  case uniformLoss(low: Double, high: Double)
  /// P(loss > x) = (minimum / x)^tail for x >= minimum; ES needs tail > 1.
  case paretoLoss(minimum: Double, tail: Double)

  /// The loss that is exceeded with probability 1 - level.
  public func valueAtRisk(_ level: Double) -> Double {
    switch self {
    case .normalReturn(let mean, let deviation):
      return deviation * inverseNormal(level) - mean
    case .studentReturn(let degrees, let location, let scale):
      return scale * StudentT.quantile(level, degrees: degrees) - location
    case .lognormalGrossReturn(let location, let scale):
      return 1 - exponential(location - scale * inverseNormal(level))
    case .exponentialLoss(let rate):
      return (0 - logOnePlus(0 - level)) / rate
    case .uniformLoss(let low, let high):
      return low + level * (high - low)
    case .paretoLoss(let minimum, let tail):
      return minimum * power(1 - level, -1 / tail)
    }
  }

  /// The mean loss given that it exceeds its value at risk; infinite where it does not exist.
  public func expectedShortfall(_ level: Double) -> Double {
    let rest = 1 - level
    switch self {
    case .normalReturn(let mean, let deviation):
      return deviation * normalDensity(inverseNormal(level)) / rest - mean
    case .studentReturn(let degrees, let location, let scale):
      guard degrees > 1 else { return .infinity }
      let quantile = StudentT.quantile(level, degrees: degrees)
      let density = StudentT.density(quantile, degrees: degrees)
      return scale * density / rest * (degrees + quantile * quantile) / (degrees - 1) - location
    case .lognormalGrossReturn(let location, let scale):
      let tail = normalCumulative(0 - inverseNormal(level) - scale)
      return 1 - exponential(location + 0.5 * scale * scale) * tail / rest
    case .exponentialLoss(let rate):
      return valueAtRisk(level) + 1 / rate
    case .uniformLoss(_, let high):
      return 0.5 * (valueAtRisk(level) + high)
    case .paretoLoss(_, let tail):
      return tail > 1 ? valueAtRisk(level) * tail / (tail - 1) : .infinity
    }
  }
}
