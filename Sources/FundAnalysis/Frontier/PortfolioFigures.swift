import FundResults

/// How the risk of a portfolio is measured.
public enum PortfolioRisk: Sendable, Equatable {
  /// Standard deviation, divisor n - 1.
  case deviation
  /// CVaR of the loss `-return`.
  case shortfall(level: Double)
}

/// Mean, risk and ratio of a sample of returns, each with the standard error of sampling (the weights being given).
public struct PortfolioFigures: Sendable, Equatable {
  public var mean: Double
  public var meanError: Double
  public var risk: Double
  public var riskError: Double
  /// (mean - riskFree) / deviation, or (mean - riskFree) / (CVaR + riskFree); nil where the divisor is not above 0.
  public var ratio: Double?
  public var ratioError: Double?

  /// Errors are deviations over paths of the influence of each path on the figure, over `sqrt(n)`: of the deviation s
  /// `((x - m)^2 - s^2)/(2 s)`; of the CVaR `VaR + max(0, loss - VaR)/(1 - level) - CVaR`; of the ratio by its derivatives.
  ///
  /// - Parameter returns: one a path, finite. Nil below two of them.
  public init?(_ returns: [Double], risk measure: PortfolioRisk, riskFree: Double) {
    let moments = SampleMoments(returns)
    guard let mean = moments.mean, let deviation = moments.standardDeviation else { return nil }
    self.mean = mean
    meanError = moments.standardError ?? 0
    let influence: [Double]
    switch measure {
    case .deviation:
      risk = deviation
      influence = returns.map { value in
        deviation > 0 ? ((value - mean) * (value - mean) / deviation - deviation) / 2 : 0
      }
    case .shortfall(let level):
      guard let tail = Sample(returns.map { 0 - $0 }).tailRisk(level: level) else { return nil }
      risk = tail.conditionalValueAtRisk
      influence = returns.map { value in
        tail.valueAtRisk + max(0, 0 - value - tail.valueAtRisk) / (1 - level)
          - tail.conditionalValueAtRisk
      }
    }
    let root = Double(returns.count).squareRoot()
    func error(_ influence: [Double]) -> Double {
      (SampleMoments(influence).standardDeviation ?? 0) / root
    }
    riskError = error(influence)
    let divisor = measure == .deviation ? risk : risk + riskFree
    // A deviation of rounding is none.
    guard divisor > 1e-12 else { return }
    let ratio = (mean - riskFree) / divisor
    self.ratio = ratio
    ratioError = error(
      zip(returns, influence).map { value, part in (value - mean - ratio * part) / divisor })
  }
}
