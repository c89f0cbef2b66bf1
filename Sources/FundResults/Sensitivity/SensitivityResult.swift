import FundModel

/// How a figure of a fund answers to its parameters, by one of several methods (docs/lua.md, "Sweeps and
/// sensitivity").
public struct SensitivityResult: Sendable, Equatable {
  public enum Method: String, Sendable, CaseIterable {
    /// One parameter at a time to the ends of its range; differences from the base.
    case tornado
    /// Relative change of the figure over relative change of the parameter, at the base.
    case elasticity
    /// Elementary effects on trajectories.
    case morris
    /// Variance-based indices.
    case sobol
    /// Rank correlation over a Latin hypercube.
    case rank
    /// The value of a parameter at which the figure hits a target.
    case breakeven
  }

  /// What an estimate of a row is measured in.
  public enum Scale: Sendable, Equatable {
    /// The unit of the figure.
    case figure
    /// The unit of the row's parameter.
    case parameter
    /// A pure number.
    case plain
  }

  public struct Column: Sendable, Equatable {
    /// As scripts and CSV files call it: `at_low`, `mu_star`, `total`.
    public var name: String
    public var label: String
    public var scale: Scale

    public init(_ name: String, _ label: String, _ scale: Scale) {
      self.name = name
      self.label = label
      self.scale = scale
    }
  }

  /// One parameter.
  public struct Row: Sendable, Equatable {
    public var path: String
    /// Ends of its range.
    public var low: ConfigValue
    public var high: ConfigValue
    /// By column; nil where there is none.
    public var estimates: [IntervalEstimate?]
    /// Why there is no estimate, or what to know about it.
    public var note: String?

    public init(
      path: String, low: ConfigValue, high: ConfigValue, estimates: [IntervalEstimate?],
      note: String? = nil
    ) {
      self.path = path
      self.low = low
      self.high = high
      self.estimates = estimates
      self.note = note
    }
  }

  public var method: Method
  /// `Objective.name`, and its unit.
  public var figure: String
  public var unit: MetricUnit
  /// The figure of the fund as it is; nil where the method does not run it.
  public var base: GroupedFigure?
  /// What break-even looks for.
  public var target: Double?
  public var columns: [Column]
  /// Most important first.
  public var rows: [Row]
  public var confidence: Double
  /// Cells run or read, and paths of each.
  public var cells: Int
  public var paths: Int
  public var seed: UInt64
  /// Of the whole: what was left out, what the cache said.
  public var notes: [String]

  public init(
    method: Method, figure: String, unit: MetricUnit, columns: [Column], rows: [Row],
    confidence: Double, cells: Int, paths: Int, seed: UInt64, base: GroupedFigure? = nil,
    target: Double? = nil, notes: [String] = []
  ) {
    self.method = method
    self.figure = figure
    self.unit = unit
    self.columns = columns
    self.rows = rows
    self.confidence = confidence
    self.cells = cells
    self.paths = paths
    self.seed = seed
    self.base = base
    self.target = target
    self.notes = notes
  }

  /// The estimate of a row by the column's name.
  public func estimate(_ name: String, _ row: Row) -> IntervalEstimate? {
    guard let column = columns.firstIndex(where: { $0.name == name }),
      column < row.estimates.count
    else { return nil }
    return row.estimates[column]
  }
}
