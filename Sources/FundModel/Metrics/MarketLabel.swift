/// What a year of a path is called (docs/model.md, 2.5). The raw value is frozen.
public enum MarketLabel: Int, Sendable, CaseIterable {
  case housingMarketTrend, interestRateEnvironment, economicOutlook

  public static let count = allCases.count

  /// As in results and scripts.
  public var name: String {
    switch self {
    case .housingMarketTrend: "housing_market_trend"
    case .interestRateEnvironment: "interest_rate_environment"
    case .economicOutlook: "economic_outlook"
    }
  }

  /// The three words, from the highest figure to the lowest.
  public var words: [String] {
    switch self {
    case .housingMarketTrend: ["appreciating", "stable", "depreciating"]
    case .interestRateEnvironment: ["rising", "stable", "falling"]
    case .economicOutlook: ["expansion", "stable", "recession"]
    }
  }

  /// Words of a label.
  public static let wordCount = 3
}
