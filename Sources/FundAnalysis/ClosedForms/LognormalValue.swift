import FundNumerics

/// A value under geometric Brownian motion: `ln V_T ~ N(ln V0 + (mu - s^2/2) T, s^2 T)`.
///
/// `mu` is the continuous growth rate of the mean, so `E[V_T] = V0 e^(mu T)`; an effective annual rate g is
/// `mu = ln(1 + g)`. `s` is a volatility per root year, T in years, V0 > 0.
public struct LognormalValue: Sendable, Equatable {
  public var start: Double
  public var growth: Double
  public var volatility: Double
  public var years: Double

  public init(start: Double, growth: Double, volatility: Double, years: Double) {
    self.start = start
    self.growth = growth
    self.volatility = volatility
    self.years = years
  }

  public var mean: Double { start * exponential(growth * years) }
  public var logMean: Double {
    guardedLog(start) + (growth - volatility * volatility / 2) * years
  }
  public var logDeviation: Double { volatility * years.squareRoot() }
  public var median: Double { exponential(logMean) }
  public var mode: Double { exponential(logMean - logDeviation * logDeviation) }
  /// `mean^2 (e^(s^2 T) - 1)`.
  public var variance: Double { mean * mean * inflation }
  /// `(e^(s^2 T) + 2) sqrt(e^(s^2 T) - 1)`.
  public var skewness: Double { (inflation + 3) * inflation.squareRoot() }

  private var inflation: Double { exponential(logDeviation * logDeviation) - 1 }

  public func quantile(_ p: Double) -> Double {
    logDeviation == 0 ? median : exponential(logMean + logDeviation * inverseNormal(p))
  }

  /// P(V_T < x).
  public func probability(below x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard logDeviation > 0 else { return median < x ? 1 : 0 }
    return normalCumulative((guardedLog(x) - logMean) / logDeviation)
  }

  /// Covariance of the levels with another value of the same date, log shocks correlated by `rho`:
  /// `E[V1] E[V2] (e^(rho s1 s2 T) - 1)`.
  public func covariance(with other: LognormalValue, correlation rho: Double) -> Double {
    mean * other.mean * (exponential(rho * logDeviation * other.logDeviation) - 1)
  }

  /// Correlation of the levels; below `rho` in size.
  public func levelCorrelation(with other: LognormalValue, correlation rho: Double) -> Double {
    covariance(with: other, correlation: rho) / (variance * other.variance).squareRoot()
  }

  /// P(the path touches a lower barrier before T), watched continuously: the reflection principle,
  /// `Phi((b - m T)/(s sqrt T)) + e^(2 m b / s^2) Phi((b + m T)/(s sqrt T))`, b = ln(H/V0), m = mu - s^2/2.
  public func probability(ofTouching barrier: Double) -> Double {
    guard barrier < start else { return 1 }
    let distance = guardedLog(barrier / start)
    let drift = growth - volatility * volatility / 2
    let reflected = exponential(2 * drift * distance / (volatility * volatility))
    return normalCumulative((distance - drift * years) / logDeviation)
      + reflected * normalCumulative((distance + drift * years) / logDeviation)
  }

  /// The same watched every `step` years: the barrier moved away by `e^(-0.5826 s sqrt(step))`, an
  /// approximation of order 1/n (Broadie, Glasserman, Kou 1997).
  public func probability(ofTouching barrier: Double, watchedEvery step: Double) -> Double {
    probability(
      ofTouching: barrier * exponential(-0.5826 * volatility * step.squareRoot()))
  }
}

/// Homes of one metro around a national factor: log value = national + metro + own shocks.
public struct FactorValue: Sendable, Equatable {
  public var national: Double
  public var metro: Double
  public var own: Double
  public var growth: Double
  public var years: Double

  public init(national: Double, metro: Double, own: Double, growth: Double, years: Double) {
    self.national = national
    self.metro = metro
    self.own = own
    self.growth = growth
    self.years = years
  }

  /// Volatility of one home: the root of the three variances.
  public var totalVolatility: Double { (common + own * own).squareRoot() }
  public var correlationWithinMetro: Double { common / (common + own * own) }
  public var correlationBetweenMetros: Double { national * national / (common + own * own) }
  private var common: Double { national * national + metro * metro }

  /// E of the mean value of n homes of one metro, starting from 1.
  public var poolMean: Double { exponential(growth * years) }

  /// Variance of that mean: `E^2 ((e^(v T) - 1)/n + (1 - 1/n)(e^(c T) - 1))`, v the total variance and c
  /// the common one a year; `count` nil is the limit of many homes.
  public func poolVariance(count: Int?) -> Double {
    let level = poolMean * poolMean
    let shared = level * (exponential(common * years) - 1)
    guard let count else { return shared }
    let single = level * (exponential((common + own * own) * years) - 1)
    return single / Double(count) + shared * (1 - 1 / Double(count))
  }
}
