import FundModel
import FundNumerics

extension ReferenceRun {
  /// Whether nothing but rounding came back of what was put in (docs/model.md, section 6).
  private func isTotalLoss(_ flows: [Double]) -> Bool {
    let gained = flows.filter { $0 > 0 }.reduce(0, +)
    let spent = -flows.filter { $0 < 0 }.reduce(0, +)
    return gained <= dust && spent > dust
  }

  /// Returns of the LPs and of the loans (docs/model.md, section 6).
  func returns(
    _ metrics: inout ReferenceMetrics, _ netFlows: [Double], _ grossFlows: [Double]
  ) {
    let paidIn = (0...horizon).reduce(0) { $0 + fromLps($1) }
    let distributions = (0...horizon).map(toLps)
    let distributed = distributions.reduce(0, +)
    let termMonths = 12 * config.fund.termYears
    let byTerm = distributions.prefix(termMonths + 1).reduce(0, +)
    let afterTerm = distributions.dropFirst(termMonths + 1).reduce(0, +)
    metrics[.netIrr] = isTotalLoss(netFlows) ? -1 : ReferenceMath.annualIrr(netFlows)
    metrics[.grossIrr] = isTotalLoss(grossFlows) ? -1 : ReferenceMath.annualIrr(grossFlows)
    metrics[.tvpi] = referenceRatio(distributed, paidIn)
    metrics[.dpi] = referenceRatio(byTerm, paidIn)
    metrics[.rvpi] = referenceRatio(afterTerm, paidIn)
    metrics[.roi] = metrics[.tvpi] - 1
    metrics[.grossMultiple] = referenceRatio(
      loans.reduce(0) { $0 + $1.collected! }, total(.advances))
    metrics[.npv] = netFlows.enumerated().reduce(0) { sum, flow in
      sum + flow.element
        * ReferenceMath.growth(config.analytics.discountRate, 0 - Double(flow.offset) / 12)
    }
    metrics[.paybackMonth] = paybackMonth(netFlows)
    metrics[.paidIn] = paidIn
    metrics[.distributed] = distributed
    metrics[.netProfit] = distributed - paidIn
  }

  private func paybackMonth(_ netFlows: [Double]) -> Double {
    var cumulative = 0.0
    var payback = 0
    for (month, flow) in netFlows.enumerated() {
      cumulative += flow
      if cumulative < -1e-9 * config.fund.size { payback = month + 1 }
    }
    return payback > horizon ? .nan : Double(payback)
  }

  /// Life and duration of the loans, and the LPs' capital at work.
  func assets(_ metrics: inout ReferenceMetrics, _ netFlows: [Double]) {
    var life = 0.0
    var principal = 0.0
    var timed = 0.0
    var present = 0.0
    for loan in loans {
      principal += loan.amount
      life += loan.amount * Double(loan.exitMonth - loan.monthBought) / 12
      let years = Double(loan.monthCollected - loan.monthBought) / 12
      let value = loan.collected! * ReferenceMath.growth(config.analytics.discountRate, 0 - years)
      timed += value * years
      present += value
    }
    metrics[.assetWal] = referenceRatio(life, principal)
    metrics[.assetDuration] = referenceRatio(timed, present)

    var cumulative = 0.0
    var peak = 0.0
    var sum = 0.0
    for flow in netFlows {
      cumulative -= flow
      peak = max(peak, cumulative)
      sum += max(0, cumulative)
    }
    metrics[.peakCapital] = peak
    metrics[.averageCapital] = sum / Double(horizon + 1)
  }
}
