/// Splits of a fund over its zones, by mean and risk of a metric.
public struct Frontier: Sendable, Equatable, Codable {
  public enum Method: String, Sendable, Codable, CaseIterable {
    /// Least deviation for a mean, over weighted sums of pure funds.
    case meanVariance = "mean_variance"
    /// Least CVaR of the loss for a mean, the same way.
    case meanCvar = "mean_cvar"
    /// The whole fund at every point of a grid.
    case simplex
  }

  /// What the whole fund gives at the weights of a point, on the same paths.
  public struct Check: Sendable, Equatable, Codable {
    public var mean: Double
    public var risk: Double
    /// Mean of the fund less that of the weighted sum, path by path, with the standard error of that mean.
    public var meanDifference: Double
    public var meanDifferenceError: Double
    public var riskDifference: Double

    enum CodingKeys: String, CodingKey {
      case mean, risk
      case meanDifference = "mean_difference"
      case meanDifferenceError = "mean_difference_se"
      case riskDifference = "risk_difference"
    }

    public init(
      mean: Double, risk: Double, meanDifference: Double, meanDifferenceError: Double,
      riskDifference: Double
    ) {
      self.mean = mean
      self.risk = risk
      self.meanDifference = meanDifference
      self.meanDifferenceError = meanDifferenceError
      self.riskDifference = riskDifference
    }
  }

  public struct Point: Sendable, Equatable, Codable {
    /// In the order of `zones`.
    public var weights: [Double]
    public var mean: Double
    public var meanError: Double
    public var risk: Double
    public var riskError: Double
    /// (mean - risk_free)/deviation; with CVaR as the risk (mean - risk_free)/(CVaR + risk_free). Nil without risk.
    public var sharpe: Double?
    public var sharpeError: Double?
    /// Whether another point has more mean and no more risk, or less risk and no less mean.
    public var isDominated: Bool
    /// Limits that bind.
    public var binding: [String]
    public var check: Check?

    enum CodingKeys: String, CodingKey {
      case weights, mean, risk, sharpe, binding, check
      case meanError = "mean_se"
      case riskError = "risk_se"
      case sharpeError = "sharpe_se"
      case isDominated = "dominated"
    }

    public init(
      weights: [Double], mean: Double, meanError: Double, risk: Double, riskError: Double,
      sharpe: Double?, sharpeError: Double?, binding: [String]
    ) {
      self.weights = weights
      self.mean = mean
      self.meanError = meanError
      self.risk = risk
      self.riskError = riskError
      self.sharpe = sharpe
      self.sharpeError = sharpeError
      isDominated = false
      self.binding = binding
    }
  }

  public var method: Method
  /// Name of the metric whose mean and risk are meant.
  public var metric: String
  /// Of the CVaR; nil where risk is the deviation.
  public var level: Double?
  public var riskFree: Double
  public var zones: [String]
  public var low: [Double]
  public var high: [Double]
  /// In rising order of mean; the points of a grid in its order.
  public var points: [Point]
  public var minimumRisk: Point
  /// The point of the largest ratio; nil when none has a mean above the risk-free rate, or no risk.
  public var tangency: Point?
  /// The pure funds, in the order of `zones`; empty for a grid.
  public var pure: [Point]
  /// Correlation of the pure funds.
  public var correlation: [[Double]]
  public var seed: UInt64
  public var paths: Int
  /// Paths on which the metric is defined for every pure fund, or the least such number of a grid.
  public var usedPaths: Int

  enum CodingKeys: String, CodingKey {
    case method, metric, level, zones, low, high, points, tangency, pure, correlation, seed, paths
    case riskFree = "risk_free"
    case minimumRisk = "minimum_risk"
    case usedPaths = "used_paths"
  }

  public init(
    method: Method, metric: String, level: Double?, riskFree: Double, zones: [String],
    low: [Double], high: [Double], points: [Point], minimumRisk: Point, tangency: Point?,
    pure: [Point], correlation: [[Double]], seed: UInt64, paths: Int, usedPaths: Int
  ) {
    self.method = method
    self.metric = metric
    self.level = level
    self.riskFree = riskFree
    self.zones = zones
    self.low = low
    self.high = high
    self.points = points
    self.minimumRisk = minimumRisk
    self.tangency = tangency
    self.pure = pure
    self.correlation = correlation
    self.seed = seed
    self.paths = paths
    self.usedPaths = usedPaths
    markDominated()
  }

  /// Marks the points that another one beats.
  private mutating func markDominated() {
    for index in points.indices {
      let point = points[index]
      points[index].isDominated = points.contains { other in
        other.mean >= point.mean && other.risk <= point.risk
          && (other.mean > point.mean || other.risk < point.risk)
      }
    }
  }
}
