import FundModel
import FundNumerics

/// A run that is compared with others: its figures, and its values by path where they are at hand.
public struct ComparedRun: Sendable {
  /// What the comparison calls it; labels that are not different get a number.
  public var label: String
  public var document: RunDocument
  private let result: RunResult?

  public init(_ label: String, _ result: RunResult, document: RunDocument? = nil) {
    self.label = label
    self.document = document ?? RunDocument(result)
    self.result = result
  }

  /// A run that is known by its document; its values by path are the samples in it, if it has some.
  public init(_ label: String, _ document: RunDocument) {
    self.label = label
    self.document = document
    result = nil
  }

  /// Whether its values by path are at hand.
  public var hasSamples: Bool { result != nil || document.samples != nil }

  /// Metrics of the fund's own.
  var ownMetrics: [String] { document.hookMetrics?.map(\.name) ?? [] }

  /// A subject by path, not a number where it is undefined; nil without samples, or without a subject of
  /// that name.
  func column(_ subject: Objective.Subject) -> [Double]? {
    if let result {
      if case .own(let name) = subject, result.hookMetrics?.column(name) == nil { return nil }
      return Objective(subject, .statistic(.mean)).column(result)
    }
    func stored(_ name: String) -> [Double]? { document.samples?[name]?.map { $0 ?? .nan } }
    switch subject {
    case .metric(let metric): return stored(metric.name)
    case .own(let name): return stored(name)
    case .loss:
      let metric = document.statistics.risk.varMetric
      return stored(metric.source.name).map {
        RiskSummary.lossesByPath($0, metric: metric, hurdleRate: document.terms.hurdleRate)
      }
    }
  }

  /// A figure with its error: from the values by path, or else as the document states it.
  func value(_ objective: Objective) -> Objective.Value? {
    if let column = column(objective.subject) {
      return objective.evaluate(column, hurdleRate: document.terms.hurdleRate)
    }
    return objective.evaluate(document)
  }
}

extension Objective {
  /// The figure as a document states it; nil for one that it does not hold.
  func evaluate(_ document: RunDocument) -> Value? {
    switch (subject, figure) {
    case (.loss, .statistic(.valueAtRisk(let level))):
      return Self.tail(document.statistics.risk, level, \.valueAtRisk, \.valueAtRiskError)
    case (.loss, .statistic(.conditionalValueAtRisk(let level))):
      return Self.tail(
        document.statistics.risk, level, \.conditionalValueAtRisk, \.conditionalValueAtRiskError)
    case (.loss, _): return nil
    case (.metric(let metric), .statistic(let statistic)):
      return Self.stated(statistic, document.statistics[metric], document.terms.confidenceLevel)
    case (.own(let name), .statistic(let statistic)):
      return document.hookMetrics?.first { $0.name == name }.flatMap {
        Self.stated(statistic, $0.figures, document.terms.confidenceLevel)
      }
    case (_, .probability): return stated(document.statistics.risk)
    }
  }

  private static func tail(
    _ risk: RiskSummary, _ level: Double, _ value: KeyPath<TailRisk, Double>,
    _ error: KeyPath<TailRisk, Double?>
  ) -> Value? {
    risk.tail(level: level).map { tail in
      Value(
        value: tail[keyPath: value], standardError: tail[keyPath: error],
        count: Int((Double(tail.tailCount) / (1 - level)).rounded()),
        undefinedCount: risk.undefinedLosses)
    }
  }

  private static func stated(
    _ statistic: MetricStatistic, _ summary: MetricSummary, _ confidence: Double
  ) -> Value? {
    func made(_ value: Double?, _ error: Double?) -> Value? {
      value.map {
        Value(
          value: $0, standardError: error, count: summary.count,
          undefinedCount: summary.undefinedCount)
      }
    }
    func quantile(_ level: Double) -> Value? {
      let found = summary.quantiles.first { $0.level == level }
      return made(found?.value, found?.interval.standardError(confidence))
    }
    switch statistic {
    case .mean: return made(summary.mean, summary.standardError)
    case .sd: return made(summary.standardDeviation, nil)
    case .se: return made(summary.standardError, nil)
    case .min: return made(summary.min, nil)
    case .max: return made(summary.max, nil)
    case .median: return quantile(0.5)
    case .quantile(let level): return quantile(level)
    case .valueAtRisk, .conditionalValueAtRisk: return nil
    }
  }

  /// One of the probabilities that every document states.
  private func stated(_ risk: RiskSummary) -> Value? {
    let known: [(GuardrailMetric.ProbabilityMetric, Proportion)] = [
      (.ofLoss, risk.probabilityOfLoss), (.irrNegative, risk.probabilityIrrNegative),
      (.irrBelowHurdle, risk.probabilityIrrBelowHurdle),
    ]
    guard let share = known.first(where: { Objective($0.0) == self })?.1, let value = share.value
    else { return nil }
    return Value(
      value: value, standardError: share.standardError, count: share.count, undefinedCount: 0)
  }
}

extension Interval {
  /// The error of which a normal interval of that level would be as wide; nil without both bounds.
  fileprivate func standardError(_ level: Double) -> Double? {
    guard let low, let high, level > 0, level < 1 else { return nil }
    return (high - low) / (2 * inverseNormal((1 + level) / 2))
  }
}
