/// The short rate of the market and the mortgage rate above it (docs/model.md, 2.4).
public struct Rates: Sendable, Equatable, Decodable {
  public enum Kind: String, Sendable, Decodable, CaseIterable { case constant, path, vasicek, cir }

  public struct Path: Sendable, Equatable, Decodable {
    public var period: PriceModel.Path.Period
    /// Short rate of each year or month from month 1, as a decimal per year.
    public var rates: [Double]
  }

  public var kind: Kind
  /// Short rate at close, month 0.
  public var initial: Double
  /// Mortgage rate less short rate.
  public var mortgageSpread: Double
  /// Long-run mean, speed of return to it a year, and volatility, for vasicek and cir.
  public var mean: Double?
  public var speed: Double?
  public var volatility: Double?
  /// Correlation of the rate's shock with the mean price shock of the month.
  public var correlation: Double?
  public var path: Path?
}

/// A part of a zone; its figures count relative to the zone's weighted means (docs/model.md, 3.6).
public struct Suburb: Sendable, Equatable, Decodable {
  public var name: String
  /// Relative weight with which loans of the zone are placed here.
  public var weight: Double
  /// Default hazard, relative to the zone's mean score.
  public var riskScore: Double
  /// Annual growth, relative to the zone's.
  public var appreciationForecast: Double
  /// Volatility of homes, relative to the zone's.
  public var appreciationVolatility: Double

  public init(
    name: String, weight: Double, riskScore: Double, appreciationForecast: Double,
    appreciationVolatility: Double
  ) {
    self.name = name
    self.weight = weight
    self.riskScore = riskScore
    self.appreciationForecast = appreciationForecast
    self.appreciationVolatility = appreciationVolatility
  }
}
