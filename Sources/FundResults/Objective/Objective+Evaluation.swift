import FundModel

extension Objective {
  /// A figure with its standard error.
  public struct Value: Sendable, Equatable {
    public var value: Double
    /// Nil where the sample tells none: min, max, one path, a tail without paths beyond it.
    public var standardError: Double?
    /// Paths it is drawn from, and paths on which the subject is undefined.
    public var count: Int
    public var undefinedCount: Int

    public init(value: Double, standardError: Double?, count: Int, undefinedCount: Int) {
      self.value = value
      self.standardError = standardError
      self.count = count
      self.undefinedCount = undefinedCount
    }
  }

  /// The figure of a finished run; nil where it has none (no defined path, too few paths).
  public func evaluate(_ result: RunResult) -> Value? {
    evaluate(column(result), hurdleRate: result.config.waterfall.hurdleRate)
  }

  /// The subject by path of a finished run; not a number where it is undefined, as a metric of the
  /// fund's own is on every path of a run that has none of that name.
  public func column(_ result: RunResult) -> [Double] {
    switch subject {
    case .metric(let metric): Array(result.samples.column(metric))
    case .own(let name):
      result.hookMetrics?.column(name).map { Array($0) }
        ?? [Double](repeating: .nan, count: result.samples.paths)
    case .loss:
      RiskSummary.lossesByPath(
        result.samples, metric: result.config.analytics.varMetric,
        hurdleRate: result.config.waterfall.hurdleRate)
    }
  }

  /// The figure of values by path. Standard errors, n being the number of defined values:
  ///
  /// ```
  /// mean           s / sqrt(n)
  /// sd             s sqrt((kurtosis - (n - 3)/(n - 1)) / n) / 2, kurtosis = m4 / m2^2
  /// se             that of the deviation over sqrt(n)
  /// median, qP     width of the 95 % interval from order statistics over 2 * 1.96
  /// varL, cvarL    as TailRisk
  /// probability    sqrt(p (1 - p) / n): 0 where no path or every path is counted
  /// min, max       none
  /// ```
  public func evaluate(_ column: [Double], hurdleRate: Double) -> Value? {
    switch figure {
    case .statistic(let statistic):
      let sample = Sample(statistic.isTail && subject != .loss ? column.map { -$0 } : column)
      guard let found = Self.statistic(statistic, of: sample) else { return nil }
      return Value(
        value: found.value, standardError: found.error, count: sample.count,
        undefinedCount: sample.undefinedCount)
    case .probability(let relation, let bound):
      let limit = bound.value(hurdleRate: hurdleRate)
      let defined = column.filter(\.isFinite)
      let share = Proportion(
        hits: defined.count { relation.holds($0, limit) }, count: defined.count, confidence: 0.95)
      guard let value = share.value else { return nil }
      return Value(
        value: value, standardError: share.standardError, count: defined.count,
        undefinedCount: column.count - defined.count)
    }
  }

  private static func statistic(
    _ statistic: MetricStatistic, of sample: Sample
  ) -> (value: Double, error: Double?)? {
    func pair(_ value: Double?, _ error: Double?) -> (value: Double, error: Double?)? {
      value.map { ($0, error) }
    }
    let moments = sample.moments
    switch statistic {
    case .mean: return pair(moments.mean, moments.standardError)
    case .sd: return pair(moments.standardDeviation, deviationError(moments))
    case .se:
      return pair(
        moments.standardError,
        deviationError(moments).map { $0 / Double(moments.count).squareRoot() })
    case .min: return pair(sample.min, nil)
    case .max: return pair(sample.max, nil)
    case .median: return quantile(0.5, of: sample)
    case .quantile(let level): return quantile(level, of: sample)
    case .valueAtRisk(let level):
      let tail = sample.tailRisk(level: level)
      return pair(tail?.valueAtRisk, tail?.valueAtRiskError)
    case .conditionalValueAtRisk(let level):
      let tail = sample.tailRisk(level: level)
      return pair(tail?.conditionalValueAtRisk, tail?.conditionalValueAtRiskError)
    }
  }

  private static func quantile(
    _ level: Double, of sample: Sample
  ) -> (value: Double, error: Double?)? {
    guard let value = sample.quantile(level) else { return nil }
    let interval = sample.quantileInterval(level, confidence: 0.95)
    guard let low = interval.low, let high = interval.high else { return (value, nil) }
    return (value, (high - low) / (2 * 1.959963984540054))
  }

  /// Variance of s^2 is `(m4 - m2^2 (n - 3)/(n - 1)) / n`; of s, that over `4 s^2`.
  private static func deviationError(_ moments: SampleMoments) -> Double? {
    guard let deviation = moments.standardDeviation, moments.count > 3 else { return nil }
    guard deviation > 0, let kurtosis = moments.excessKurtosis else { return 0 }
    let number = Double(moments.count)
    let spread = (kurtosis + 3 - (number - 3) / (number - 1)) / number
    return deviation * Swift.max(0, spread).squareRoot() / 2
  }
}

extension Objective.Bound {
  /// The number, the hurdle looked up.
  public func value(hurdleRate: Double) -> Double {
    switch self {
    case .number(let number): number
    case .hurdle: hurdleRate
    }
  }
}

extension Sample.Relation {
  /// Whether `value relation bound` is true; never for a value that is not a number.
  public func holds(_ value: Double, _ bound: Double) -> Bool {
    switch self {
    case .below: value < bound
    case .atMost: value <= bound
    case .above: value > bound
    case .atLeast: value >= bound
    }
  }
}
