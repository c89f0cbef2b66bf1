/// A function of the fund's own, as the configuration holds it.
public struct HookTerms: Sendable, Equatable, Decodable {
  /// Where a function may step in.
  public enum Point: String, Sendable, Equatable, CaseIterable, Decodable {
    case waterfall, exitHazard = "exit_hazard", pricePath = "price_path", reinvest, trigger, month
    case metric, guardrail
  }

  public var point: Point
  /// Name of a metric or guardrail; empty elsewhere.
  public var name: String
  /// A Lua chunk that returns the function: its constants as locals, then `return function ... end`.
  public var source: String

  public init(point: Point, name: String = "", source: String) {
    self.point = point
    self.name = name
    self.source = source
  }
}
