import FundAnalysis
import FundModel
import FundMonteCarlo
import FundResults

extension FundService {
  /// Runs the cells that a method of sensitivity analysis needs, all on the same paths, and makes its
  /// estimates.
  ///
  /// - Throws: `ConfigError` with what is wrong with the request or with any cell, before anything
  ///   runs; else as `PreparedBatch.run`.
  public static func run(
    _ request: SensitivityRequest, control: RunControl = RunControl()
  ) throws -> SensitivityResult {
    try checkOverrides(request.axes.map(\.path), request.options)
    var run = try SensitivityRun(request, control: control)
    switch request.method {
    case .tornado: return try run.tornado()
    case .elasticity: return try run.elasticity()
    case .morris: return try run.morris()
    case .sobol: return try run.sobol()
    case .rank: return try run.rank()
    case .breakeven: return try run.breakeven()
    }
  }
}

/// One analysis on its way: the space it moves in, and what its batches came to.
struct SensitivityRun {
  let request: SensitivityRequest
  let space: SweepSpace
  let count: Int
  let control: RunControl
  /// Of intervals: `analytics.confidence_level` of the base.
  let confidence: Double
  private(set) var cells = 0
  private(set) var paths = 0
  private(set) var seed: UInt64 = 0
  var notes: [String] = []

  init(_ request: SensitivityRequest, control: RunControl) throws {
    self.request = request
    self.control = control
    count = try request.checkedCount()
    space = try SweepSpace(
      request.base, axes: request.axes, rescale: request.rescale,
      needsRange: true)
    confidence =
      try request.base.value(at: "analytics.confidence_level")?.numberValue ?? 0.95
  }

  typealias Change = (axis: Int, value: ConfigValue)

  /// The figure of each cell.
  mutating func figures(_ all: [[Change]]) throws -> [GroupedFigure] {
    guard !all.isEmpty else { return [] }
    let made = try space.cells(all)
    let batch = try FundService.run(
      BatchRequest(
        base: request.base, cells: made.cells, figures: [request.figure],
        options: request.options, cache: request.cache), control: control)
    cells += batch.cells.count
    paths = batch.paths
    seed = batch.seed
    notes += batch.notes
    return batch.cells.map { $0.figures[0] }
  }

  /// The figure at each point of the unit cube; not a number where it is undefined.
  mutating func values(at points: [[Double]]) throws -> [Double] {
    let found = try figures(
      points.map { point in space.axes.indices.map { ($0, space.axes[$0].value(at: point[$0])) } })
    let undefined = found.count { $0.value == nil }
    if undefined > 0 {
      notes.append("\(request.figure.name) is undefined in \(undefined) of \(found.count) cells")
    }
    return found.map { $0.value ?? .nan }
  }

  func row(_ axis: Int, _ estimates: [IntervalEstimate?], note: String? = nil)
    -> SensitivityResult.Row
  {
    let axis = space.axes[axis]
    return .init(
      path: axis.path, low: axis.ends.low, high: axis.ends.high, estimates: estimates, note: note)
  }

  /// The result, rows by falling `size`, those without a size last.
  func result(
    _ columns: [SensitivityResult.Column], _ rows: [SensitivityResult.Row],
    size: (SensitivityResult.Row) -> Double?, base: GroupedFigure? = nil
  ) -> SensitivityResult {
    let sizes = rows.map { size($0) ?? -.infinity }
    let order = rows.indices.sorted { (0 - sizes[$0], $0) < (0 - sizes[$1], $1) }
    return SensitivityResult(
      method: request.method, figure: request.figure.name, unit: request.figure.unit,
      columns: columns, rows: order.map { rows[$0] }, confidence: confidence, cells: cells,
      paths: paths, seed: seed, base: base, target: request.target, notes: notes)
  }
}
