/// One comparison: a field of `expected` against what was computed.
public struct CaseCheck: Sendable {
  /// Path of the field in `expected`, for example `pmf[3]`.
  public var field: String
  public var computed: String
  public var expected: String
  /// `computed - expected`; not a number where the two are not numbers.
  public var difference: Double
  /// The allowance of the case at this expected value.
  public var tolerance: Double
  public var passes: Bool

  /// The difference in units of the allowance: above 1 fails.
  var strain: Double {
    if !passes { return .infinity }
    return tolerance > 0 && difference.isFinite ? abs(difference) / tolerance : 0
  }
}

/// What became of one case.
public struct CaseResult: Sendable {
  public enum Outcome: Sendable, Equatable {
    case passed
    case failed
    case leftOut(reason: String)
    case unknownKind
    /// The case could not be computed.
    case error(String)

    /// Whether a run with this outcome is in order.
    public var isAcceptable: Bool {
      switch self {
      case .passed, .leftOut: true
      case .failed, .unknownKind, .error: false
      }
    }
  }

  public var file: String
  public var id: String
  public var kind: String
  public var outcome: Outcome
  public var checks: [CaseCheck]
  /// Fields of `expected` that are not computed on purpose, with the reason.
  public var leftOutFields: [(field: String, reason: String)]

  /// The check closest to failing, or the first that fails.
  public var worst: CaseCheck? {
    checks.first { !$0.passes } ?? checks.max { $0.strain < $1.strain }
  }
}
