import FundModel

extension RunResult {
  /// What sets the worst `analytics.tail_share` of paths apart, by `analytics.var_metric`.
  public func tailDrivers() -> TailDrivers {
    TailDrivers(
      samples: samples, losses: lossesByPath(), share: config.analytics.tailShare)
  }

  /// Bands of a metric: mean, deviation and the quantiles of `analytics.quantiles`, resampled with
  /// the seed of the run.
  public func bootstrap(_ metric: Metric, samples: Int) -> BootstrapBands {
    bootstrap(
      sample(metric),
      [.mean, .standardDeviation] + config.analytics.quantiles.map { .quantile($0) }, samples)
  }

  /// Bands of the loss: mean, deviation, VaR and CVaR at `analytics.var_levels`.
  public func bootstrapOfLoss(samples: Int) -> BootstrapBands {
    bootstrap(
      losses(),
      [.mean, .standardDeviation]
        + config.analytics.varLevels.flatMap { [.valueAtRisk($0), .conditionalValueAtRisk($0)] },
      samples)
  }

  private func bootstrap(
    _ sample: Sample, _ statistics: [BootstrapBands.Statistic], _ samples: Int
  ) -> BootstrapBands {
    BootstrapBands(
      sample, statistics: statistics, samples: samples, seed: manifest.seed,
      confidence: config.analytics.confidenceLevel)
  }

  /// Correlations of every pair of metrics, each over the paths on which both are defined.
  public func correlations(_ metrics: [Metric]) -> [RiskSummary.Correlation] {
    RiskSummary.correlations(samples, metrics)
  }
}
