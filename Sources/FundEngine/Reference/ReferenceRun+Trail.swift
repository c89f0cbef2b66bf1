import FundModel

extension ReferenceRun {
  /// Writes down the accounts after a step of a month.
  mutating func mark(_ step: PathTrail.Step, _ month: Int) {
    let first = trail.steps.last?.postings.upperBound ?? 0
    trail.steps.append(
      PathTrail.StepRecord(
        month: month, step: step,
        accounts: PathTrail.Accounts(
          contributed: ledger.contributed, received: ledger.received, reserve: ledger.reserve,
          reinvestmentPot: ledger.reinvestmentPot, income: ledger.income, called: ledger.called,
          budget: purchases.budget, carriedExpenses: fees.carriedExpenses,
          carriedFee: fees.carriedFee),
        postings: first..<ledger.postings.count))
  }

  /// The trail of the finished path.
  var finishedTrail: PathTrail {
    var trail = trail
    trail.inputs = Overlay.Target.allCases.map { target in
      PathTrail.Input(target: target, values: table(target))
    }
    trail.creditFactor = draws.normal(.credit, 0)
    trail.postings = ledger.postings
    trail.obligations = ledger.obligations
    trail.outstandingByZone = outstandingByZone
    trail.lastPurchaseMonth = purchases.lastMonth
    return trail
  }
}

extension ReferenceRun {
  /// The table of an input, `[zone][month]`; one row for an input of the fund as a whole.
  func table(_ target: Overlay.Target) -> [[Double]] {
    switch target {
    case .shortRate: [market.shortRates]
    case .facilityLimit: [overlays.facilityLimit]
    default: overlays.table(target)
    }
  }
}

extension ReferenceOverlays {
  /// The table of an input of zones, `[zone][month]`; empty for others.
  func table(_ target: Overlay.Target) -> [[Double]] {
    switch target {
    case .appreciation: appreciation
    case .appreciationVolatility: appreciationVolatility
    case .defaultHazard: defaultHazard
    case .saleHazard: saleHazard
    case .refinanceHazard: refinanceHazard
    case .recovery: recovery
    case .saleCost: saleCost
    case .idiosyncraticVolatility: idiosyncraticVolatility
    case .propertyValue: propertyValue
    case .shortRate, .facilityLimit: []
    }
  }
}
