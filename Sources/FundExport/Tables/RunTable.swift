import FundModel

/// A table of a run that can be exported alone.
public enum RunTable: String, Sendable, CaseIterable {
  /// A row a metric: mean, error, deviation, quantiles.
  case metrics
  /// The mean ledger by year, and by month, with standard errors.
  case yearly, monthly
  /// A row a path: every metric, those of the fund's own included.
  case samples
  /// Loans bought and how they ended, by year.
  case exits
  case guardrails
  /// What the LPs paid and got on every path in every month; kept with `simulation.keep = flows`.
  case flows
  /// A row a path: the breakdown, where the run kept it.
  case breakdown
  /// The report to the LPs by quarter.
  case lp

  /// Name of its file in a folder, without ending.
  var file: String {
    switch self {
    case .flows: "lp_flows"
    case .lp: "lp_quarterly"
    default: rawValue
    }
  }
}

/// An export that cannot be made of this run, and why.
public struct ExportError: Error, Sendable, Equatable, CustomStringConvertible {
  public struct Code: Sendable, Equatable {
    public let name: String

    /// The run did not keep what is asked for.
    public static let notKept = Code(name: "not_kept")
    /// The format cannot hold it.
    public static let tooLarge = Code(name: "too_large")
    /// What is asked for does not go together.
    public static let unfit = Code(name: "unfit")
    /// A folder or a file in it cannot be made.
    public static let unwritable = Code(name: "unwritable")
  }

  public var code: Code
  public var message: String
  public var description: String { message }

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
