/// One thing that validation has to say about a configuration.
public struct ConfigIssue: Sendable, Equatable, CustomStringConvertible {
  public enum Severity: String, Sendable {
    /// The configuration cannot be run.
    case error
    /// Worth knowing; nothing is wrong.
    case info
  }

  public let severity: Severity
  /// Concrete path, for example `zones.green.ltv.max`.
  public let path: String
  /// The offending value as JSON text; nil when it is absent.
  public let value: String?
  /// What would have been right, for example `a number in [0, 1]`.
  public let expected: String?
  public let unit: ParameterUnit?
  /// What is wrong, in one sentence without the path.
  public let message: String
  public let origin: ConfigOrigin?
  /// A path or value that was probably meant.
  public let suggestion: String?

  public init(
    _ severity: Severity = .error, path: String, value: String? = nil, expected: String? = nil,
    unit: ParameterUnit? = nil, message: String, origin: ConfigOrigin? = nil,
    suggestion: String? = nil
  ) {
    self.severity = severity
    self.path = path
    self.value = value
    self.expected = expected
    self.unit = unit
    self.message = message
    self.origin = origin
    self.suggestion = suggestion
  }

  /// One line: place, severity, path, message, value, expectation and suggestion.
  public var description: String {
    var text = origin.map { "\($0): " } ?? ""
    text += "\(severity.rawValue): \(path): \(message)"
    if let value { text += " (value \(value))" }
    if let expected { text += "; expected \(expected)" }
    if let unit, unit != .none { text += " [\(unit.rawValue)]" }
    if let suggestion { text += "; did you mean \(suggestion)?" }
    return text
  }
}
