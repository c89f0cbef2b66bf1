import CNLopt

/// Minimise a function of a few variables within bounds, subject to `g(x) <= 0`, by a method of NLopt.
public struct NonlinearProgram {
  public enum Method: String, Sendable, CaseIterable {
    /// Quadratic models of the function (Powell 2009): bounds only, at least two variables, no derivatives.
    case bobyqa
    /// Linear models of function and constraints (Powell 1994): constraints, no derivatives.
    case cobyla
    /// Sequential quadratic programming (Kraft 1994): smooth functions with derivatives.
    case slsqp

    var algorithm: nlopt_algorithm {
      switch self {
      case .bobyqa: NLOPT_LN_BOBYQA
      case .cobyla: NLOPT_LN_COBYLA
      case .slsqp: NLOPT_LD_SLSQP
      }
    }
  }

  /// Value at a point; `gradient` has room for the derivatives where the method asks for them, and is empty otherwise.
  public typealias Function = (_ x: [Double], _ gradient: inout [Double]) throws -> Double

  public struct Solution: Sendable {
    public let values: [Double]
    public let objective: Double
    public let evaluations: Int
    /// Whether the method stopped by itself: at a tolerance, not at the limit of evaluations.
    public let converged: Bool
    /// The library's word for why it stopped.
    public let reason: String
  }

  public var method: Method
  public var low: [Double]
  public var high: [Double]
  public var start: [Double]
  /// First step by variable; nil leaves it to the library.
  public var firstStep: [Double]?
  /// Stops when a step moves no variable by more than this share of it, and by more than this.
  public var relativeTolerance = 1e-8
  public var absoluteTolerance = 0.0
  public var evaluations = 1000

  /// - Precondition: `low`, `high` and `start` have one length.
  public init(method: Method, low: [Double], high: [Double], start: [Double]) {
    precondition(low.count == start.count && high.count == start.count)
    self.method = method
    self.low = low
    self.high = high
    self.start = start
  }

  /// The best point found.
  ///
  /// The methods use no random numbers: the same functions give the same answer.
  /// - Throws: what a function throws; `OptimizationError` `.malformed` or `.failed`.
  public func minimise(
    _ objective: @escaping Function, constraints: [Function] = [],
    constraintTolerance: Double = 1e-8
  ) throws -> Solution {
    guard !start.isEmpty, zip(low, high).allSatisfy({ $0 <= $1 }) else {
      throw OptimizationError(.malformed, "no variables, or a lower bound above the upper one")
    }
    guard method != .bobyqa || (start.count >= 2 && constraints.isEmpty) else {
      throw OptimizationError(
        .malformed, "BOBYQA takes two variables or more, and no constraints; COBYLA takes any")
    }
    guard let problem = nlopt_create(method.algorithm, UInt32(start.count)) else {
      throw OptimizationError(.failed, "out of memory")
    }
    defer { nlopt_destroy(problem) }
    let main = FunctionBox(objective, problem)
    let others = constraints.map { FunctionBox($0, problem) }
    nlopt_set_lower_bounds(problem, low)
    nlopt_set_upper_bounds(problem, high)
    nlopt_set_min_objective(problem, FunctionBox.call, Unmanaged.passUnretained(main).toOpaque())
    for other in others {
      nlopt_add_inequality_constraint(
        problem, FunctionBox.call, Unmanaged.passUnretained(other).toOpaque(), constraintTolerance)
    }
    if let firstStep { nlopt_set_initial_step(problem, firstStep) }
    nlopt_set_xtol_rel(problem, relativeTolerance)
    if absoluteTolerance > 0 { nlopt_set_xtol_abs1(problem, absoluteTolerance) }
    nlopt_set_maxeval(problem, Int32(clamping: evaluations))
    var x = zip(start, zip(low, high)).map { max($1.0, min($1.1, $0)) }
    var value = 0.0
    let result = withExtendedLifetime((main, others)) { nlopt_optimize(problem, &x, &value) }
    if let failure = main.failure ?? others.lazy.compactMap(\.failure).first { throw failure }
    // Rounding limited the progress: what has been reached is as good as it gets.
    guard result.rawValue > 0 || result == NLOPT_ROUNDOFF_LIMITED else {
      let text = nlopt_result_to_string(result).map { String(cString: $0) } ?? "\(result.rawValue)"
      throw OptimizationError(.failed, "\(method.rawValue) stopped: \(text)")
    }
    return Solution(
      values: x, objective: value, evaluations: Int(nlopt_get_numevals(problem)),
      converged: result != NLOPT_MAXEVAL_REACHED && result != NLOPT_MAXTIME_REACHED,
      reason: nlopt_result_to_string(result).map { String(cString: $0) } ?? "")
  }
}

/// A Swift function that C can call; what it throws stops the search.
private final class FunctionBox {
  private let function: NonlinearProgram.Function
  private let problem: nlopt_opt
  private(set) var failure: (any Error)?

  init(_ function: @escaping NonlinearProgram.Function, _ problem: nlopt_opt) {
    self.function = function
    self.problem = problem
  }

  static let call: nlopt_func = { count, x, gradient, data in
    guard let x, let data else { return .nan }
    let box = Unmanaged<FunctionBox>.fromOpaque(data).takeUnretainedValue()
    let point = (0..<Int(count)).map { x[$0] }
    var slope = [Double](repeating: 0, count: gradient == nil ? 0 : Int(count))
    do {
      let value = try box.function(point, &slope)
      if let gradient { for index in slope.indices { gradient[index] = slope[index] } }
      return value
    } catch {
      box.failure = error
      nlopt_force_stop(box.problem)
      return .infinity
    }
  }
}
