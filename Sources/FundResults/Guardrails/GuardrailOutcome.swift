import FundModel

/// What a guardrail came to.
public struct GuardrailOutcome: Sendable, Equatable {
  public enum Verdict: String, Sendable, Codable, CaseIterable {
    /// Looked at, and the limit holds.
    case passed
    /// The metric stands in the forbidden relation to the limit.
    case tripped
    /// Its `when` condition does not hold, so it was not looked at.
    case notApplicable = "not_applicable"
    /// The metric or its condition has no value in this run.
    case undefined
  }

  public var guardrail: Guardrail
  /// The metric's value; nil when undefined.
  public var value: Double?
  public var verdict: Verdict
  /// Why it is undefined or not applicable, or where the value was found; may be empty.
  public var note: String

  public init(guardrail: Guardrail, value: Double?, verdict: Verdict, note: String = "") {
    self.guardrail = guardrail
    self.value = value
    self.verdict = verdict
    self.note = note
  }

  public var tripped: Bool { verdict == .tripped }
  public var severity: Guardrail.Severity { guardrail.severity }
}
