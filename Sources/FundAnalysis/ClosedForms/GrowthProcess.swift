import FundNumerics

/// Log growth with momentum: `g_t = m + phi (g_(t-1) - m) + e_t`, `ln V_n = ln V_0 + g_1 + ... + g_n`.
public struct AutoregressiveGrowth: Sendable, Equatable {
  /// Mean growth of a period.
  public var mean: Double
  /// Persistence, |phi| < 1.
  public var phi: Double
  /// Deviation of e_t.
  public var innovation: Double

  public init(mean: Double, phi: Double, innovation: Double) {
    self.mean = mean
    self.phi = phi
    self.innovation = innovation
  }

  /// Deviation of one period's growth in the long run, `s / sqrt(1 - phi^2)`.
  public var stationaryDeviation: Double { innovation / (1 - phi * phi).squareRoot() }
  /// Variance a period of the sum in the long run, `s^2 / (1 - phi)^2`.
  public var longRunVarianceRate: Double { innovation * innovation / ((1 - phi) * (1 - phi)) }

  /// E[ln V_n / V_0] from growth `first` in period 0 (its mean for a stationary start).
  public func logMean(periods: Int, first: Double) -> Double {
    Double(periods) * mean + (first - mean) * carried(periods)
  }

  /// Var[ln V_n]: `sum_j (s (1 - phi^j)/(1 - phi))^2`, and for a stationary start the variance of the
  /// starting growth times the square of how much of it is carried.
  public func logVariance(periods: Int, stationaryStart: Bool) -> Double {
    var sum = 0.0
    var decay = 1.0
    for _ in 0..<periods {
      decay *= phi
      let weight = (1 - decay) / (1 - phi)
      sum += weight * weight
    }
    let own = innovation * innovation * sum
    guard stationaryStart else { return own }
    let start = stationaryDeviation * carried(periods)
    return own + start * start
  }

  /// `phi + phi^2 + ... + phi^n`.
  private func carried(_ periods: Int) -> Double {
    var (sum, decay) = (0.0, 1.0)
    for _ in 0..<periods {
      decay *= phi
      sum += decay
    }
    return sum
  }
}

/// `dX = kappa (theta - X) dt + s dW`, kappa > 0, in years; exact law, no time step.
public struct OrnsteinUhlenbeck: Sendable, Equatable {
  public var start: Double
  public var level: Double
  public var speed: Double
  public var volatility: Double

  public init(start: Double, level: Double, speed: Double, volatility: Double) {
    self.start = start
    self.level = level
    self.speed = speed
    self.volatility = volatility
  }

  public func mean(_ years: Double) -> Double { level + (start - level) * decay(years) }
  /// `s^2 (1 - e^(-2 kappa t)) / (2 kappa)`.
  public func variance(_ years: Double) -> Double { stationaryVariance * (1 - decay(2 * years)) }
  public var stationaryVariance: Double { volatility * volatility / (2 * speed) }
  /// Cov(X_t, X_(t + lag)) = `e^(-kappa lag) Var(X_t)`.
  public func autocovariance(_ years: Double, lag: Double) -> Double {
    decay(lag) * variance(years)
  }
  /// E[e^X_t].
  public func exponentialMean(_ years: Double) -> Double {
    exponential(mean(years) + variance(years) / 2)
  }

  /// The exact AR(1) of a step: persistence and innovation deviation.
  public func step(_ years: Double) -> (phi: Double, innovation: Double) {
    (decay(years), variance(years).squareRoot())
  }

  /// Variance after n Euler steps of a length, `X += kappa (theta - X) h + s sqrt(h) Z`: biased.
  public func eulerVariance(steps: Int, length: Double) -> Double {
    let factor = 1 - speed * length
    let ratio = factor * factor
    var (sum, term) = (0.0, 1.0)
    for _ in 0..<steps {
      sum += term
      term *= ratio
    }
    return volatility * volatility * length * sum
  }

  private func decay(_ years: Double) -> Double { exponential(-speed * years) }
}
