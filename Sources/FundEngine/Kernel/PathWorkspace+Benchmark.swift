import FundModel
import FundNumerics

extension PathWorkspace {
  /// KS-PME, and the flows that direct alpha is the rate of.
  func compareWithBenchmark() {
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
    isBenchmarkDefined = isDefined
    // A benchmark that is none leaves flows that can be solved; their rate is not looked at.
    if !isDefined { for month in 0...fund.horizon { relativeFlow[month] = netFlow[month] } }
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
