import FundModel
import FundNumerics

extension ReferenceRun {
  /// The chain-linked return on NAV and what is made of it (docs/model.md, section 6).
  func valuationReturns(_ metrics: inout ReferenceMetrics) {
    let index = timeWeightedIndex()
    let last = index[horizon]
    metrics[.timeWeightedReturn] =
      last > 0 ? exponential(12 / Double(horizon) * naturalLog(last)) - 1 : -1

    var peak = 1.0
    var drawdown = 0.0
    for valuation in valuations {
      peak = max(peak, index[valuation.month])
      drawdown = max(drawdown, 1 - index[valuation.month] / peak)
    }
    metrics[.maxDrawdown] = drawdown

    let years = stride(from: 12, through: horizon, by: 12).map { month in
      index[month - 12] > 0 ? index[month] / index[month - 12] - 1 : 0
    }
    if years.count < 2 { return }
    let count = Double(years.count)
    let mean = years.reduce(0, +) / count
    let deviation =
      (years.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
    let target = config.analytics.riskFreeRate
    let downside =
      (years.reduce(0) { $0 + min(0, $1 - target) * min(0, $1 - target) } / count).squareRoot()
    metrics[.navVolatility] = deviation
    metrics[.worstAnnualNavChange] = years.min()!
    if deviation >= 1e-12 { metrics[.sharpe] = (mean - target) / deviation }
    if downside >= 1e-12 { metrics[.sortino] = (mean - target) / downside }
  }

  /// The index, 1 at month 0, at valuation months; the months between hold the one before.
  private func timeWeightedIndex() -> [Double] {
    var index = [Double](repeating: 1, count: horizon + 1)
    for (start, end) in zip(valuations, valuations.dropFirst()) {
      var gain = end.nav - start.nav
      var base = start.nav
      for month in (start.month + 1)...end.month {
        let distributed =
          ledger.flow(.lpDistributions, month) + ledger.flow(.gpDistributions, month)
          + ledger.flow(.gpCommitmentDistributions, month)
        let contributed = ledger.flow(.calls, month)
        let weight = Double(end.month - month) / Double(end.month - start.month)
        gain += distributed - contributed
        base += weight * (contributed - distributed)
      }
      let periodReturn = base < 1e-9 * config.fund.size ? 0 : gain / base
      let level = index[start.month] * (1 + periodReturn)
      for month in (start.month + 1)..<end.month { index[month] = index[start.month] }
      index[end.month] = level
    }
    return index
  }
}
