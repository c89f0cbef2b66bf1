import FundModel

extension PathWorkspace {
  /// When NAV is struck: debt is taken off it, and covenants are tested.
  func strikeFinancing(_ month: Int, assets loansAndRecoveries: Double) {
    guard hasDebt, let tables = fund.financing else { return }
    let debt = financing.debt
    financing.struckLoans = loansAndRecoveries
    account.nav -= debt + financing.notes.owed
    guard month < fund.horizon else { return }
    if debt > dust {
      let assets = loansAndRecoveries + account.cash
      financing.peakLtv = max(financing.peakLtv, assets > 0 ? debt / assets : .infinity)
    }
    let cover = interestCover(month)
    if !cover.isNaN, !(cover >= financing.minimumCover) { financing.minimumCover = cover }
    for (i, terms) in tables.facilities.enumerated() {
      test(i, terms, month, debt: debt, assets: loansAndRecoveries + account.cash, cover: cover)
    }
  }

  private func test(
    _ i: Int, _ terms: FacilityTable, _ month: Int, debt: Double, assets: Double, cover: Double
  ) {
    let owes = financing.facilities[i].balance > dust
    let exceedsLtv = terms.maxLtv < .infinity && (assets <= 0 || debt / assets > terms.maxLtv)
    // An interest cover that is undefined is not below anything.
    guard owes, exceedsLtv || cover < terms.minInterestCover else {
      financing.facilities[i].breachMonth = -1
      return
    }
    guard financing.facilities[i].breachMonth < 0 else { return }
    financing.facilities[i].breachMonth = month
    financing.breaches += 1
    if financing.firstBreach.isNaN { financing.firstBreach = Double(month) }
  }

  /// Cash flow of the last 12 months over the interest and fees due in them; undefined without any.
  private func interestCover(_ month: Int) -> Double {
    var due = 0.0
    var flow = 0.0
    for past in max(0, month - 11)...month {
      due += debtService[past]
      for item in Self.coverSources { flow += self.flow(item, past) }
      for item in Self.coverUses { flow -= self.flow(item, past) }
    }
    return due > dust ? flow / due : .nan
  }

  private static let coverSources: [FlowItem] = [
    .principalReceipts, .interestReceipts, .shareReceipts, .recoveries, .saleProceeds, .cashYield,
    .originationFeeIncome,
  ]
  private static let coverUses: [FlowItem] = [
    .dispositionCosts, .formation, .annualExpenses, .basisExpenses, .servicing, .managementFees,
  ]
}
