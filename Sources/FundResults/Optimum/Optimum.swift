/// The best values of some parameters, as far as a sampled objective tells.
public struct Optimum: Sendable, Equatable, Codable {
  /// One run of the fund.
  public struct Evaluation: Sendable, Equatable, Codable {
    /// In the order of `paths`.
    public var values: [Double]
    /// The objective, in its own units.
    public var value: Double
    public var standardError: Double?
    /// By how much each condition is broken; 0 or less where it holds.
    public var excess: [Double]
    public var isFeasible: Bool

    enum CodingKeys: String, CodingKey {
      case values, value, excess
      case standardError = "se"
      case isFeasible = "feasible"
    }

    public init(values: [Double], value: Double, standardError: Double?, excess: [Double]) {
      self.values = values
      self.value = value
      self.standardError = standardError
      self.excess = excess
      isFeasible = excess.allSatisfy { $0 <= 1e-9 }
    }
  }

  /// Paths of the parameters that were varied.
  public var paths: [String]
  public var low: [Double]
  public var high: [Double]
  public var objective: String
  public var isMaximised: Bool
  public var conditions: [String]
  public var method: String
  public var best: Evaluation
  /// Where the search began.
  public var start: Evaluation
  /// The best values on paths that the search has not seen.
  public var fresh: Evaluation
  public var freshSeed: UInt64
  /// Runs of the search, in their order; configurations that came up again are run once.
  public var history: [Evaluation]
  /// Whether the method stopped by itself, and the library's word for why.
  public var converged: Bool
  public var reason: String
  public var seed: UInt64
  public var simulated: Int
  /// Names of guardrails that trip at the best values.
  public var guardrails: [String]

  enum CodingKeys: String, CodingKey {
    case paths, low, high, objective, conditions, method, best, start, fresh, history, converged
    case reason, seed, guardrails
    case isMaximised = "maximised"
    case freshSeed = "fresh_seed"
    case simulated = "simulated_paths"
  }

  public init(
    paths: [String], low: [Double], high: [Double], objective: String, isMaximised: Bool,
    conditions: [String], method: String, best: Evaluation, start: Evaluation, fresh: Evaluation,
    freshSeed: UInt64, history: [Evaluation], converged: Bool, reason: String, seed: UInt64,
    simulated: Int, guardrails: [String]
  ) {
    self.paths = paths
    self.low = low
    self.high = high
    self.objective = objective
    self.isMaximised = isMaximised
    self.conditions = conditions
    self.method = method
    self.best = best
    self.start = start
    self.fresh = fresh
    self.freshSeed = freshSeed
    self.history = history
    self.converged = converged
    self.reason = reason
    self.seed = seed
    self.simulated = simulated
    self.guardrails = guardrails
  }
}
