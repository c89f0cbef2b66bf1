import FundModel
import FundNumerics

extension PathWorkspace {
  /// Metrics of the chain of NAVs: return, drawdown, yearly returns and their ratios.
  func computeValuationSeries() {
    let horizon = fund.horizon
    let navs = flows + FlowItem.nav.rawValue * flowStride
    let tolerance = 1e-9 * fund.config.fund.size
    var index = 1.0
    var peak = 1.0
    var drawdown = 0.0
    var yearStart = 1.0
    var years = YearlyReturns(target: fund.config.analytics.riskFreeRate)
    var last = 0
    for month in 1...horizon where fund.schedule.isValuationDate[month] {
      index *= 1 + periodReturn(navs, from: last, to: month, tolerance: tolerance)
      peak = max(peak, index)
      if peak > 0 { drawdown = max(drawdown, 1 - index / peak) }
      if month % 12 == 0 {
        years.add(yearStart > 0 ? index / yearStart - 1 : 0)
        yearStart = index
      }
      last = month
    }
    metricRow[Metric.maxDrawdown.rawValue] = drawdown
    metricRow[Metric.timeWeightedReturn.rawValue] =
      index > 0 ? exponential(naturalLog(index) * 12 / Double(horizon)) - 1 : -1
    metricRow[Metric.navVolatility.rawValue] = years.deviation
    metricRow[Metric.sharpe.rawValue] = years.sharpe
    metricRow[Metric.sortino.rawValue] = years.sortino
    metricRow[Metric.worstAnnualNavChange.rawValue] = years.worst
  }

  /// Modified Dietz return of a valuation period; 0 when there is nothing to earn on.
  private func periodReturn(
    _ navs: UnsafeMutablePointer<Double>, from start: Int, to end: Int, tolerance: Double
  ) -> Double {
    var net = 0.0
    var weighted = 0.0
    let length = Double(end - start)
    let calls = flows + FlowItem.calls.rawValue * flowStride
    let lp = flows + FlowItem.lpDistributions.rawValue * flowStride
    let gp = flows + FlowItem.gpDistributions.rawValue * flowStride
    let commitment = flows + FlowItem.gpCommitmentDistributions.rawValue * flowStride
    var month = start + 1
    while month <= end {
      let flow = calls[month] - lp[month] - gp[month] - commitment[month]
      net += flow
      weighted += flow * Double(end - month) / length
      month += 1
    }
    let base = navs[start] + weighted
    return base > tolerance ? (navs[end] - navs[start] - net) / base : 0
  }
}

/// Running statistics of the yearly returns of one path.
private struct YearlyReturns {
  let target: Double
  private var count = 0.0
  private var mean = 0.0
  private var squares = 0.0
  private var downside = 0.0
  private var lowest = Double.infinity

  init(target: Double) { self.target = target }

  mutating func add(_ value: Double) {
    count += 1
    let change = value - mean
    mean += change / count
    squares += change * (value - mean)
    let short = min(0, value - target)
    downside += short * short
    lowest = min(lowest, value)
  }

  /// Sample standard deviation; undefined with fewer than two years.
  var deviation: Double { count < 2 ? .nan : (squares / (count - 1)).squareRoot() }
  var worst: Double { count < 2 ? .nan : lowest }
  var sharpe: Double { deviation > 1e-12 ? (mean - target) / deviation : .nan }
  var sortino: Double {
    let below = (downside / count).squareRoot()
    return count >= 2 && below > 1e-12 ? (mean - target) / below : .nan
  }
}
