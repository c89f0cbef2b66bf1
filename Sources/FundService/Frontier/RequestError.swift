/// A request that cannot be met, with every reason: option, value, what was expected.
public struct RequestError: Error, Sendable, CustomStringConvertible {
  public let problems: [String]

  public init(_ problems: [String]) { self.problems = problems }

  public var description: String { problems.joined(separator: "\n  ") }
}
