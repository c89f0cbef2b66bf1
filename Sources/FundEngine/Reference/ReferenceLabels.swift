import FundModel

extension ReferenceRun {
  /// Words of a year, by `MarketLabel.rawValue`: 0 the highest, 2 the lowest (docs/model.md, 2.5).
  func labels(year: Int) -> [Int] {
    let terms = config.analytics
    let (first, last) = (12 * year - 12, 12 * year)
    func weighted(_ figure: (Int) -> Double) -> Double {
      config.zones.indices.reduce(0) { $0 + config.zones[$1].allocation * figure($1) }
    }
    func word(_ difference: Double, band: Double) -> Int {
      if abs(difference) <= band + 1e-9 { return 1 }
      return difference > 0 ? 0 : 2
    }
    let growth = weighted { market.ratio(zone: $0, from: first, to: last) - 1 }
    let defaults = weighted { z in
      let hazard = (first + 1...last).reduce(0) { sum, m in
        sum + overlays.defaultHazard[z][m] * (market.regimes?.regime(m).defaultMultiplier ?? 1)
      }
      return config.zones[z].defaultRate * hazard / 12
    }
    return [
      word(
        growth - weighted { config.zones[$0].appreciationRate },
        band: terms.labelPriceBand * weighted { config.zones[$0].appreciationVolatility }),
      word(shortRate(last) - shortRate(first), band: terms.labelRateBand),
      word(growth - market.climate[year - 1] * defaults, band: terms.labelOutlookBand),
    ]
  }
}
