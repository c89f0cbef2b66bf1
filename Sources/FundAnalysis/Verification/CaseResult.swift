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
  /// Both values where they are numbers.
  public var numbers: (computed: Double, expected: Double)?
  /// Of the computed value, where that is an estimate from a sample.
  public var standardError: Double?

  init(
    field: String, computed: String, expected: String, difference: Double, tolerance: Double,
    passes: Bool, numbers: (computed: Double, expected: Double)? = nil,
    standardError: Double? = nil
  ) {
    self.field = field
    self.computed = computed
    self.expected = expected
    self.difference = difference
    self.tolerance = tolerance
    self.passes = passes
    self.numbers = numbers
    self.standardError = standardError
  }

  /// The difference in units of the allowance: above 1 fails.
  var strain: Double {
    if !passes { return .infinity }
    return tolerance > 0 && difference.isFinite ? abs(difference) / tolerance : 0
  }

  /// What a difference is measured in.
  public enum Unit: String, Sendable {
    /// Standard errors of the estimate.
    case standardErrors = "SE"
    /// Units in the last place of the expected value: what rounding is counted in.
    case ulps = "ulp"
    /// The figure's own unit.
    case plain = ""
  }

  /// Allowances up to so many ulps are shown in ulps: they are about rounding.
  static let largestUlps = 1_000_000.0

  /// The difference and the allowance in the unit that says most; nil where nothing is a number.
  public var measured: (difference: Double, allowed: Double, unit: Unit)? {
    guard let numbers, difference.isFinite else { return nil }
    if let standardError, standardError > 0 {
      return (difference / standardError, tolerance / standardError, .standardErrors)
    }
    let ulp = numbers.expected.ulp
    if numbers.expected != 0, tolerance > 0, tolerance <= Self.largestUlps * ulp {
      return (difference / ulp, tolerance / ulp, .ulps)
    }
    return (difference, tolerance, .plain)
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
  /// Where the case says that its figures come from, and what its tolerance is made of.
  public var source = ""
  public var madeOf = ""
  /// Whether the case comes with the program.
  public var isShipped = false

  /// The check closest to failing, or the first that fails.
  public var worst: CaseCheck? {
    checks.first { !$0.passes } ?? checks.max { $0.strain < $1.strain }
  }
}
