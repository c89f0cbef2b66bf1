import FundModel

extension RunArchive {
  /// The entry of a run, without pieces: the store states those.
  ///
  /// Figures by name, those that are defined: of every metric and every metric of the fund's own
  /// `NAME.mean`, `.se`, `.sd`, `.min`, `.max` and `.qL` for the levels of `analytics.quantiles`;
  /// `loss.varL`, `loss.varL.se`, `loss.cvarL`, `loss.cvarL.se` for those of `analytics.var_levels`;
  /// `probability_of_loss`, `probability_irr_negative`, `probability_irr_below_hurdle`, `sharpe`,
  /// `sortino`, `shortfall_below_hurdle` and its `.se`. A level L is written `0.05`.
  /// - Parameter time: ISO 8601, UTC.
  /// - Throws: `DigestError` if OpenSSL refuses.
  public static func entry(
    of result: RunResult, at time: String, tags: [String]
  ) throws -> RunEntry {
    let identity = RunIdentity(result)
    return RunEntry(
      id: try identity.id, identity: identity, name: result.manifest.configName,
      preset: result.manifest.preset, created: time, used: time,
      tags: Array(Set(tags)).sorted(), figures: figures(of: result),
      tripped: result.guardrails.filter(\.tripped).map(\.guardrail.name),
      seconds: result.timings.totalSeconds)
  }

  static func figures(of result: RunResult) -> [String: Double] {
    var figures: [String: Double] = [:]
    func set(_ name: String, _ value: Double?) {
      // Databases know one zero: -0 would come back as another figure.
      if let value, value.isFinite { figures[name] = value == 0 ? 0 : value }
    }
    func set(_ name: String, _ summary: MetricSummary) {
      set("\(name).mean", summary.mean)
      set("\(name).se", summary.standardError)
      set("\(name).sd", summary.standardDeviation)
      set("\(name).min", summary.min)
      set("\(name).max", summary.max)
      for quantile in summary.quantiles {
        set("\(name).q\(ConfigNumber(quantile.level).text)", quantile.value)
      }
    }
    let statistics = RunStatistics(result)
    for summary in statistics.summaries { set(summary.metric.name, summary) }
    if let own = result.hookMetrics {
      for summary in HookMetricSummary.all(own, analytics: result.config.analytics) {
        set(summary.name, summary.figures)
      }
    }
    let risk = statistics.risk
    for tail in risk.tails {
      let level = ConfigNumber(tail.level).text
      set("loss.var\(level)", tail.valueAtRisk)
      set("loss.cvar\(level)", tail.conditionalValueAtRisk)
      set("loss.var\(level).se", tail.valueAtRiskError)
      set("loss.cvar\(level).se", tail.conditionalValueAtRiskError)
    }
    set("probability_of_loss", risk.probabilityOfLoss.value)
    set("probability_irr_negative", risk.probabilityIrrNegative.value)
    set("probability_irr_below_hurdle", risk.probabilityIrrBelowHurdle.value)
    set("shortfall_below_hurdle", risk.shortfallBelowHurdle)
    set("shortfall_below_hurdle.se", risk.shortfallBelowHurdleError)
    set("sharpe", risk.sharpe)
    set("sortino", risk.sortino)
    return figures
  }
}
