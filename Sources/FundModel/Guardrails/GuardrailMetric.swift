/// What a guardrail watches.
///
/// ```
/// static          max_cltv, max_ltv, max_senior_ltv, max_zone_allocation, paths, target_wal
/// metric          net_irr.mean, tvpi.q05, default_rate.max      a statistic of a per-path metric
/// loss            loss.var99, loss.cvar995, loss.mean           of the loss of analytics.var_metric
/// probability     probability_of_loss, probability_irr_negative, probability_irr_below_hurdle
/// ```
/// Statistics: mean, sd, se (standard error of the mean), min, max, median, and qNN, varNN, cvarNN,
/// NN being the digits after the point: q05 is 0.05, var995 is 0.995 (q0.05 and var0.995 are read
/// too). varNN and cvarNN are of losses.
public enum GuardrailMetric: Sendable, Equatable {
  case fixed(StaticMetric)
  case metric(Metric, MetricStatistic)
  case loss(MetricStatistic)
  case probability(ProbabilityMetric)

  /// Known from the configuration alone, before a run.
  public enum StaticMetric: String, Sendable, CaseIterable {
    /// Largest over zones of ltv.max + loans.senior_ltv.max.
    case maxCltv = "max_cltv"
    /// Largest zones[].ltv.max.
    case maxLtv = "max_ltv"
    /// loans.senior_ltv.max
    case maxSeniorLtv = "max_senior_ltv"
    /// Largest zones[].allocation.
    case maxZoneAllocation = "max_zone_allocation"
    /// simulation.paths
    case paths
    /// analytics.target_wal_years
    case targetWal = "target_wal"
  }

  /// A share of paths.
  public enum ProbabilityMetric: String, Sendable, CaseIterable {
    /// Paths with TVPI below 1.
    case ofLoss = "probability_of_loss"
    /// Paths with net IRR below 0, paths that lose everything included.
    case irrNegative = "probability_irr_negative"
    /// Paths with net IRR below waterfall.hurdle_rate.
    case irrBelowHurdle = "probability_irr_below_hurdle"
  }
}

/// A figure over the paths of a run.
public enum MetricStatistic: Sendable, Hashable {
  case mean, sd, se, min, max, median
  /// At a probability in (0, 1).
  case quantile(Double)
  /// Value at risk and conditional value at risk, at a confidence level in (0, 1).
  case valueAtRisk(Double)
  case conditionalValueAtRisk(Double)

  /// Words for the statistics without a number.
  public static let words: [(String, MetricStatistic)] = [
    ("mean", .mean), ("sd", .sd), ("se", .se), ("min", .min), ("max", .max), ("median", .median),
  ]
}
