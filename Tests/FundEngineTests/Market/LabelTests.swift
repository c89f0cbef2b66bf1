import FundEngine
import FundModel
import TestSupport
import Testing

@Suite struct LabelTests {
  /// Given prices and rates: every word can be said by hand.
  private func given() -> FundConfig {
    var config = marketFund(years: 5)
    config.zones[0].appreciationRate = 0.04
    config.zones[0].appreciationVolatility = 0.04
    config.zones[0].defaultRate = 0.01
    config.market.priceModel.kind = .path
    config.market.priceModel.path!.period = .annual
    // Against 4 % +- 2 %; less 1 % of defaults against +- 2 %.
    config.market.priceModel.path!.growth[0].rates = [0.065, 0.055, 0.04, 0.015, -0.02]
    config.market.rates.kind = .path
    config.market.rates.initial = 0.03
    config.market.rates.path!.rates = [0.036, 0.034, 0.034, 0.028, 0.034]
    config.market.defaultClimate.volatility = 0
    return config
  }

  private func marks(_ config: FundConfig) throws -> [[UInt8]] {
    let workspace = PathWorkspace(try CompiledFund(config))
    workspace.runMarket(seed: 1, path: 0)
    let labels = workspace.marketLabels
    return MarketLabel.allCases.map { label in
      (0..<labels.years).map { labels.marks[$0 * MarketLabel.count + label.rawValue] }
    }
  }

  @Test func wordsAreThoseOfTheYear() throws {
    let marks = try marks(given())
    #expect(marks[MarketLabel.housingMarketTrend.rawValue] == [0, 1, 1, 2, 2])
    #expect(marks[MarketLabel.interestRateEnvironment.rawValue] == [0, 1, 1, 2, 0])
    #expect(marks[MarketLabel.economicOutlook.rawValue] == [0, 0, 0, 1, 2])
  }

  @Test func bandsAndOverlaysMoveThem() throws {
    var config = given()
    config.analytics.labelPriceBand = 0.25
    #expect(try marks(config)[0] == [0, 0, 1, 2, 2])
    config.analytics.labelRateBand = 0.001
    #expect(try marks(config)[1] == [0, 2, 1, 2, 0])
    config.analytics.labelOutlookBand = 0.04
    #expect(try marks(config)[2] == [0, 0, 1, 1, 1])
    config.zones[0].defaultRate = 0.05
    #expect(try marks(config)[2] == [1, 1, 1, 1, 2])
  }
}
