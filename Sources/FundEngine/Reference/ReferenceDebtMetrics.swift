import FundModel

extension ReferenceRun {
  /// Figures of facilities, notes and the GP's side, from ledger columns and from what was observed
  /// (docs/model.md, section 6).
  func debtAndManager(_ metrics: inout ReferenceMetrics) {
    metrics[.facilityCost] = total(.facilityInterest) + total(.facilityFees)
    metrics[.peakDebt] = ledger.flows[FlowItem.facilityDebt.rawValue].reduce(0, max)
    metrics[.peakLtv] = observed(.peakLtv).reduce(0, max)
    metrics[.minInterestCover] = observed(.minInterestCover).min() ?? .nan
    metrics[.peakUtilisation] = observed(.peakUtilisation).max() ?? .nan
    metrics[.liquidityBuffer] = liquidityBuffer
    metrics[.facilityLoss] = observed(.facilityLoss).reduce(0, +)
    metrics[.noteCost] = total(.noteCoupons)
    metrics[.noteLoss] = observed(.noteLoss).reduce(0, +)
    metrics[.firstBreachMonth] =
      trail.observations.first { $0.metric == .covenantBreaches }.map { Double($0.month) } ?? .nan
    let counts: [Metric] = [
      .covenantBreaches, .accelerations, .baseDeficiencyMonths, .noteTestFailures, .noteDeferrals,
    ]
    for metric in counts { metrics[metric] = Double(observed(metric).count) }

    metrics[.clawback] = total(.clawback)
    metrics[.gpPaidIn] = total(.gpContributions)
    metrics[.gpDistributed] = total(.gpCommitmentDistributions)
    metrics[.gpIrr] = gpIrr
  }

  private func observed(_ metric: Metric) -> [Double] {
    trail.observations.filter { $0.metric == metric }.map(\.value)
  }

  /// Cash and what facilities would still lend, over NAV; observed is the latter.
  private var liquidityBuffer: Double {
    var lowest = Double.nan
    for valuation in valuations where valuation.month < horizon && valuation.nav > dust {
      let undrawn = trail.observations.reduce(0) {
        $1.metric == .liquidityBuffer && $1.month == valuation.month ? $0 + $1.value : $0
      }
      lowest = Double.minimum(lowest, (valuation.cash + undrawn) / valuation.nav)
    }
    return lowest
  }

  private var gpIrr: Double {
    if total(.gpContributions) == 0 { return .nan }
    var flows = (0...horizon).map { month in
      let escrow = ledger.flow(.escrow, month) - (month > 0 ? ledger.flow(.escrow, month - 1) : 0)
      return ledger.flow(.gpCommitmentDistributions, month) + ledger.flow(.gpDistributions, month)
        - escrow - ledger.flow(.clawback, month) + ledger.flow(.managementFees, month)
        - ledger.flow(.gpContributions, month)
    }
    for fee in trail.originationFeesToGp { flows[fee.month] += fee.amount }
    return ReferenceMath.annualIrr(flows)
  }
}
