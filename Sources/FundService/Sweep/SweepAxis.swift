import FundModel

/// One parameter that varies, and over what.
public struct SweepAxis: Sendable, Equatable {
  public enum Span: Sendable, Equatable {
    /// These values, in this order.
    case values([ConfigValue])
    /// All numbers (whole ones for a whole parameter) from low to high, both included.
    case range(low: Double, high: Double)
    /// The base value less and plus this part of its size; only for sensitivities.
    case relative(Double)
  }

  public var path: String
  public var span: Span

  public init(_ path: String, _ span: Span) {
    self.path = path
    self.span = span
  }
}

/// An axis looked up in a base: what stands there, and a span that is a range or values.
struct ResolvedAxis: Sendable {
  let path: String
  /// Path with positions in place of names, to tell two spellings of one parameter.
  let place: String
  let base: ConfigValue?
  let isWhole: Bool
  let span: Span

  enum Span: Sendable {
    /// Not empty.
    case values([ConfigValue])
    /// low <= high.
    case range(low: Double, high: Double)
  }

  /// The value at u in [0, 1]: of values the one numbered `floor(u count)`, of a range
  /// `low + u (high - low)`, of whole numbers each with the same share of u.
  func value(at u: Double) -> ConfigValue {
    switch span {
    case .values(let values):
      return values[min(values.count - 1, max(0, Int(u * Double(values.count))))]
    case .range(let low, let high):
      guard isWhole else { return .double(u >= 1 ? high : low + u * (high - low)) }
      return .double(min(high, low + (u * (high - low + 1)).rounded(.down)))
    }
  }

  /// Ends of the range; first and last of values.
  var ends: (low: ConfigValue, high: ConfigValue) { (value(at: 0), value(at: 1)) }
}
