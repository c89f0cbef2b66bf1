/// The few terms of the fund that a reader needs to make sense of its figures.
public struct RunTerms: Sendable, Equatable, Codable {
  public var currency: String
  /// Total commitments.
  public var size: Double
  public var hurdleRate: Double
  public var riskFreeRate: Double
  /// Of every interval in the document.
  public var confidenceLevel: Double

  public init(
    currency: String, size: Double, hurdleRate: Double, riskFreeRate: Double,
    confidenceLevel: Double
  ) {
    self.currency = currency
    self.size = size
    self.hurdleRate = hurdleRate
    self.riskFreeRate = riskFreeRate
    self.confidenceLevel = confidenceLevel
  }

  enum CodingKeys: String, CodingKey {
    case currency, size
    case hurdleRate = "hurdle_rate"
    case riskFreeRate = "risk_free_rate"
    case confidenceLevel = "confidence_level"
  }
}
