import FundEngine
import FundLog
import FundModel
import FundMonteCarlo

/// What a caller may say about a run beside the fund itself.
public struct RunOptions: Sendable {
  /// From which severity a tripped guardrail makes a run fail.
  public enum FailOn: String, Sendable, CaseIterable {
    case warning, error, never

    /// Whether a guardrail of that severity fails the run when it trips.
    public func includes(_ severity: Guardrail.Severity) -> Bool {
      switch self {
      case .never: false
      case .error: severity == .error
      case .warning: true
      }
    }
  }

  /// In place of `simulation.paths`, `simulation.seed` and `simulation.keep`.
  public var paths: Int?
  public var seed: UInt64?
  public var keep: Simulation.Keep?
  /// Number of the first path, to run a part of a larger run.
  public var firstPath: UInt64 = 0
  /// Worker threads; all cores when nil.
  public var threads: Int?
  /// Holds every path to the engine's invariants, and some to the reference implementation.
  public var checks = false
  /// Keeps the breakdown of every path by zone, vintage, product, line and year.
  public var breakdown = false
  public var failOn = FailOn.error
  /// Reads the functions that a configuration holds (`hooks`); a fund with some cannot run without.
  public var hookRuntime: (any HookRuntime)?
  /// What happens is told to it, never anything by path.
  public var log = Logger.off
  /// Where the overrides came from, for messages.
  public var origin = ConfigOrigin.program

  public init() {}
}

/// Why a run was not made, or does not count.
public struct ServiceError: Error, Sendable, CustomStringConvertible {
  public struct Code: Sendable, Equatable {
    public let name: String
    /// A static guardrail stood in the way; nothing was run.
    public static let guardrail = Code(name: "guardrail")
    /// The caller stopped the run.
    public static let interrupted = Code(name: "interrupted")
    /// The engine refused the fund: beyond its limits.
    public static let limit = Code(name: "limit")
    /// The engine broke its own law or disagrees with the reference: a defect.
    public static let defect = Code(name: "defect")
    /// A function of the fund's own failed, or nothing was there to run it.
    public static let hook = Code(name: "hook")
    /// What was looked for is not there: no value within the bracket reaches the target.
    public static let noAnswer = Code(name: "no_answer")
  }

  public let code: Code
  public let message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}

extension ServiceError {
  init(_ error: MonteCarloError) {
    switch error {
    case .cancelled: self.init(.interrupted, error.description)
    case .tooManyLoans: self.init(.limit, error.description)
    case .violated: self.init(.defect, error.description)
    case .hook: self.init(.hook, error.description)
    }
  }
}
