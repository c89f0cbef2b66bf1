import FundNumerics

/// Loss share of a large pool of equal loans under one Gaussian factor (Vasicek 1987, 2002).
///
/// A loan defaults when `sqrt(rho) M + sqrt(1-rho) e < Phi^-1(p)`; given M the pool loses the share
/// `Phi((Phi^-1(p) - sqrt(rho) M)/sqrt(1-rho))`. p in (0, 1), rho in (0, 1); loss given default 1.
public struct VasicekPortfolio: Sendable, Equatable {
  public var probability: Double
  public var correlation: Double
  private var threshold: Double { inverseNormal(probability) }

  public init(probability: Double, correlation: Double) {
    self.probability = probability
    self.correlation = correlation
  }

  /// The loss share that is not exceeded with probability q, `Phi((Phi^-1(p) + sqrt(rho) Phi^-1(q)) /
  /// sqrt(1-rho))`: the worst-case default rate.
  public func quantile(_ q: Double) -> Double {
    normalCumulative(
      (threshold + correlation.squareRoot() * inverseNormal(q)) / (1 - correlation).squareRoot())
  }

  /// P(loss share <= x).
  public func cumulative(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    return normalCumulative(
      ((1 - correlation).squareRoot() * inverseNormal(x) - threshold) / correlation.squareRoot())
  }

  /// `Phi2(Phi^-1(p), Phi^-1(p); rho)`.
  public var jointDefault: Double {
    JointDefault.gaussian(probability, probability, correlation: correlation)
  }
  public var variance: Double { jointDefault - probability * probability }
  /// Correlation of two default indicators.
  public var defaultCorrelation: Double { variance / (probability * (1 - probability)) }

  /// The mode, `Phi(sqrt(1-rho)/(1-2 rho) Phi^-1(p))`; nil for rho >= 1/2, where the density piles up at
  /// the ends.
  public var mode: Double? {
    guard correlation < 0.5 else { return nil }
    return normalCumulative((1 - correlation).squareRoot() / (1 - 2 * correlation) * threshold)
  }

  /// E[loss | loss >= quantile(q)] = `Phi2(Phi^-1(p), Phi^-1(1-q); sqrt(rho)) / (1-q)`.
  public func expectedShortfall(_ q: Double) -> Double {
    BivariateNormal.cumulative(
      threshold, inverseNormal(1 - q), correlation: correlation.squareRoot())
      / (1 - q)
  }

  /// E[min(loss, k)], what a first-loss tranche [0, k] loses: `p - Phi2(Phi^-1(p), -Phi^-1(k);
  /// -sqrt(1-rho))`.
  public func expectedLoss(upTo k: Double) -> Double {
    guard k > 0 else { return 0 }
    guard k < 1 else { return probability }
    return probability
      - BivariateNormal.cumulative(
        threshold, -inverseNormal(k), correlation: -(1 - correlation).squareRoot())
  }
}
