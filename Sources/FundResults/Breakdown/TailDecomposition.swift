import FundModel

/// The parts of the CVaR of `1 - TVPI`, which sum to it (docs/model.md, 6.1).
public struct TailDecomposition: Sendable, Equatable, Codable {
  /// What the loss is taken apart by.
  public enum Basis: String, Sendable, CaseIterable, Codable {
    case zone, vintage, product
    /// Every line of the attribution.
    case line

    var grouping: BreakdownLayout.Grouping? { .init(rawValue: rawValue) }
  }

  public struct Part: Sendable, Equatable, Codable {
    /// A zone, vintage, product, or `AttributionLine.name`.
    public var name: String
    /// Whether it is a group of loans.
    public var isGroup: Bool
    /// Its part of the CVaR; what lowers the loss is negative.
    public var value: Double
    /// The same part on average over all paths.
    public var average: Double

    enum CodingKeys: String, CodingKey {
      case name, value, average
      case isGroup = "is_group"
    }
  }

  /// Why a loss has no parts.
  public struct NotAdditive: Error, Sendable, CustomStringConvertible {
    public let metric: Analytics.VarMetric

    public var description: String {
      "analytics.var_metric is \(metric.rawValue), which is no sum over zones, vintages, products or "
        + "lines: only the CVaR of tvpi_loss has parts that add up to it"
    }
  }

  public var by: Basis
  public var level: Double
  public var valueAtRisk: Double
  public var conditionalValueAtRisk: Double
  /// Mean loss over all paths: the sum of `average`.
  public var meanLoss: Double
  public var parts: [Part]

  enum CodingKeys: String, CodingKey {
    case by, level, parts
    case valueAtRisk = "var"
    case conditionalValueAtRisk = "cvar"
    case meanLoss = "mean_loss"
  }

  /// - Returns: nil when no path has a loss, or the level is not inside (0, 1).
  /// - Throws: `NotAdditive` unless `analytics.var_metric` is `tvpi_loss`.
  public init?(
    _ table: BreakdownTable, samples: SampleTable, config: FundConfig, level: Double, by: Basis
  ) throws(NotAdditive) {
    let metric = config.analytics.varMetric
    guard metric == .tvpiLoss else { throw NotAdditive(metric: metric) }
    self.init(additive: table, samples: samples, config: config, level: level, by: by)
  }

  /// The parts of the loss `1 - TVPI`, whatever `analytics.var_metric` says.
  init?(
    additive table: BreakdownTable, samples: SampleTable, config: FundConfig, level: Double,
    by: Basis
  ) {
    let losses = RiskSummary.lossesByPath(
      samples, metric: .tvpiLoss, hurdleRate: config.waterfall.hurdleRate)
    guard let tail = Sample(losses).tailRisk(level: level) else { return nil }
    let weights = Self.weights(losses, valueAtRisk: tail.valueAtRisk, level: level)
    let defined = losses.indices.filter { losses[$0].isFinite }
    let paidIn = samples.column(.paidIn)

    func part(_ name: String, _ values: [Double], isGroup: Bool) -> Part {
      var inTail = 0.0
      var all = 0.0
      for path in defined {
        let loss = 0 - values[path] / paidIn[path]
        all += loss
        if weights[path] > 0 { inTail += weights[path] * loss }
      }
      return Part(
        name: name, isGroup: isGroup, value: inTail, average: all / Double(defined.count))
    }
    self.by = by
    self.level = level
    valueAtRisk = tail.valueAtRisk
    conditionalValueAtRisk = tail.conditionalValueAtRisk
    meanLoss = SampleMoments(defined.map { losses[$0] }).mean ?? 0
    let lines = by == .line ? AttributionLine.allCases : AttributionLine.ofFund
    var parts: [Part] = []
    if let grouping = by.grouping {
      for (position, name) in GroupTable.names(grouping, table.layout, config).enumerated() {
        parts.append(part(name, table.result(grouping, position), isGroup: true))
      }
    }
    parts += lines.map { part($0.name, table.line($0), isGroup: false) }
    self.parts = parts
  }

  /// Weights of the paths, summing to 1: those beyond VaR count whole, those at it share what is left.
  private static func weights(
    _ losses: [Double], valueAtRisk: Double, level: Double
  ) -> [Double] {
    let count = losses.count { $0.isFinite }
    let beyond = losses.count { $0.isFinite && $0 > valueAtRisk }
    let atRisk = losses.count { $0 == valueAtRisk }
    let tail = max(Double(count) * (1 - level), Double(beyond))
    let rest = (tail - Double(beyond)) / Double(atRisk)
    return losses.map { loss in
      guard loss.isFinite, loss >= valueAtRisk else { return 0 }
      return (loss > valueAtRisk ? 1 : rest) / tail
    }
  }
}
