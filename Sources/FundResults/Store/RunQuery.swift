/// Which stored runs are wanted; what is nil or empty asks for nothing.
public struct RunQuery: Sendable, Equatable {
  /// A figure of the run against a number: `net_irr.mean > 0.08`.
  public struct Condition: Sendable, Equatable {
    public enum Relation: String, Sendable, CaseIterable {
      case less = "<"
      case atMost = "<="
      case greater = ">"
      case atLeast = ">="
      case equal = "="
    }

    /// A name of `RunEntry.figures`. A run without that figure does not meet the condition.
    public var figure: String
    public var relation: Relation
    public var value: Double

    public init(_ figure: String, _ relation: Relation, _ value: Double) {
      self.figure = figure
      self.relation = relation
      self.value = value
    }

    public func holds(for entry: RunEntry) -> Bool {
      guard let found = entry.figures[figure] else { return false }
      return switch relation {
      case .less: found < value
      case .atMost: found <= value
      case .greater: found > value
      case .atLeast: found >= value
      case .equal: found == value
      }
    }
  }

  /// Part of the fund's name, in any case.
  public var name: String?
  /// Beginning of the id.
  public var idPrefix: String?
  public var configHash: String?
  /// All of them.
  public var tags: [String] = []
  /// Bounds of `created`, both included: a date (`2026-11-21`) or a time in ISO 8601. A date as the upper
  /// bound includes the whole day.
  public var since: String?
  public var until: String?
  /// All of them.
  public var conditions: [Condition] = []
  /// At most so many, the newest first.
  public var limit: Int?

  public init() {}
}
