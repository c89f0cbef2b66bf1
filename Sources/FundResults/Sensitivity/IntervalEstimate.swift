/// A figure from a sample: its value, standard error, and an interval at a stated confidence.
public struct IntervalEstimate: Sendable, Equatable, Codable {
  public var value: Double
  /// Nil where the sample is too small to say.
  public var standardError: Double?
  public var low: Double?
  public var high: Double?

  public init(
    _ value: Double, standardError: Double? = nil, low: Double? = nil, high: Double? = nil
  ) {
    self.value = value
    self.standardError = standardError
    self.low = low
    self.high = high
  }

  /// `value -+ reach * standardError`.
  public init(_ value: Double, standardError: Double?, reach: Double) {
    self.init(
      value, standardError: standardError, low: standardError.map { value - reach * $0 },
      high: standardError.map { value + reach * $0 })
  }

  enum CodingKeys: String, CodingKey {
    case value, low, high
    case standardError = "se"
  }
}
