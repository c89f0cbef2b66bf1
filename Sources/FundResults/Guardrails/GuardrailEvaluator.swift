import FundModel

/// Holds the figures of a finished run against the guardrails of its configuration.
///
/// A guardrail whose metric or condition has no value is reported as undefined; it never passes.
public struct GuardrailEvaluator: Sendable {
  private let samples: SampleTable
  private let statistics: RunStatistics
  private let hurdleRate: Double
  /// Metrics of the fund's own, and their summaries.
  private let own: HookTable?
  private let ownSummaries: [HookMetricSummary]
  private let staticValue: @Sendable (GuardrailMetric.StaticMetric) -> Double?

  /// - Parameters:
  ///   - hurdleRate: `waterfall.hurdle_rate`.
  ///   - staticValue: the figures that the configuration alone tells.
  public init(
    samples: SampleTable, statistics: RunStatistics, hurdleRate: Double, own: HookTable? = nil,
    ownSummaries: [HookMetricSummary] = [],
    staticValue: @escaping @Sendable (GuardrailMetric.StaticMetric) -> Double?
  ) {
    self.own = own
    self.ownSummaries = ownSummaries
    self.samples = samples
    self.statistics = statistics
    self.hurdleRate = hurdleRate
    self.staticValue = staticValue
  }

  /// - Parameter own: metrics of the fund's own, if it has some.
  public init(
    samples: SampleTable, statistics: RunStatistics, config: FundConfig, own: HookTable? = nil
  ) {
    self.init(
      samples: samples, statistics: statistics, hurdleRate: config.waterfall.hurdleRate, own: own,
      ownSummaries: own.map { HookMetricSummary.all($0, analytics: config.analytics) } ?? [],
      staticValue: { GuardrailMetric.fixed($0).staticValue(in: config) })
  }

  /// One outcome a guardrail, in their order.
  public func outcomes(_ guardrails: [Guardrail]) -> [GuardrailOutcome] {
    guardrails.map(outcome)
  }

  public func outcome(_ guardrail: Guardrail) -> GuardrailOutcome {
    if let when = guardrail.when {
      let found = figure(when.metric)
      guard let value = found.value else {
        return GuardrailOutcome(
          guardrail: guardrail, value: nil, verdict: .undefined,
          note: "condition \(when.metric): \(found.note)")
      }
      guard when.op.holds(value, when.limit) else {
        return GuardrailOutcome(
          guardrail: guardrail, value: figure(guardrail.metric).value, verdict: .notApplicable,
          note: "only when \(when.metric) \(when.op.rawValue) \(when.limit); it is \(value)")
      }
    }
    let found = figure(guardrail.metric)
    guard let value = found.value else {
      return GuardrailOutcome(
        guardrail: guardrail, value: nil, verdict: .undefined, note: found.note)
    }
    let tripped = guardrail.op.holds(value, guardrail.limit)
    return GuardrailOutcome(
      guardrail: guardrail, value: value, verdict: tripped ? .tripped : .passed, note: found.note)
  }

  /// The figure of that name, with what is to say about it, or why it has no value.
  public func figure(_ name: String) -> (value: Double?, note: String) {
    if let own, let found = GuardrailMetric.ownStatistic(name, of: own.names),
      let summary = ownSummaries.first(where: { $0.name == found.name }),
      let column = own.column(found.name)
    {
      return value(found.statistic, of: summary.figures) { Sample(column) }
    }
    let metric: GuardrailMetric
    do {
      metric = try GuardrailMetric.parse(name)
    } catch {
      return (nil, "\(name) \(error.message)")
    }
    switch metric {
    case .fixed(let fixed):
      return staticValue(fixed).map { ($0, "") } ?? (nil, "the configuration does not tell it")
    case .metric(let metric, let statistic):
      return value(statistic, of: statistics[metric]) { Sample(samples.column(metric)) }
    case .loss(.valueAtRisk(let level)): return tail(level, \.valueAtRisk)
    case .loss(.conditionalValueAtRisk(let level)): return tail(level, \.conditionalValueAtRisk)
    case .loss(let statistic):
      let losses = losses()
      // The metric names the summary only; its figures are those of the losses.
      let summary = MetricSummary(metric: .tvpi, sample: losses, levels: [], confidence: 0.95)
      return value(statistic, of: summary) { losses }
    case .probability(.ofLoss): return share(statistics.risk.probabilityOfLoss)
    case .probability(.irrNegative): return share(statistics.risk.probabilityIrrNegative)
    case .probability(.irrBelowHurdle): return share(statistics.risk.probabilityIrrBelowHurdle)
    }
  }

  private func losses() -> Sample {
    RiskSummary.losses(samples, metric: statistics.risk.varMetric, hurdleRate: hurdleRate)
  }

  private func value(
    _ statistic: MetricStatistic, of summary: MetricSummary, sample: () -> Sample
  ) -> (value: Double?, note: String) {
    guard summary.count > 0 else { return (nil, "it is defined on no path") }
    let value: Double? =
      switch statistic {
      case .mean: summary.mean
      case .sd: summary.standardDeviation
      case .se: summary.standardError
      case .min: summary.min
      case .max: summary.max
      case .median: summary.quantile(0.5) ?? sample().quantile(0.5)
      case .quantile(let level): summary.quantile(level) ?? sample().quantile(level)
      case .valueAtRisk(let level): sample().tailRisk(level: level)?.valueAtRisk
      case .conditionalValueAtRisk(let level):
        sample().tailRisk(level: level)?.conditionalValueAtRisk
      }
    guard let value else { return (nil, "too few paths to tell") }
    let paths = summary.count + summary.undefinedCount
    return (
      value,
      summary.undefinedCount == 0
        ? "" : "undefined on \(summary.undefinedCount) of \(paths) paths"
    )
  }

  private func tail(
    _ level: Double, _ figure: KeyPath<TailRisk, Double>
  ) -> (value: Double?, note: String) {
    let found = statistics.risk.tail(level: level) ?? losses().tailRisk(level: level)
    guard let found else { return (nil, "the loss is defined on no path") }
    return (found[keyPath: figure], found.isThin ? "only \(found.tailCount) paths in the tail" : "")
  }

  private func share(_ proportion: Proportion) -> (value: Double?, note: String) {
    proportion.value.map { ($0, "") } ?? (nil, "it can be told on no path")
  }
}
