import FundModel

/// What can go wrong, over paths (docs/model.md, Metrics).
public struct RiskSummary: Sendable, Equatable {
  public struct Correlation: Sendable, Equatable {
    public var first: Metric
    public var second: Metric
    /// Nil when one of them does not vary.
    public var value: Double?

    public init(first: Metric, second: Metric, value: Double?) {
      self.first = first
      self.second = second
      self.value = value
    }
  }

  /// How a loss is measured; positive is a loss.
  public var varMetric: Analytics.VarMetric
  /// Paths on which the loss is undefined; they are in no tail.
  public var undefinedLosses: Int
  /// At `analytics.var_levels`, in their order; empty when no loss is defined.
  public var tails: [TailRisk]
  /// TVPI below 1.
  public var probabilityOfLoss: Proportion
  /// Net IRR below 0, and below the hurdle, over the paths on which it is defined.
  public var probabilityIrrNegative: Proportion
  public var probabilityIrrBelowHurdle: Proportion
  /// Mean of hurdle less net IRR over the paths below the hurdle, with its standard error; nil when
  /// there are none (for the error: fewer than two).
  public var shortfallBelowHurdle: Double?
  public var shortfallBelowHurdleError: Double?
  /// Across paths: mean net IRR less `analytics.risk_free_rate` over its deviation, and over the
  /// root of the mean square of its shortfalls below that rate. Nil without deviation.
  public var sharpe: Double?
  public var sortino: Double?
  public var correlations: [Correlation]

  /// The metrics whose correlations are stated.
  public static let correlated: [Metric] = [
    .netIrr, .tvpi, .grossIrr, .defaultRate, .lossRate, .assetWal,
  ]

  /// - Parameter hurdleRate: `waterfall.hurdle_rate`.
  public init(samples: SampleTable, analytics: Analytics, hurdleRate: Double) {
    let confidence = analytics.confidenceLevel
    let losses = RiskSummary.losses(samples, metric: analytics.varMetric, hurdleRate: hurdleRate)
    varMetric = analytics.varMetric
    undefinedLosses = losses.undefinedCount
    tails = analytics.varLevels.compactMap { losses.tailRisk(level: $0) }

    let multiples = samples.defined(.tvpi)
    probabilityOfLoss = Proportion(
      hits: multiples.count { $0 < 1 }, count: multiples.count, confidence: confidence)
    let rates = samples.defined(.netIrr)
    let misses = rates.filter { $0 < hurdleRate }
    probabilityIrrNegative = Proportion(
      hits: rates.count { $0 < 0 }, count: rates.count, confidence: confidence)
    probabilityIrrBelowHurdle = Proportion(
      hits: misses.count, count: rates.count, confidence: confidence)
    let shortfall = SampleMoments(misses.map { hurdleRate - $0 })
    shortfallBelowHurdle = shortfall.mean
    shortfallBelowHurdleError = shortfall.standardError

    let target = analytics.riskFreeRate
    let moments = SampleMoments(rates)
    sharpe = nil
    sortino = nil
    if let mean = moments.mean {
      if let deviation = moments.standardDeviation, deviation > 0 {
        sharpe = (mean - target) / deviation
      }
      let squares = rates.reduce(0) { $0 + Swift.min(0, $1 - target) * Swift.min(0, $1 - target) }
      if squares > 0 { sortino = (mean - target) / (squares / Double(rates.count)).squareRoot() }
    }

    correlations = RiskSummary.correlations(samples, RiskSummary.correlated)
  }

  /// Correlation of every pair, in the order given.
  static func correlations(_ samples: SampleTable, _ metrics: [Metric]) -> [Correlation] {
    metrics.indices.flatMap { i in
      metrics[(i + 1)...].map { second in
        Correlation(
          first: metrics[i], second: second,
          value: correlation(samples.column(metrics[i]), samples.column(second)))
      }
    }
  }

  /// The loss of every path by `analytics.var_metric`: 1 - TVPI; hurdle - net IRR; or minus the
  /// worst yearly NAV return.
  public static func losses(
    _ samples: SampleTable, metric: Analytics.VarMetric, hurdleRate: Double
  ) -> Sample {
    Sample(lossesByPath(samples, metric: metric, hurdleRate: hurdleRate))
  }

  /// The same in the order of paths; not a number where it is undefined.
  public static func lossesByPath(
    _ samples: SampleTable, metric: Analytics.VarMetric, hurdleRate: Double
  ) -> [Double] {
    lossesByPath(samples.column(metric.source), metric: metric, hurdleRate: hurdleRate)
  }

  /// The same of the values of `metric.source` by path.
  static func lossesByPath(
    _ values: some Collection<Double>, metric: Analytics.VarMetric, hurdleRate: Double
  ) -> [Double] {
    switch metric {
    case .tvpiLoss: values.map { 1 - $0 }
    case .irrShortfall: values.map { hurdleRate - $0 }
    case .annualNavChange: values.map { -$0 }
    }
  }

  public func tail(level: Double) -> TailRisk? { tails.first { $0.level == level } }
}

extension Analytics.VarMetric {
  /// The metric that the loss is made of.
  var source: Metric {
    switch self {
    case .tvpiLoss: .tvpi
    case .irrShortfall: .netIrr
    case .annualNavChange: .worstAnnualNavChange
    }
  }
}
