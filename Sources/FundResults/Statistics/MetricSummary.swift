import FundModel

/// One metric over paths.
public struct MetricSummary: Sendable, Equatable {
  public struct Quantile: Sendable, Equatable, Codable {
    public var level: Double
    public var value: Double
    /// From order statistics, at `analytics.confidence_level`.
    public var interval: Interval
  }

  public var metric: Metric
  /// Paths on which it is defined, and on which it is not.
  public var count: Int
  public var undefinedCount: Int
  /// All of these are nil where the sample is too small or does not vary.
  public var mean: Double?
  public var standardError: Double?
  public var standardDeviation: Double?
  public var skewness: Double?
  public var excessKurtosis: Double?
  public var min: Double?
  public var max: Double?
  /// At `analytics.quantiles`, in their order; empty when the metric is defined nowhere.
  public var quantiles: [Quantile]

  public init(metric: Metric, sample: Sample, levels: [Double], confidence: Double) {
    self.metric = metric
    count = sample.count
    undefinedCount = sample.undefinedCount
    mean = sample.mean
    standardError = sample.moments.standardError
    standardDeviation = sample.moments.standardDeviation
    skewness = sample.moments.skewness
    excessKurtosis = sample.moments.excessKurtosis
    min = sample.min
    max = sample.max
    quantiles = levels.compactMap { level in
      sample.quantile(level).map {
        Quantile(
          level: level, value: $0,
          interval: sample.quantileInterval(level, confidence: confidence))
      }
    }
  }

  /// Share of paths on which it is undefined; 0 without paths.
  public var undefinedShare: Double {
    let all = count + undefinedCount
    return all == 0 ? 0 : Double(undefinedCount) / Double(all)
  }

  /// The quantile at a level of the configuration; nil for any other.
  public func quantile(_ level: Double) -> Double? {
    quantiles.first { $0.level == level }?.value
  }
}
