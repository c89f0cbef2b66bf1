import FundModel
import FundNumerics

extension PathWorkspace {
  /// Fills the metric row from the ledger and the tally (docs/model.md, Metrics).
  func computeMetrics() {
    set(.zoneDrift, tally.zoneDrift)
    compareWithBenchmark()
    solveRates()
    computeReturns()
    computeDrawn()
    computeCapital()
    computeValuationSeries()
    computeCredit()
    computeAssets()
    set(.managementFees, total(.managementFees))
    set(.originationFees, tally.originationFeesToGp)
    set(
      .expenses,
      total(.formation) + total(.annualExpenses) + total(.basisExpenses) + total(.servicing)
        + total(.dispositionCosts))
    computeCarry()
    set(.deferredFeeMonths, Double(tally.deferredFeeMonths))
    set(.distressedSales, Double(tally.distressedSales))
    setDebtMetrics()
    set(.unpaidObligations, account.unpaidExpenses + account.unpaidFee)
  }

  @inline(__always)
  func set(_ metric: Metric, _ value: Double) { metricRow[metric.rawValue] = value }

  func total(_ item: FlowItem) -> Double {
    let row = flows + item.rawValue * flowStride
    var sum = 0.0
    for month in 0...fund.horizon { sum += row[month] }
    return sum
  }

  private func ratio(_ numerator: Double, _ denominator: Double) -> Double {
    denominator > 0 ? numerator / denominator : .nan
  }

  func annualIrr(_ flows: UnsafeMutablePointer<Double>, _ count: Int) -> Double {
    Irr.solve(amounts: UnsafeBufferPointer(start: flows, count: count), periodsPerYear: 12).rate
  }

  /// Rates of the LPs' flows, of the loans' and of the LPs' against the benchmark, solved at once.
  private func solveRates() {
    let months = fund.horizon + 1
    for month in 0..<months {
      var flows = Lanes(repeating: netFlow[month])
      flows[1] = grossFlow[month]
      flows[2] = relativeFlow[month]
      storeLanes(rateFlows, 8 &* month, flows)
    }
    Irr.solveBlock(
      flows: UnsafePointer(rateFlows), periods: months, periodsPerYear: 12, rates: rates,
      statuses: rateStatuses)
  }

  /// A rate that was solved, or -1 when nothing but rounding came back of what was put in.
  private func annualReturn(
    _ rate: Double, of flows: UnsafeMutablePointer<Double>, _ count: Int
  ) -> Double {
    guard !(rate > 0) else { return rate }
    var gained = 0.0
    var spent = 0.0
    for month in 0..<count {
      gained += max(0, flows[month])
      spent += max(0, 0 - flows[month])
    }
    let negligible = 1e-9 * fund.config.fund.size
    return gained <= negligible && spent > negligible ? -1 : rate
  }

  private func computeReturns() {
    let months = fund.horizon + 1
    let netIrr = annualReturn(rates[0], of: netFlow, months)
    set(.netIrr, netIrr)
    set(.grossIrr, annualReturn(rates[1], of: grossFlow, months))
    set(.directAlpha, isBenchmarkDefined ? (netIrr == -1 ? -1 : rates[2]) : .nan)
    var paidIn = 0.0
    var distributed = 0.0
    for month in 0...fund.horizon {
      paidIn += contributions[month]
      distributed += lpReceipts[month]
    }
    var late = 0.0
    for month in stride(from: 12 * fund.config.fund.termYears + 1, through: fund.horizon, by: 1) {
      late += lpReceipts[month]
    }
    set(.paidIn, paidIn)
    set(.distributed, distributed)
    set(.netProfit, distributed - paidIn)
    set(.tvpi, ratio(distributed, paidIn))
    set(.dpi, ratio(distributed - late, paidIn))
    set(.rvpi, ratio(late, paidIn))
    set(.roi, ratio(distributed - paidIn, paidIn))
    var present = 0.0
    for month in 0...fund.horizon { present += netFlow[month] * discount[month] }
    set(.npv, present)
  }

  private func computeCapital() {
    let tolerance = 1e-9 * fund.config.fund.size
    var cumulative = 0.0
    var peak = 0.0
    var positive = 0.0
    var lastShort = -1
    for month in 0...fund.horizon {
      cumulative -= netFlow[month]
      peak = max(peak, cumulative)
      positive += max(0, cumulative)
      if cumulative > tolerance { lastShort = month }
    }
    set(.peakCapital, peak)
    set(.averageCapital, positive / Double(fund.horizon + 1))
    set(.paybackMonth, lastShort == fund.horizon ? .nan : Double(lastShort + 1))
  }

  private func computeCredit() {
    let count = Double(loanCount)
    set(.loanCount, count)
    set(.defaultCount, Double(tally.defaults))
    set(.defaultRate, ratio(Double(tally.defaults), count))
    set(.defaultRateAmount, ratio(tally.defaultedAmount, tally.advanced))
    set(.lossAmount, tally.loss)
    set(.lossRate, ratio(tally.loss, tally.advanced))
    set(.recoveryRate, ratio(tally.recovered, tally.defaultedAmount))
    set(.saleShare, ratio(Double(tally.sales), count))
    set(.refinanceShare, ratio(Double(tally.refinancings), count))
    set(.maturityShare, ratio(Double(tally.maturities), count))
  }

  private func computeAssets() {
    set(.invested, tally.advanced)
    set(.recycledShare, ratio(tally.recycled, tally.advanced))
    set(.assetWal, ratio(tally.weightedLife, tally.advanced))
    set(.assetDuration, ratio(tally.discountedTime, tally.discountedCollections))
    set(.grossMultiple, ratio(tally.grossCollected, tally.advanced))
  }
}
