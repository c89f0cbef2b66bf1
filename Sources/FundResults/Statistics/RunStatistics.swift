import FundModel

/// The figures drawn from a run's samples: a summary of every metric, and the risk figures.
public struct RunStatistics: Sendable, Equatable {
  /// In the order of `Metric.allCases`.
  public var summaries: [MetricSummary]
  public var risk: RiskSummary

  /// - Parameter hurdleRate: `waterfall.hurdle_rate`.
  /// - Complexity: sorts every column, so O(metrics × paths log paths).
  public init(samples: SampleTable, analytics: Analytics, hurdleRate: Double) {
    summaries = Metric.allCases.map { metric in
      MetricSummary(
        metric: metric, sample: Sample(samples.column(metric)), levels: analytics.quantiles,
        confidence: analytics.confidenceLevel)
    }
    risk = RiskSummary(samples: samples, analytics: analytics, hurdleRate: hurdleRate)
  }

  /// Figures that were computed before.
  /// - Precondition: one summary a metric, in the order of `Metric.allCases`.
  public init(summaries: [MetricSummary], risk: RiskSummary) {
    precondition(summaries.map(\.metric) == Metric.allCases)
    self.summaries = summaries
    self.risk = risk
  }

  public init(_ result: RunResult) {
    self.init(
      samples: result.samples, analytics: result.config.analytics,
      hurdleRate: result.config.waterfall.hurdleRate)
  }

  public subscript(metric: Metric) -> MetricSummary { summaries[metric.rawValue] }

  /// Undefined figures and thin tails, as the warnings of a run.
  public var warnings: [RunWarning] {
    let undefined = [Metric.netIrr, .grossIrr].compactMap { metric -> RunWarning? in
      let summary = self[metric]
      guard summary.undefinedCount > 0 else { return nil }
      let all = summary.count + summary.undefinedCount
      return RunWarning(
        code: "undefined_share",
        message: "\(metric.name) is undefined on \(summary.undefinedCount) of \(all) paths; "
          + "they are left out of its mean and quantiles")
    }
    let thin = risk.tails.filter(\.isThin).map { tail in
      RunWarning(
        code: "thin_tail",
        message: "the tail beyond level \(tail.level) has \(tail.tailCount) paths, fewer than "
          + "\(TailRisk.thinTail): its VaR and CVaR are rough")
    }
    return undefined + thin
  }
}

extension RunResult {
  /// The sample of one metric, sorted.
  public func sample(_ metric: Metric) -> Sample { Sample(samples.column(metric)) }

  /// The sample of losses by `analytics.var_metric`, sorted.
  public func losses() -> Sample {
    RiskSummary.losses(
      samples, metric: config.analytics.varMetric, hurdleRate: config.waterfall.hurdleRate)
  }

  /// The losses in the order of paths; not a number where undefined.
  public func lossesByPath() -> [Double] {
    RiskSummary.lossesByPath(
      samples, metric: config.analytics.varMetric, hurdleRate: config.waterfall.hurdleRate)
  }

  public func histogram(_ metric: Metric) -> MetricHistogram {
    MetricHistogram(sample(metric), bins: config.analytics.histogramBins)
  }
}
