import FundModel

/// An objective held against a number: `probability(net_irr < 0) <= 0.05`, `net_irr.mean = 0.08`.
public struct ObjectiveCondition: Sendable, Equatable, CustomStringConvertible {
  public enum Relation: String, Sendable, CaseIterable {
    case below = "<"
    case atMost = "<="
    case above = ">"
    case atLeast = ">="
    case equal = "="

    /// Whether `value relation target` is true; never for a value that is not a number.
    public func holds(_ value: Double, _ target: Double) -> Bool {
      switch self {
      case .below: value < target
      case .atMost: value <= target
      case .above: value > target
      case .atLeast: value >= target
      case .equal: value == target
      }
    }
  }

  public var objective: Objective
  public var relation: Relation
  public var target: Double

  public init(_ objective: Objective, _ relation: Relation, _ target: Double) {
    self.objective = objective
    self.relation = relation
    self.target = target
  }

  public var description: String {
    "\(objective) \(relation.rawValue) \(ConfigNumber(target).text)"
  }

  /// How far `value` is inside the region that the relation allows: `value - target`, with its sign
  /// turned for `<` and `<=`; minus the distance for `=`. At least 0 where the relation holds (the
  /// edges of `<` and `>` apart).
  public func slack(_ value: Double) -> Double {
    switch relation {
    case .above, .atLeast: value - target
    case .below, .atMost: target - value
    case .equal: -(value - target).magnitude
    }
  }
}
