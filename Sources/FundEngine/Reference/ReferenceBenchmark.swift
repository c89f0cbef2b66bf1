import FundModel

extension ReferenceRun {
  /// The LPs' flows against the benchmark (docs/model.md, section 6).
  func benchmarkReturns(_ metrics: inout ReferenceMetrics, _ netFlows: [Double]) {
    let levels = benchmarkLevels()
    guard levels.allSatisfy({ $0.isFinite && $0 > 0 }) else { return }
    let months = 0...horizon
    let contributed = months.map { fromLps($0) / levels[$0] }
    let net = months.map { netFlows[$0] / levels[$0] }
    let paidIn = contributed.reduce(0, +)
    metrics[.ksPme] = referenceRatio(net.reduce(0, +) + paidIn, paidIn)
    metrics[.directAlpha] = metrics[.netIrr] == -1 ? -1 : ReferenceMath.annualIrr(net)
  }

  /// B(m), months 0 to H.
  private func benchmarkLevels() -> [Double] {
    let terms = config.analytics.benchmark
    switch terms.kind {
    case .constant:
      return (0...horizon).map { ReferenceMath.growth(terms.rate!, Double($0) / 12) }
    case .path:
      var levels = [1.0]
      for month in stride(from: 1, through: horizon, by: 1) {
        let rate = terms.path![ReferenceMath.year(month) - 1]
        levels.append(levels[month - 1] * ReferenceMath.growth(rate, 1.0 / 12))
      }
      return levels
    case .priceIndex:
      return (0...horizon).map(housePrices)
    }
  }

  /// `sum_z allocation_z I_z(m)`.
  private func housePrices(_ month: Int) -> Double {
    zip(config.zones, market.logIndex).reduce(0) { sum, zone in
      sum + zone.0.allocation * ReferenceMath.exp(zone.1[month])
    }
  }

  /// What the path drew.
  func drawnFigures(_ metrics: inout ReferenceMetrics) {
    let ratio = housePrices(horizon) / housePrices(0)
    if ratio.isFinite && ratio > 0 {
      metrics[.priceGrowth] = ReferenceMath.growth(ratio - 1, 12 / Double(horizon)) - 1
    }
    metrics[.defaultClimate] =
      market.climate.reduce(0, +) / Double(market.climate.count)
    metrics[.creditFactor] = draws.normal(.credit, 0)
  }
}
