/// Why a program has no solution, or none was found.
public struct OptimizationError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Code: String, Sendable {
    /// No point meets all constraints.
    case infeasible
    /// The objective has no bound over the points that meet them.
    case unbounded
    /// The numbers given are no program of this kind: shapes, not a number, not convex.
    case malformed
    /// The library stopped without an answer.
    case failed
  }

  public let code: Code
  public let message: String
  /// Names of constraints that cannot hold together, where they are known.
  public let conflict: [String]

  public init(_ code: Code, _ message: String, conflict: [String] = []) {
    self.code = code
    self.message = message
    self.conflict = conflict
  }

  public var description: String { message }
}
