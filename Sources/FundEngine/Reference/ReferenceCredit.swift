import FundModel

extension ReferenceRun {
  /// Defaults, losses and recoveries (docs/model.md, section 6).
  func credit(_ metrics: inout ReferenceMetrics) {
    let advances = total(.advances)
    let defaulted = loans.filter { $0.exit == .default }
    let amount = defaulted.reduce(0) { $0 + $1.amount }
    let loss = defaulted.reduce(0) { $0 + max(0, $1.amount - $1.collected!) }
    let recovered = defaulted.reduce(0) { $0 + min($1.amount, $1.collected!) }
    metrics[.loanCount] = Double(loans.count)
    metrics[.defaultCount] = Double(defaulted.count)
    metrics[.defaultRate] = referenceRatio(Double(defaulted.count), Double(loans.count))
    metrics[.defaultRateAmount] = referenceRatio(amount, advances)
    metrics[.lossAmount] = loss
    metrics[.lossRate] = referenceRatio(loss, advances)
    metrics[.recoveryRate] = referenceRatio(recovered, amount)
  }

  /// What the GP and others were paid, how the portfolio was built and left, and events.
  func feesAndPortfolio(_ metrics: inout ReferenceMetrics) {
    metrics[.carry] = total(.gpDistributions)
    metrics[.managementFees] = total(.managementFees)
    metrics[.originationFees] = fees.originationFeesToGp
    metrics[.expenses] =
      total(.formation) + total(.annualExpenses) + total(.basisExpenses) + total(.servicing)
      + total(.dispositionCosts)

    let advances = total(.advances)
    metrics[.invested] = advances
    metrics[.recycledShare] = referenceRatio(purchases.recycled, advances)
    metrics[.zoneDrift] = zoneDrift()
    let count = Double(loans.count)
    metrics[.saleShare] = referenceRatio(total(.sales), count)
    metrics[.refinanceShare] = referenceRatio(total(.refinancings), count)
    metrics[.maturityShare] = referenceRatio(total(.maturities), count)

    var deferred = 0
    var distressed = 0
    for event in events {
      switch event {
      case .deferredFee: deferred += 1
      case .distressedSale: distressed += 1
      default: break
      }
    }
    metrics[.deferredFeeMonths] = Double(deferred)
    metrics[.distressedSales] = Double(distressed)
    metrics[.unpaidObligations] = fees.carried
  }

  /// The largest distance of a zone's share from its target; undefined when nothing was outstanding
  /// at any valuation date.
  private func zoneDrift() -> Double {
    var drift = Double.nan
    for valuation in valuations where valuation.month <= purchases.lastMonth {
      let outstanding = outstandingByZone[valuation.month]
      let total = outstanding.reduce(0, +)
      if total < 1e-9 * config.fund.size { continue }
      for (z, zone) in config.zones.enumerated() {
        drift = Double.maximum(drift, abs(outstanding[z] / total - zone.allocation))
      }
    }
    return drift
  }
}
