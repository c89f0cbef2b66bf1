import FundModel

/// The value of a parameter, or the strength of a scenario, at which an objective meets its target.
public struct SolveReport: Sendable {
  /// One run on the way.
  public struct Evaluation: Sendable, Equatable {
    public var at: Double
    public var value: Double
    public var standardError: Double?

    public init(at: Double, value: Double, standardError: Double?) {
      self.at = at
      self.value = value
      self.standardError = standardError
    }
  }

  /// Path of the parameter, or name of the scenario.
  public var vary: String
  public var isDirection: Bool
  /// Metric expression and its unit.
  public var objective: String
  public var unit: MetricUnit
  public var target: Double

  /// Where the objective of this seed's paths meets the target.
  public var value: Double
  /// Error of `value`: that of the objective over the slope; nil where either is not known.
  public var standardError: Double?
  /// `value ± z standardError` at `level`.
  public var interval: Interval
  public var level: Double
  /// The objective at `value`.
  public var achieved: Evaluation
  /// Change of the objective by unit, between two runs on either side; nil where it is flat.
  public var slope: Double?
  /// In the order in which they were made.
  public var evaluations: [Evaluation]
  /// What to bear in mind: not monotone, answer at the edge, ...
  public var notes: [String]

  public var fund: String
  public var seed: UInt64
  public var paths: Int

  public init(
    vary: String, isDirection: Bool, objective: String, unit: MetricUnit, target: Double,
    value: Double, standardError: Double?, interval: Interval, level: Double,
    achieved: Evaluation, slope: Double?, evaluations: [Evaluation], notes: [String],
    fund: String, seed: UInt64, paths: Int
  ) {
    self.vary = vary
    self.isDirection = isDirection
    self.objective = objective
    self.unit = unit
    self.target = target
    self.value = value
    self.standardError = standardError
    self.interval = interval
    self.level = level
    self.achieved = achieved
    self.slope = slope
    self.evaluations = evaluations
    self.notes = notes
    self.fund = fund
    self.seed = seed
    self.paths = paths
  }
}
