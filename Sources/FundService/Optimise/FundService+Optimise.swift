import FundLog
import FundModel
import FundMonteCarlo
import FundOptimization
import FundResults

extension FundService {
  /// Values of parameters that make an objective best, by a search without derivatives on common random numbers.
  ///
  /// Every configuration is run on the same paths, so the search sees a function without noise: that of the sample. Its
  /// optimum is a little better on those paths than on others; the result holds a run of the best values on fresh ones.
  /// Conditions are aimed at from inside, by a twentieth of their standard error at the start: a search for where they bind
  /// would else end a hair on either side.
  /// Configurations that come up again are not run again. Guardrails stop nothing; those that trip at the best values are
  /// named.
  /// - Throws: `RequestError`, `ConfigError` for a combination that is no valid fund; else as `run`.
  public static func optimise(
    _ document: ConfigDocument, _ request: OptimiseRequest, options: RunOptions = RunOptions(),
    control: RunControl = RunControl()
  ) throws -> Optimum {
    try request.check(document)
    var options = options
    options.failOn = .never
    let work = AnalysisLog(
      "optimise", &options,
      [.init("objective", request.objective.description), .init("vary", request.vary.count)])
    options.breakdown = false
    options.keep = .metrics
    let search = ParameterSearch(document, request, options: options, control: control)
    let start = try search.startingValues
    let first = try search.evaluate(start)
    let count = request.vary.count
    let sign = request.isMaximised ? -1.0 : 1.0
    var program = NonlinearProgram(
      method: request.chosenMethod, low: [Double](repeating: 0, count: count),
      high: [Double](repeating: 1, count: count),
      start: zip(start, request.vary).map { ($0 - $1.low) / ($1.high - $1.low) })
    program.firstStep = [Double](repeating: 0.25, count: count)
    program.relativeTolerance = 0
    program.absoluteTolerance = request.tolerance
    program.evaluations = request.evaluations
    let margins = search.margins
    let found: NonlinearProgram.Solution
    do {
      found = try program.minimise(
        { point, _ in sign * (try search.evaluate(search.values(point))).value },
        constraints: request.conditions.indices.map { index in
          { point, _ in
            try search.evaluate(search.values(point)).excess[index] + margins[index]
          }
        })
    } catch let error as OptimizationError {
      throw RequestError([error.message])
    }
    let best = search.best
    let freshSeed = request.freshSeed ?? (search.seed &+ 1)
    let fresh = try search.fresh(best.values, seed: freshSeed)
    work.end([
      .init("runs", search.history.count + 1), .init("converged", found.converged),
      .init("reason", found.reason),
    ])
    return Optimum(
      paths: request.vary.map(\.path), low: request.vary.map(\.low),
      high: request.vary.map(\.high), objective: request.objective.description,
      isMaximised: request.isMaximised, conditions: request.conditions.map(\.description),
      method: request.chosenMethod.rawValue, best: best, start: first, fresh: fresh,
      freshSeed: freshSeed, history: search.history, converged: found.converged,
      reason: found.reason, seed: search.seed, simulated: search.paths,
      guardrails: search.guardrails(of: best.values))
  }
}

/// Runs of one fund with other values of some parameters, each configuration once.
private final class ParameterSearch {
  let request: OptimiseRequest
  private let document: ConfigDocument
  private let options: RunOptions
  private let series: RunSeries
  private(set) var history: [Optimum.Evaluation] = []
  private(set) var seed: UInt64 = 0
  private(set) var paths = 0
  /// By condition, a twentieth of its standard error in the first run.
  private(set) var margins: [Double] = []
  private var known: [String: (evaluation: Optimum.Evaluation, guardrails: [String])] = [:]

  init(
    _ document: ConfigDocument, _ request: OptimiseRequest, options: RunOptions,
    control: RunControl
  ) {
    self.document = document
    self.request = request
    self.options = options
    // The run on fresh paths comes last.
    let (runs, isTooMuch) = request.evaluations.addingReportingOverflow(1)
    series = RunSeries(control, stage: "optimise", budget: .atMost(isTooMuch ? .max : runs))
  }

  /// The fund's own values where they lie within the ranges, else the middle.
  var startingValues: [Double] {
    get throws {
      try request.vary.map { variable in
        let own = try document.value(at: variable.path)?.numberValue ?? .nan
        return own >= variable.low && own <= variable.high
          ? own : variable.low + (variable.high - variable.low) / 2
      }
    }
  }

  /// Values at a point of the unit cube.
  func values(_ point: [Double]) -> [Double] {
    zip(point, request.vary).map { min($1.high, max($1.low, $1.low + $0 * ($1.high - $1.low))) }
  }

  private func changed(_ values: [Double]) throws -> ConfigDocument {
    try document.with(
      zip(request.vary, values).map { ($0.path, $0.value($1, in: document)) },
      origin: ConfigOrigin(.program, "optimise"))
  }

  func evaluate(_ values: [Double]) throws -> Optimum.Evaluation {
    let changed = try changed(values)
    let key = try changed.hash
    if let found = known[key] { return found.evaluation }
    let (evaluation, guardrails) = try run(changed, values, options)
    known[key] = (evaluation, guardrails)
    history.append(evaluation)
    return evaluation
  }

  /// The values on other paths; not part of the search.
  func fresh(_ values: [Double], seed: UInt64) throws -> Optimum.Evaluation {
    var options = options
    options.seed = seed
    let before = (self.seed, paths)
    defer { (self.seed, paths) = before }
    return try run(changed(values), values, options).0
  }

  func guardrails(of values: [Double]) -> [String] {
    guard let key = try? changed(values).hash else { return [] }
    return known[key]?.guardrails ?? []
  }

  private func run(
    _ document: ConfigDocument, _ values: [Double], _ options: RunOptions
  ) throws -> (Optimum.Evaluation, [String]) {
    let prepared = try PreparedRun(document, options: options)
    let result = try FundService.run(
      prepared, control: series.next(paths: prepared.config.simulation.paths))
    seed = result.manifest.seed
    paths = result.manifest.paths
    func figure(_ objective: Objective) throws -> Objective.Value {
      if let value = objective.evaluate(result), value.value.isFinite { return value }
      let place = zip(request.vary, values).map { "\($0.path) = \($1)" }.joined(separator: ", ")
      throw RequestError(["\(objective) has no value at \(place): it is undefined on all paths"])
    }
    let value = try figure(request.objective)
    let figures = try request.conditions.map { try figure($0.objective) }
    let excess = zip(request.conditions, figures).map { 0 - $0.slack($1.value) }
    if margins.count < figures.count {
      margins = figures.map { 0.05 * ($0.standardError ?? 0) }
    }
    // Whole parameters as they were run.
    let held = zip(request.vary, values).map {
      $0.value($1, in: document).numberValue ?? $1
    }
    return (
      Optimum.Evaluation(
        values: held, value: value.value, standardError: value.standardError, excess: excess),
      result.guardrails.filter(\.tripped).map(\.guardrail.name)
    )
  }

  /// The best run that meets all conditions; without one, that which breaks them least.
  var best: Optimum.Evaluation {
    func worst(_ run: Optimum.Evaluation) -> Double { run.excess.max() ?? 0 }
    let feasible = history.filter(\.isFeasible)
    if feasible.isEmpty {
      return history.min { worst($0) < worst($1) } ?? history[0]
    }
    return feasible.min {
      request.isMaximised ? $0.value > $1.value : $0.value < $1.value
    } ?? feasible[0]
  }
}
