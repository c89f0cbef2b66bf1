import FundModel
import FundMonteCarlo
import FundResults

/// A sweep to run.
public struct SweepRequest: Sendable {
  public var base: ConfigDocument
  public var plan: SweepPlan
  public var figures: [Objective]
  public var options: RunOptions
  /// Folder of finished cells; nil keeps none.
  public var cache: String?

  public init(
    base: ConfigDocument, plan: SweepPlan, figures: [Objective],
    options: RunOptions = RunOptions(), cache: String? = nil
  ) {
    self.base = base
    self.plan = plan
    self.figures = figures
    self.options = options
    self.cache = cache
  }
}

extension FundService {
  /// Runs the cells of a sweep, all on the same paths, and puts their figures into a table.
  ///
  /// - Throws: `ConfigError` with what is wrong with the axes or with any cell, before anything runs;
  ///   else as `PreparedBatch.run`.
  public static func run(
    _ request: SweepRequest, control: RunControl = RunControl()
  ) throws -> SweepTable {
    let plan = request.plan
    try checkOverrides(plan.axes.map(\.path), request.options)
    try checkFigures(request.figures)
    let made = try plan.cells(on: request.base)
    let batch = try FundService.run(
      BatchRequest(
        base: request.base, cells: made.cells, figures: request.figures,
        options: request.options, cache: request.cache), control: control)
    return SweepTable(
      parameters: made.parameters, varied: plan.axes.count,
      figures: request.figures.map {
        .init(name: $0.name, unit: $0.unit, lowerIsBetter: $0.lowerIsBetter)
      },
      rows: zip(made.inputs, batch.cells).enumerated().map { number, cell in
        .init(cell: number + 1, inputs: cell.0, figures: cell.1.figures)
      },
      design: plan.design.rawValue, designSeed: plan.seed, paths: batch.paths, seed: batch.seed,
      cached: batch.cached, notes: batch.notes)
  }

  /// An option would silently win over a cell.
  static func checkOverrides(_ paths: [String], _ options: RunOptions) throws {
    let given = [
      ("simulation.paths", options.paths != nil), ("simulation.seed", options.seed != nil),
    ].filter { $0.1 && paths.contains($0.0) }.map(\.0)
    guard let path = given.first else { return }
    throw ConfigError(
      .invalid, "\(path) varies, so it cannot be given as an option of the run as well")
  }

  static func checkFigures(_ figures: [Objective]) throws {
    guard !figures.isEmpty else { throw ConfigError(.invalid, "no figure is asked for") }
    if let twice = figures.first(where: { figure in figures.count { $0 == figure } > 1 }) {
      throw ConfigError(.invalid, "the figure \(twice.name) is asked for twice")
    }
  }
}
