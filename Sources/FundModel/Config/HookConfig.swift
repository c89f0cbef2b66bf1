/// A function of the fund's own, as the configuration holds it.
public struct HookTerms: Sendable, Equatable, Decodable {
  /// Where a function may step in.
  public enum Point: String, Sendable, Equatable, CaseIterable, Decodable {
    case waterfall
    case exitHazard = "exit_hazard"
    case pricePath = "price_path"
    case reinvest, trigger, month, metric, guardrail

    /// Whether there may be several, told apart by name.
    public var isNamed: Bool { self == .metric || self == .guardrail }
  }

  public var point: Point
  /// Name of a metric or guardrail; empty elsewhere.
  public var name: String
  /// A Lua chunk that returns the function: its constants as locals, then `return function ... end`.
  public var source: String

  /// What messages call it: `hooks.waterfall`, `hooks.metric.downside`.
  public var title: String {
    "hooks.\(point.rawValue)" + (name.isEmpty ? "" : ".\(name)")
  }

  public init(point: Point, name: String = "", source: String) {
    self.point = point
    self.name = name
    self.source = source
  }
}
