import FundModel

/// Why a figure is what it is: the rule, the inputs it is worked out from, the clauses of the
/// configuration that acted, and, below it, the same for its parts.
public struct Explanation: Sendable {
  /// A figure that the formula names.
  public struct Input: Sendable, Equatable {
    public var name: String
    public var value: Double
    public var unit: MetricUnit

    public init(_ name: String, _ value: Double, _ unit: MetricUnit) {
      self.name = name
      self.value = value
      self.unit = unit
    }
  }

  /// A value of the configuration, and who set it.
  public struct Clause: Sendable, Equatable {
    public var path: String
    /// As JSON has it; nil where the configuration holds none or is not at hand.
    public var value: String?
    /// Preset, file and line, or line of a script.
    public var origin: String?

    public init(path: String, value: String?, origin: String?) {
      self.path = path
      self.value = value
      self.origin = origin
    }
  }

  /// Name in scripts: that of a metric, of an input of the figure above, or of what is told.
  public var name: String
  public var label: String
  /// Not a number where the figure is undefined, and for parts that only tell.
  public let value: Double
  public var unit: MetricUnit
  /// The rule in words.
  public var rule: String
  /// The section of docs/model.md that states it, for example `6`.
  public var section: String
  /// The rule in symbols, by the names of `inputs` and `tables`; nil for parts that only tell.
  public let formula: Formula?
  public let inputs: [Input]
  public let tables: [FactTable]
  public var clauses: [Clause]
  public var notes: [String]
  public var parts: [Explanation]

  /// A figure: its value is worked out from the inputs and tables by the formula, from nothing else.
  public init(
    _ name: String, label: String, unit: MetricUnit, rule: String, section: String,
    formula: Formula, inputs: [Input] = [], tables: [FactTable] = [], clauses: [Clause] = [],
    notes: [String] = [], parts: [Explanation] = []
  ) {
    self.name = name
    self.label = label
    self.unit = unit
    self.rule = rule
    self.section = section
    self.formula = formula
    self.inputs = inputs
    self.tables = tables
    self.clauses = clauses
    self.notes = notes
    self.parts = parts
    value = formula.value(inputs: inputs, tables: tables)
  }

  /// A part that tells and has no figure of its own.
  public init(
    telling name: String, label: String, rule: String, section: String, tables: [FactTable] = [],
    clauses: [Clause] = [], notes: [String] = [], parts: [Explanation] = []
  ) {
    self.name = name
    self.label = label
    unit = .count
    self.rule = rule
    self.section = section
    formula = nil
    inputs = []
    self.tables = tables
    self.clauses = clauses
    self.notes = notes
    self.parts = parts
    value = .nan
  }

  /// The part of that name; nil when there is none.
  public func part(_ name: String) -> Explanation? { parts.first { $0.name == name } }

  /// The table of that name; nil when there is none.
  public func table(_ name: String) -> FactTable? { tables.first { $0.name == name } }
}
