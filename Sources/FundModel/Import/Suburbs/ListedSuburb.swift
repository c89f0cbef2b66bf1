/// A suburb and what its zone's loans in it are like.
public struct ListedSuburb: Sendable, Equatable {
  public let name: String
  public let zone: String
  /// How often loans of the zone lie here, relative to the zone's other suburbs.
  public let weight: Double
  /// Multiplies the default hazard, relative to the zone's weighted mean.
  public let riskScore: Double
  /// Expected growth of prices per year, as a decimal.
  public let forecast: Double
  /// Annualised volatility of prices.
  public let volatility: Double
  /// Where the suburb stands in its file.
  public let origin: ConfigOrigin
  /// Row in its file.
  public let row: Int

  /// The record of `zones[].suburbs[]`.
  public var record: ConfigValue {
    .record([
      ("name", .string(name)), ("weight", .double(weight)), ("risk_score", .double(riskScore)),
      ("appreciation_forecast", .double(forecast)),
      ("appreciation_volatility", .double(volatility)),
    ])
  }

  /// A name as names are compared: case and runs of spaces do not count.
  public static func plain(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
