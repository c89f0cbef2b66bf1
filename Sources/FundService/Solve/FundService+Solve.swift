import Dispatch
import FundLog
import FundModel
import FundMonteCarlo
import FundResults

/// A question of reverse stress: what has to change, how far, for an objective to reach a target.
public struct SolveRequest: Sendable {
  public enum Direction: Sendable {
    /// A parameter, by its path; `[]` stands for every record of a list.
    case path(String)
    /// A scenario, taken k times.
    case scenario(Scenario)
  }

  public var vary: Direction
  /// Its relation does not matter: the answer is the edge.
  public var condition: ObjectiveCondition
  /// Bracket; the range of the parameter, or 0 and 1 times a scenario, when nil.
  public var low: Double?
  public var high: Double?
  /// Confidence level of the interval; that of `analytics` when nil.
  public var level: Double?
  /// Runs at most.
  public var evaluations = 60

  public init(_ vary: Direction, until condition: ObjectiveCondition) {
    self.vary = vary
    self.condition = condition
  }

  /// The fund at one point.
  func document(_ document: ConfigDocument, at point: Double) throws -> ConfigDocument {
    switch vary {
    case .path(let path):
      return try Scenario(name: "\(path) = \(point)", settings: [path: .init(.double(point))])
        .apply(to: document)
    case .scenario(let scenario):
      return try scenario.scaled(by: point).apply(to: document)
    }
  }

  /// Bracket and whether only whole numbers count.
  func bracket(_ document: ConfigDocument) throws -> (low: Double, high: Double, isWhole: Bool) {
    var (least, most): (Double?, Double?) = (0, 1)
    var isWhole = false
    if case .path(let path) = vary {
      let found = try document.registry.describe(path).parameter
      switch found?.type {
      case .integer: isWhole = true
      case .number, .numbers, .matrix: break
      default:
        throw ServiceError(
          .limit, "\(path) is \(found.map { "a " + $0.type.name } ?? "a group"); a number is varied"
        )
      }
      (least, most) = (found?.range.min, found?.range.max)
      // Past an open end nothing is allowed: stay a thousandth of the range inside.
      if let range = found?.range, let min = range.min, let max = range.max {
        let edge = isWhole ? 1 : 1e-3 * (max - min)
        if range.minOpen { least = min + edge }
        if range.maxOpen { most = max - edge }
      }
    }
    guard let low = low ?? least, let high = high ?? most else {
      throw ServiceError(
        .limit,
        "\(name) has no \(self.low ?? least == nil ? "lower" : "upper") bound of its own: "
          + "say low and high")
    }
    guard low < high, low.isFinite, high.isFinite else {
      throw ServiceError(.limit, "low has to be below high, found \(low) and \(high)")
    }
    guard !isWhole || (low == low.rounded() && high == high.rounded()) else {
      throw ServiceError(.limit, "\(name) is whole, so low and high are; found \(low) and \(high)")
    }
    return (low, high, isWhole)
  }

  /// Path, or name of the scenario.
  var name: String {
    switch vary {
    case .path(let path): path
    case .scenario(let scenario): scenario.name
    }
  }
}

extension FundService {
  /// Varies a parameter or the strength of a scenario until an objective meets its target, on common
  /// draws; the interval is the objective's standard error over its slope (docs/model.md, 7.2).
  ///
  /// - Throws: `ServiceError` with code `.noAnswer` when the bracket does not hold the target, with the
  ///   values at its ends; `.limit` for a bracket that cannot be; `ConfigError` where a point of the
  ///   bracket is no valid fund; else as `run`.
  public static func solve(
    _ document: ConfigDocument, _ request: SolveRequest, options: RunOptions = RunOptions(),
    control: RunControl = RunControl()
  ) throws -> SolveReport {
    var options = options
    options.failOn = .never
    let work = AnalysisLog("solve", &options, [.init("vary", request.name)])
    let own = try PreparedRun(document, options: options)
    (options.paths, options.seed) = (own.config.simulation.paths, own.config.simulation.seed)
    guard request.evaluations >= 5 else {
      throw ServiceError(.limit, "a search takes at least 5 runs, got \(request.evaluations)")
    }
    let bracket = try request.bracket(document)
    let objective = request.condition.objective
    // A dozen runs are usual; a longer search moves the end.
    let series = RunSeries(control, stage: "solve", budget: .usually(12))
    func evaluate(_ point: Double) throws -> SolveReport.Evaluation {
      let result = try FundService.run(
        PreparedRun(request.document(document, at: point), options: options),
        control: series.next(paths: own.config.simulation.paths))
      guard let found = objective.evaluate(result) else {
        throw ServiceError(
          .noAnswer, "\(objective) has no value where \(request.name) is \(point)")
      }
      return .init(at: point, value: found.value, standardError: found.standardError)
    }
    var search = TargetSearch(
      target: request.condition.target, low: bracket.low, high: bracket.high,
      isWhole: bracket.isWhole, most: request.evaluations, evaluate)
    let answer: TargetSearch.Answer
    do {
      answer = try search.run()
    } catch let error as TargetSearch.NoBracket {
      let points = error.evaluations.map { point in
        "\(point.at): \(point.value)" + (point.standardError.map { " ± \($0)" } ?? "")
      }
      throw ServiceError(
        .noAnswer,
        "\(objective) does not reach \(ConfigNumber(request.condition.target).text) for "
          + "\(request.name) from \(bracket.low) to \(bracket.high); it is\n  "
          + points.joined(separator: "\n  "))
    }
    work.end([.init("runs", answer.evaluations.count), .init("value", answer.value)])
    let level = request.level ?? own.config.analytics.confidenceLevel
    let interval = Interval(
      around: answer.value, standardError: answer.standardError, level: level)
    var notes = answer.notes
    if let low = interval.low, let high = interval.high,
      low < bracket.low || high > bracket.high
    {
      notes.append("the interval reaches past the bracket from \(bracket.low) to \(bracket.high)")
    }
    let isDirection = if case .scenario = request.vary { true } else { false }
    return SolveReport(
      vary: request.name, isDirection: isDirection, objective: objective.name,
      unit: objective.unit, target: request.condition.target, value: answer.value,
      standardError: answer.standardError, interval: interval, level: level,
      achieved: answer.achieved, slope: answer.slope, evaluations: answer.evaluations,
      notes: notes, fund: own.config.fund.name, seed: own.config.simulation.seed,
      paths: own.config.simulation.paths)
  }
}
