import FundModel

/// What came of the cells of a sweep: one row a cell.
public struct SweepTable: Sendable, Equatable {
  /// A figure that was asked for.
  public struct Figure: Sendable, Equatable {
    /// `Objective.name`.
    public var name: String
    public var unit: MetricUnit
    /// Whether a lower value is better.
    public var lowerIsBetter: Bool

    public init(name: String, unit: MetricUnit, lowerIsBetter: Bool) {
      self.name = name
      self.unit = unit
      self.lowerIsBetter = lowerIsBetter
    }
  }

  public struct Row: Sendable, Equatable {
    /// Number of the cell, from 1.
    public var cell: Int
    /// By parameter.
    public var inputs: [ConfigValue]
    /// By figure.
    public var figures: [GroupedFigure]

    public init(cell: Int, inputs: [ConfigValue], figures: [GroupedFigure]) {
      self.cell = cell
      self.inputs = inputs
      self.figures = figures
    }
  }

  /// Paths of the parameters: those that vary, then those that are rescaled.
  public var parameters: [String]
  /// How many of them vary; the others follow.
  public var varied: Int
  public var figures: [Figure]
  public var rows: [Row]
  /// Name and seed of the design.
  public var design: String
  public var designSeed: UInt64
  public var paths: Int
  public var seed: UInt64
  /// Cells whose figures were read and not run.
  public var cached: Int
  /// What the cache had to say.
  public var notes: [String]

  public init(
    parameters: [String], varied: Int, figures: [Figure], rows: [Row], design: String,
    designSeed: UInt64, paths: Int, seed: UInt64, cached: Int, notes: [String] = []
  ) {
    self.parameters = parameters
    self.varied = varied
    self.figures = figures
    self.rows = rows
    self.design = design
    self.designSeed = designSeed
    self.paths = paths
    self.seed = seed
    self.cached = cached
    self.notes = notes
  }

  /// Names of the columns: cell, parameters, and each figure with its error.
  public var columnNames: [String] {
    ["cell"] + parameters + figures.flatMap { [$0.name, $0.name + "_se"] }
  }

  public func figureIndex(_ name: String) -> Int? {
    figures.firstIndex { $0.name == name }
  }

  public func parameterIndex(_ path: String) -> Int? { parameters.firstIndex(of: path) }

  /// Rows in order of a figure, the best first; rows without it are left out, ties stay in the order
  /// of cells.
  public func best(_ figure: Int, count: Int, lowest: Bool? = nil) -> [Row] {
    let rising = lowest ?? figures[figure].lowerIsBetter
    let defined = rows.filter { $0.figures[figure].value != nil }
    func key(_ row: Row) -> Double {
      let value = row.figures[figure].value ?? .nan
      return rising ? value : 0 - value
    }
    return Array(defined.sorted { (key($0), $0.cell) < (key($1), $1.cell) }.prefix(max(0, count)))
  }
}
