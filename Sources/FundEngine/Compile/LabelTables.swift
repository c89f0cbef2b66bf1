import FundModel

/// What the words of a year are decided by (docs/model.md, 2.5).
struct LabelTables: Sendable {
  /// Share of each zone.
  let weight: [Double]
  /// Mean rate of growth, and how far from it a trend begins.
  let growth: Double
  let growthBand: Double
  let rateBand: Double
  let outlookBand: Double
  /// A month's part of the year's default rate before climate and regimes.
  let defaultPart: [Double]

  init(_ config: FundConfig, monthStride: Int) {
    let zones = config.zones
    weight = zones.map(\.allocation)
    growth = zones.reduce(0) { $0 + $1.allocation * $1.appreciationRate }
    growthBand =
      config.analytics.labelPriceBand
      * zones.reduce(0) { $0 + $1.allocation * $1.appreciationVolatility }
    rateBand = config.analytics.labelRateBand
    outlookBand = config.analytics.labelOutlookBand
    let months = config.fund.horizonMonths + 1
    let overlay = OverlayTable(
      .defaultHazard, config: config, monthStride: monthStride, months: months,
      clamp: 0...Double.greatestFiniteMagnitude
    ) { _, _ in 1 }
    defaultPart = (0..<months).map { month in
      zones.indices.reduce(0) { sum, zone in
        sum + zones[zone].allocation * zones[zone].defaultRate * overlay[zone, month] / 12
      }
    }
  }
}
