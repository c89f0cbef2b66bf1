import FundModel
import FundResults

extension VisualSource {
  /// How far the figure of a guardrail may be off by sampling; nil where it is known exactly, or has
  /// no error of its own (deviations, extremes, functions).
  func sampling(of guardrail: String) -> (error: Double?, interval: Interval?)? {
    if let own = document.hookMetrics,
      let found = GuardrailMetric.ownStatistic(guardrail, of: own.map(\.name)),
      let summary = own.first(where: { $0.name == found.name })
    {
      return sampling(of: found.statistic, summary.figures, sample: nil)
    }
    guard let metric = try? GuardrailMetric.parse(guardrail) else { return nil }
    let risk = statistics.risk
    switch metric {
    case .fixed: return nil
    case .metric(let metric, let statistic):
      return sampling(of: statistic, statistics[metric], sample: result.sample(metric))
    case .loss(.valueAtRisk(let level)):
      let tail = risk.tail(level: level) ?? result.losses().tailRisk(level: level)
      return (tail?.valueAtRiskError, interval(tail?.valueAtRisk, tail?.valueAtRiskError))
    case .loss(.conditionalValueAtRisk(let level)):
      let tail = risk.tail(level: level) ?? result.losses().tailRisk(level: level)
      return (
        tail?.conditionalValueAtRiskError,
        interval(tail?.conditionalValueAtRisk, tail?.conditionalValueAtRiskError)
      )
    case .loss(.mean):
      let losses = result.losses()
      return (
        losses.moments.standardError, interval(losses.mean, losses.moments.standardError)
      )
    case .loss(let statistic):
      guard let level = statistic.level else { return nil }
      return (nil, result.losses().quantileInterval(level, confidence: confidence))
    case .probability(let probability):
      let share =
        switch probability {
        case .ofLoss: risk.probabilityOfLoss
        case .irrNegative: risk.probabilityIrrNegative
        case .irrBelowHurdle: risk.probabilityIrrBelowHurdle
        }
      return (share.standardError, share.interval)
    }
  }

  private func sampling(
    of statistic: MetricStatistic, _ summary: MetricSummary, sample: Sample?
  ) -> (error: Double?, interval: Interval?)? {
    if statistic == .mean {
      return (summary.standardError, interval(summary.mean, summary.standardError))
    }
    guard let level = statistic.level else { return nil }
    let known = summary.quantiles.first { $0.level == level }?.interval
    return (nil, known ?? sample?.quantileInterval(level, confidence: confidence))
  }
}

extension MetricStatistic {
  /// The level of a quantile, the median among them.
  fileprivate var level: Double? {
    switch self {
    case .median: 0.5
    case .quantile(let level): level
    case .mean, .sd, .se, .min, .max, .valueAtRisk, .conditionalValueAtRisk: nil
    }
  }
}
