import FundModel

/// Covenants, and what is observed of debt when NAV is struck and at month end (docs/model.md, 4.1, 6).
extension ReferenceRun {
  /// Tested when NAV is struck, before H.
  mutating func testCovenants(_ struck: PathRecord.Valuation) {
    let month = struck.month
    for (f, facility) in config.facilities.enumerated() {
      let balance = debt.facilities[f].balance
      let passes =
        balance <= dust || facility.covenants.allSatisfy { passesCovenant($0, struck) }
      let isInBreach = debt.facilities[f].breachMonth != nil
      if !passes && !isInBreach {
        debt.facilities[f].breachMonth = month
        events.append(.covenantBreach(month: month, facility: facility.name, balance: balance))
        observe(.covenantBreaches, month, balance, facility.name)
      }
      if passes && isInBreach {
        debt.facilities[f].breachMonth = nil
        events.append(.covenantCure(month: month, facility: facility.name, balance: balance))
      }
    }
  }

  private func passesCovenant(
    _ covenant: Facility.Covenant, _ struck: PathRecord.Valuation
  ) -> Bool {
    switch covenant.test {
    case .maxLtv: return loanToValue(struck) <= covenant.limit
    case .minInterestCover:
      guard let cover = interestCover(struck.month) else { return true }
      return cover >= covenant.limit
    }
  }

  /// Debt over loans, awaited recoveries and cash; infinite when they are not above 0.
  private func loanToValue(_ struck: PathRecord.Valuation) -> Double {
    let assets = struck.loans + struck.awaitedRecoveries + struck.cash
    return assets > 0 ? debt.total / assets : .infinity
  }

  /// Receipts less costs over interest and fees due, of the last 12 months; nil when none were due.
  private func interestCover(_ month: Int) -> Double? {
    let receipts: [FlowItem] = [
      .principalReceipts, .interestReceipts, .shareReceipts, .recoveries, .saleProceeds, .cashYield,
      .originationFeeIncome,
    ]
    let costs: [FlowItem] = [
      .dispositionCosts, .formation, .annualExpenses, .basisExpenses, .servicing, .managementFees,
    ]
    var earned = 0.0
    var due = 0.0
    for m in max(0, month - 11)...month {
      for item in receipts { earned += ledger.flow(item, m) }
      for item in costs { earned -= ledger.flow(item, m) }
      due += debt.due[m]
    }
    return due > dust ? earned / due : nil
  }

  /// Loan to value and interest cover of the date.
  mutating func observeDebt(_ struck: PathRecord.Valuation) {
    if debt.total > dust { observe(.peakLtv, struck.month, loanToValue(struck)) }
    if let cover = interestCover(struck.month) { observe(.minInterestCover, struck.month, cover) }
  }

  /// What facilities would still lend.
  mutating func observeRooms(_ month: Int) {
    for (f, facility) in config.facilities.enumerated() {
      observe(.liquidityBuffer, month, room(f, month), facility.name)
    }
  }

  /// Month end: stocks, utilisation, and at H what lenders have lost.
  mutating func closeDebt(_ month: Int) {
    ledger.post(.facilityDebt, debt.total, month)
    ledger.post(.noteDebt, debt.owedToNotes, month)
    var commitments = 0.0
    for (f, facility) in config.facilities.enumerated() {
      debt.facilities[f].balanceBefore = debt.facilities[f].balance
      if facility.fromMonth <= month && month < facility.maturityMonth {
        commitments += commitment(f, month)
      }
    }
    if commitments > 0 { observe(.peakUtilisation, month, debt.total / commitments) }
    if month < horizon { return }
    for (facility, state) in zip(config.facilities, debt.facilities) where state.balance > 0 {
      observe(.facilityLoss, month, state.balance, facility.name)
    }
    for (note, state) in zip(config.notes.issued, debt.notes)
    where state.balance + state.accrued > 0 {
      observe(.noteLoss, month, state.balance + state.accrued, note.name)
    }
  }

  mutating func observe(
    _ metric: Metric, _ month: Int, _ value: Double, _ subject: String = ""
  ) {
    trail.observations.append(.init(metric, month: month, value: value, subject: subject))
  }
}
