import FundNumerics

/// Risk weights of the internal-ratings approach (Basel Committee, International Convergence of Capital
/// Measurement, 2006, paragraphs 272, 273, 328 to 330), as a share of exposure: `12.5 K`, unscaled.
public enum InternalRatings {
  public enum Exposure: Sendable, Equatable {
    /// Turnover in millions of euros, from 50 on no size adjustment; maturity in years.
    case corporate(turnover: Double, maturity: Double)
    case residentialMortgage
    case qualifyingRevolving
    case otherRetail
  }

  /// `12.5 (LGD WCDR - PD LGD) (maturity adjustment)`, WCDR the Vasicek quantile at 99.9 %.
  public static func riskWeight(
    _ exposure: Exposure, defaultProbability pd: Double, lossGivenDefault lgd: Double
  ) -> Double {
    let worst = VasicekPortfolio(
      probability: pd, correlation: assetCorrelation(exposure, defaultProbability: pd)
    ).quantile(0.999)
    return 12.5 * lgd * (worst - pd) * maturityFactor(exposure, defaultProbability: pd)
  }

  public static func assetCorrelation(
    _ exposure: Exposure, defaultProbability pd: Double
  ) -> Double {
    switch exposure {
    case .residentialMortgage: 0.15
    case .qualifyingRevolving: 0.04
    case .otherRetail: blend(0.16, 0.03, speed: 35, pd)
    case .corporate(let turnover, _):
      blend(0.24, 0.12, speed: 50, pd) - 0.04 * (1 - (min(50, max(5, turnover)) - 5) / 45)
    }
  }

  /// From `low` for bad borrowers to `high` for good ones, exponentially in PD.
  private static func blend(
    _ high: Double, _ low: Double, speed: Double, _ pd: Double
  ) -> Double {
    let weight = (1 - exponential(-speed * pd)) / (1 - exponential(-speed))
    return low * weight + high * (1 - weight)
  }

  private static func maturityFactor(
    _ exposure: Exposure, defaultProbability pd: Double
  ) -> Double {
    guard case .corporate(_, let maturity) = exposure else { return 1 }
    let root = 0.11852 - 0.05478 * guardedLog(pd)
    let slope = root * root
    return (1 + (maturity - 2.5) * slope) / (1 - 1.5 * slope)
  }
}
