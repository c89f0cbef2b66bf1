import FundModel
import FundMonteCarlo
import FundResults

/// Many runs of one fund with changes, of which only a few figures are kept.
public struct BatchRequest: Sendable {
  /// One run: changes to the base, made in order.
  public struct Cell: Sendable {
    public var changes: [(path: String, value: ConfigValue)]

    public init(_ changes: [(path: String, value: ConfigValue)]) { self.changes = changes }

    /// `zones.green.ltv.mean = 0.5, waterfall.carry = 0.2`; `the fund as it is` without changes.
    public var text: String {
      changes.isEmpty
        ? "the fund as it is"
        : changes.map { "\($0.path) = \($0.value.jsonLine)" }.joined(separator: ", ")
    }
  }

  public var base: ConfigDocument
  public var cells: [Cell]
  public var figures: [Objective]
  /// Paths, seed, threads and the like for every cell; what is kept by path is never asked for.
  public var options: RunOptions
  /// Folder of finished cells; nil keeps none.
  public var cache: String?

  public init(
    base: ConfigDocument, cells: [Cell], figures: [Objective], options: RunOptions = RunOptions(),
    cache: String? = nil
  ) {
    self.base = base
    self.cells = cells
    self.figures = figures
    self.options = options
    self.options.keep = .metrics
    self.options.breakdown = false
    self.cache = cache
  }

  /// The document of a cell.
  ///
  /// - Throws: `ConfigError` with the issues of the changes.
  func document(_ cell: Cell) throws -> ConfigDocument {
    cell.changes.isEmpty ? base : try base.with(cell.changes, origin: options.origin)
  }
}

/// What came of a batch.
public struct BatchResult: Sendable {
  public struct Cell: Sendable {
    /// In the order asked for.
    public var figures: [GroupedFigure]
    /// Read from the cache, not run.
    public var isCached: Bool
  }

  public var cells: [Cell]
  /// Paths of a cell (the largest number, where it varies) and seed of the base.
  public var paths: Int
  public var seed: UInt64
  /// Runs made: cells that are equal are run once.
  public var runs: Int
  /// Files of the cache that could not be used, and why.
  public var notes: [String]

  public var cached: Int { cells.count { $0.isCached } }
}
