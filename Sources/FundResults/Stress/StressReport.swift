import FundModel

/// What scenarios do to a fund, figure by figure, against the fund as it is on the same draws.
public struct StressReport: Sendable {
  /// A figure that is compared.
  public struct Figure: Sendable, Equatable {
    /// Metric expression, for example `net_irr.q0.05`.
    public var name: String
    public var unit: MetricUnit

    public init(name: String, unit: MetricUnit) {
      self.name = name
      self.unit = unit
    }
  }

  /// A figure with its standard error, nil where there is none.
  public struct Value: Sendable, Equatable {
    public var value: Double?
    public var standardError: Double?

    public init(value: Double?, standardError: Double?) {
      self.value = value
      self.standardError = standardError
    }
  }

  /// The figure under a scenario less that of the fund, over the paths on which both are defined.
  public struct Difference: Sendable, Equatable {
    public var value: Double?
    /// From differences path by path (means, probabilities), or from resampled pairs of paths
    /// (other statistics); nil for min and max.
    public var standardError: Double?
    /// `value ± z * standardError` at the level of the report.
    public var interval: Interval
    /// Paths on which both are defined.
    public var count: Int

    public init(value: Double?, standardError: Double?, interval: Interval, count: Int) {
      self.value = value
      self.standardError = standardError
      self.interval = interval
      self.count = count
    }
  }

  public struct Row: Sendable {
    /// Name, description, source and date of the scenario.
    public var scenario: Scenario
    /// In the order of the figures.
    public var values: [Value]
    public var differences: [Difference]
    public var guardrails: [GuardrailOutcome]

    public init(
      scenario: Scenario, values: [Value], differences: [Difference],
      guardrails: [GuardrailOutcome]
    ) {
      self.scenario = scenario
      self.values = values
      self.differences = differences
      self.guardrails = guardrails
    }
  }

  public var fund: String
  public var configHash: String
  public var seed: UInt64
  public var paths: Int
  /// Confidence level of the intervals.
  public var level: Double
  public var figures: [Figure]
  /// The fund as it is.
  public var base: [Value]
  public var baseGuardrails: [GuardrailOutcome]
  public var rows: [Row]

  public init(
    fund: String, configHash: String, seed: UInt64, paths: Int, level: Double, figures: [Figure],
    base: [Value], baseGuardrails: [GuardrailOutcome], rows: [Row]
  ) {
    self.fund = fund
    self.configHash = configHash
    self.seed = seed
    self.paths = paths
    self.level = level
    self.figures = figures
    self.base = base
    self.baseGuardrails = baseGuardrails
    self.rows = rows
  }
}
