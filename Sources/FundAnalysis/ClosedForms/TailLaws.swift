import FundNumerics

/// Value at risk and expected shortfall of laws that have them in closed form. Losses are positive;
/// `VaR_a` is the a-quantile of the loss, `ES_a` the mean loss at or beyond it.
public enum TailLaw: Sendable, Equatable {
  /// The return is normal; the loss is its negative.
  case normalReturn(mean: Double, deviation: Double)
  /// The loss is `location + scale T`, T Student with `freedom` degrees, above 1.
  case studentLoss(location: Double, scale: Double, freedom: Double)
  /// The loss is `1 - e^(m + s Z)`.
  case lognormalGrossReturn(mean: Double, deviation: Double)
  case exponentialLoss(rate: Double)
  case uniformLoss(low: Double, high: Double)
  /// P(loss > x) = (minimum/x)^tail, tail > 1.
  case paretoLoss(minimum: Double, tail: Double)

  public func valueAtRisk(_ a: Double) -> Double {
    switch self {
    case .normalReturn(let mean, let deviation): -mean + deviation * inverseNormal(a)
    case .studentLoss(let location, let scale, let freedom):
      location + scale * StudentT(freedom: freedom).quantile(a)
    case .lognormalGrossReturn(let mean, let deviation):
      1 - exponential(mean - deviation * inverseNormal(a))
    case .exponentialLoss(let rate): -guardedLog(1 - a) / rate
    case .uniformLoss(let low, let high): low + a * (high - low)
    case .paretoLoss(let minimum, let tail): minimum * power(1 - a, -1 / tail)
    }
  }

  public func expectedShortfall(_ a: Double) -> Double {
    let atRisk = valueAtRisk(a)
    return switch self {
    case .normalReturn(let mean, let deviation):
      -mean + deviation * normalDensity(inverseNormal(a)) / (1 - a)
    case .studentLoss(let location, let scale, let freedom):
      location + scale
        * StudentT(freedom: freedom).tailExpectation(from: (atRisk - location) / scale) / (1 - a)
    case .lognormalGrossReturn(let mean, let deviation):
      // E[e^(m+sZ); Z <= z] = e^(m+s^2/2) Phi(z - s) at z = -Phi^-1(a).
      1 - exponential(mean + deviation * deviation / 2)
        * normalCumulative(-inverseNormal(a) - deviation) / (1 - a)
    case .exponentialLoss(let rate): atRisk + 1 / rate
    case .uniformLoss(_, let high): (atRisk + high) / 2
    case .paretoLoss(_, let tail): atRisk * tail / (tail - 1)
    }
  }
}

/// A loss with finitely many outcomes.
public struct DiscreteLoss: Sendable, Equatable {
  /// Ascending outcomes and their probabilities, which sum to 1.
  public let outcomes: [(value: Double, probability: Double)]

  public init(values: [Double], probabilities: [Double]) {
    outcomes = zip(values, probabilities).map { (value: $0, probability: $1) }
      .sorted { $0.value < $1.value }
  }

  public static func == (a: DiscreteLoss, b: DiscreteLoss) -> Bool {
    a.outcomes.elementsEqual(b.outcomes, by: ==)
  }

  /// The sum of two independent losses.
  public func sum(with other: DiscreteLoss) -> DiscreteLoss {
    let pairs = outcomes.flatMap { a in
      other.outcomes.map { (a.value + $0.value, a.probability * $0.probability) }
    }
    return DiscreteLoss(values: pairs.map(\.0), probabilities: pairs.map(\.1))
  }

  /// The smallest outcome x with P(loss <= x) >= a, sums within 1e-12 of a counted as reaching it.
  public func valueAtRisk(_ a: Double) -> Double {
    var sum = 0.0
    for outcome in outcomes {
      sum += outcome.probability
      if sum >= a - 1e-12 { return outcome.value }
    }
    return outcomes.last?.value ?? .nan
  }

  /// Mean of the worst share 1 - a, the atom at VaR split: `VaR + E[max(0, loss - VaR)]/(1 - a)`.
  public func expectedShortfall(_ a: Double) -> Double {
    let atRisk = valueAtRisk(a)
    let excess = outcomes.reduce(0) { $0 + max(0, $1.value - atRisk) * $1.probability }
    return atRisk + excess / (1 - a)
  }
}
