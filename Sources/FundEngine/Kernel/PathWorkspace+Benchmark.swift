import FundModel
import FundNumerics

extension PathWorkspace {
  /// KS-PME and direct alpha; after `net_irr`, which their rate starts from.
  func computeBenchmark() {
    let table = fund.benchmark
    if table.isPriceIndex { fillPriceBenchmark() }
    let inverse =
      table.isPriceIndex ? UnsafePointer(inverseBenchmark) : UnsafePointer(table.inverse)
    var received = 0.0
    var contributed = 0.0
    var isDefined = true
    for month in 0...fund.horizon {
      let factor = inverse[month]
      // 1 / B is finite and above 0 exactly when B is, but for the ends of the range of doubles.
      if !(factor > 0 && factor < .infinity) { isDefined = false }
      received += lpReceipts[month] * factor
      contributed += contributions[month] * factor
      relativeFlow[month] = netFlow[month] * factor
    }
    let ratio = contributed > 0 && isDefined ? received / contributed : .nan
    metricRow[Metric.ksPme.rawValue] = ratio.isFinite ? ratio : .nan
    metricRow[Metric.directAlpha.rawValue] = isDefined ? directAlpha(inverse) : .nan
  }

  /// `1 / sum of allocation_z I_z(m)`.
  private func fillPriceBenchmark() {
    let allocation = fund.portfolio.allocation
    var month = 0
    while month <= fund.horizon {
      var level = Lanes(repeating: 0)
      for zone in 0..<fund.zoneCount {
        level += loadLanes(index, zone &* fund.monthStride &+ month) * allocation[zone]
      }
      storeLanes(inverseBenchmark, month, 1 / level)
      month &+= 8
    }
  }

  private func directAlpha(_ inverse: UnsafePointer<Double>) -> Double {
    let netIrr = metricRow[Metric.netIrr.rawValue]
    guard netIrr != -1 else { return -1 }
    // The benchmark's growth over the life, taken off the fund's rate: a few steps from the root.
    let growth = 0 - naturalLog(inverse[fund.horizon] / inverse[0]) / Double(fund.horizon)
    let start = netIrr > -1 ? naturalLog(1 + netIrr) / 12 - growth : 0
    return Irr.solve(
      amounts: UnsafeBufferPointer(start: relativeFlow, count: fund.horizon + 1),
      periodsPerYear: 12, startingAt: start
    ).rate
  }

  /// What the path drew: growth of house prices, climate, credit factor.
  func computeDrawn() {
    let allocation = fund.portfolio.allocation
    var first = 0.0
    var last = 0.0
    for zone in 0..<fund.zoneCount {
      first += allocation[zone] * index[zone * fund.monthStride]
      last += allocation[zone] * index[zone * fund.monthStride + fund.horizon]
    }
    let ratio = last / first
    metricRow[Metric.priceGrowth.rawValue] =
      ratio > 0 && ratio < .infinity
      ? exponential(naturalLog(ratio) * 12 / Double(fund.horizon)) - 1 : .nan
    var sum = 0.0
    for year in 0..<fund.market.years { sum += climate[year] }
    metricRow[Metric.defaultClimate.rawValue] = sum / Double(fund.market.years)
    metricRow[Metric.creditFactor.rawValue] = creditNormals[0]
  }
}
