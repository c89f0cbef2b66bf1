import FundModel

extension ReferenceRun {
  /// Short rate of a month as overlays left it (docs/model.md, sections 2.4 and 2.1).
  func shortRate(_ month: Int) -> Double { market.shortRates[month] }

  /// Mortgage rate of a month.
  func mortgageRate(_ month: Int) -> Double {
    market.shortRates[month] + config.market.rates.mortgageSpread
  }

  /// Factor on the limit of every facility in a month (docs/model.md, section 2.1).
  func facilityLimit(_ month: Int) -> Double { overlays.facilityLimit[month] }
}
