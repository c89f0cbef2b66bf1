/// A text that is no objective or condition.
public struct ObjectiveError: Error, Sendable, CustomStringConvertible {
  public let text: String
  /// Where it stops making sense, in bytes from 1.
  public let position: Int
  public let message: String
  public let expected: String
  public let suggestion: String?

  /// `'net_irr.men', character 9: net_irr has no statistic 'men'; expected ...; did you mean ...?`
  public var description: String {
    "'\(text)', character \(position): \(message); expected \(expected)"
      + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
  }
}
