/// Performance figures of equally spaced returns. A return that is not a number is missing: it
/// takes its period of time, and is left out of means and deviations.
public struct ReturnSeries: Sendable {
  public let returns: [Double]
  /// 252 for days, 52 for weeks, 12 for months; 1 for figures that are not annualised.
  public let periodsPerYear: Double

  private var present: [Double] { returns.filter { !$0.isNaN } }

  public init(_ returns: [Double], periodsPerYear: Double) {
    self.returns = returns
    self.periodsPerYear = periodsPerYear
  }

  /// (product of (1 + r))^(periods a year / n) - 1, n counting missing periods too.
  public var annualReturn: Double {
    let growth = present.reduce(1) { $0 * (1 + $1) }
    return ReturnSeries.annualised(
      growth: growth, years: Double(returns.count) / periodsPerYear)
  }

  /// growth^(1 / years) - 1.
  public static func annualised(growth: Double, years: Double) -> Double {
    power(growth, 1 / years) - 1
  }

  /// Standard deviation (n - 1) times sqrt(periods a year).
  public var annualVolatility: Double {
    Moments(present).standardDeviation * periodsPerYear.squareRoot()
  }

  /// Annual return / size of the deepest drawdown; nil when nothing fell.
  public var calmar: Double? {
    guard let fall = Drawdown(returns: returns)?.maximum, fall < 0 else { return nil }
    return annualReturn / (0 - fall)
  }

  /// Mean of return - riskFree over its standard deviation (n - 1), times sqrt(periods a year).
  public func sharpe(riskFree: Double) -> Double {
    sharpe(riskFree: [Double](repeating: riskFree, count: returns.count))
  }

  /// With a risk-free return for each period; not a number when the lengths differ.
  public func sharpe(riskFree: [Double]) -> Double {
    guard riskFree.count == returns.count else { return .nan }
    let excess = Moments(zip(returns, riskFree).map { $0 - $1 }.filter { !$0.isNaN })
    return excess.mean / excess.standardDeviation * periodsPerYear.squareRoot()
  }

  /// sqrt(mean of min(r - target, 0)^2 over all periods) * sqrt(periods a year): the mean is over
  /// all observations, not only those below the target.
  public func downsideRisk(target: Double) -> Double {
    let falls = present.map { min($0 - target, 0) }
    let mean = falls.reduce(0) { $0 + $1 * $1 } / Double(falls.count)
    return mean.squareRoot() * periodsPerYear.squareRoot()
  }

  /// Mean of r - target a year over `downsideRisk`.
  public func sortino(target: Double) -> Double {
    let mean = Moments(present.map { $0 - target }).mean
    return mean * periodsPerYear / downsideRisk(target: target)
  }
}
