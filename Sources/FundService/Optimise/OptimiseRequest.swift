import FundModel
import FundOptimization
import FundResults

/// What is asked of an optimiser.
public struct OptimiseRequest: Sendable {
  /// A parameter that may be changed within a range.
  public struct Variable: Sendable {
    public var path: String
    public var low: Double
    public var high: Double

    public init(path: String, low: Double, high: Double) {
      self.path = path
      self.low = low
      self.high = high
    }
  }

  public var vary: [Variable]
  public var objective: Objective
  public var isMaximised: Bool
  public var conditions: [ObjectiveCondition] = []
  /// BOBYQA or COBYLA; nil is BOBYQA for two variables or more without conditions, else COBYLA.
  public var method: NonlinearProgram.Method?
  /// Most runs of the search.
  public var evaluations = 60
  /// The search ends when its steps are below this share of every range.
  public var tolerance = 1e-3
  /// Seed of the last run, on paths that the search has not seen; nil is the one after the fund's.
  public var freshSeed: UInt64?

  public init(vary: [Variable], objective: Objective, isMaximised: Bool) {
    self.vary = vary
    self.objective = objective
    self.isMaximised = isMaximised
  }

  /// - Throws: `RequestError` with every option that cannot be; `ConfigError` for values a parameter refuses.
  func check(_ document: ConfigDocument) throws {
    var problems: [String] = []
    if vary.isEmpty { problems.append("vary: at least one parameter is needed") }
    for (index, variable) in vary.enumerated() {
      let found = try document.registry.describe(variable.path)
      switch found.parameter?.type {
      case .number, .integer: break
      default:
        problems.append("vary: \(variable.path) is no number that could be changed")
        continue
      }
      if vary[..<index].contains(where: { $0.path == variable.path }) {
        problems.append("vary: \(variable.path) is given twice")
      }
      guard variable.low.isFinite, variable.high.isFinite, variable.low < variable.high else {
        problems.append(
          "vary: \(variable.path) from \(variable.low) to \(variable.high): the first has to be lower"
        )
        continue
      }
      // Both ends have to be values that the parameter takes.
      _ = try document.with([(variable.path, variable.value(variable.low, in: document))])
      _ = try document.with([(variable.path, variable.value(variable.high, in: document))])
    }
    for condition in conditions where condition.relation == .equal {
      problems.append("subject_to: '\(condition)': expected <, <=, > or >=")
    }
    if method == .slsqp {
      problems.append("method: slsqp needs derivatives; expected bobyqa or cobyla")
    }
    if method == .bobyqa, vary.count < 2 || !conditions.isEmpty {
      problems.append(
        "method: bobyqa takes two parameters or more and no conditions; expected cobyla")
    }
    if evaluations < vary.count + 3 {
      problems.append(
        "evaluations: at least \(vary.count + 3) expected for \(vary.count) parameters, got "
          + "\(evaluations)")
    }
    if !(tolerance > 0 && tolerance < 1) {
      problems.append("tolerance: a share between 0 and 1 expected, got \(tolerance)")
    }
    guard problems.isEmpty else { throw RequestError(problems) }
  }

  var chosenMethod: NonlinearProgram.Method {
    method ?? (vary.count >= 2 && conditions.isEmpty ? .bobyqa : .cobyla)
  }
}

extension OptimiseRequest.Variable {
  /// The value as the parameter holds it: whole parameters are rounded.
  func value(_ number: Double, in document: ConfigDocument) -> ConfigValue {
    guard (try? document.registry.describe(path))?.parameter?.type == .integer,
      let whole = Int(exactly: number.rounded())
    else { return .double(number) }
    return .int(whole)
  }
}
