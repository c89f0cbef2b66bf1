import FundModel

extension PathWorkspace {
  // Step 3.
  func payObligations(_ month: Int, opening: OpeningBalances) {
    let terms = fund.config.expenses
    let formation = month == 0 ? terms.formation : 0
    let annual = fund.schedule.annualExpense[month]
    let basis = month > 0 ? terms.rate / 12 * opening.basis(terms.rateBasis) : 0
    let servicing = month > 0 ? terms.servicingRate / 12 * opening.invested : 0
    let carried = account.unpaidExpenses
    let expenses = formation + annual + basis + servicing + carried
    if expenses > 0 {
      let lacking = expenses - account.cash - account.uncalled
      if lacking > 0 { sellDistressed(month, need: lacking) }
      var unpaid = 0.0
      unpaid += payExpense(.formation, month, formation)
      unpaid += payExpense(.annualExpenses, month, annual)
      unpaid += payExpense(.basisExpenses, month, basis)
      unpaid += payExpense(.servicing, month, servicing)
      unpaid += payExpense(.basisExpenses, month, carried)
      account.unpaidExpenses = unpaid
    }
    payManagementFee(month, opening: opening)
  }

  /// Pays what can be paid of an expense and returns the rest.
  private func payExpense(_ item: FlowItem, _ month: Int, _ amount: Double) -> Double {
    guard amount > 0 else { return 0 }
    let paid = account.pay(amount)
    post(item, month, paid)
    return amount - paid
  }

  private func payManagementFee(_ month: Int, opening: OpeningBalances) {
    var due = account.unpaidFee
    let rate = fund.schedule.feeRate[month]
    if rate > 0 {
      let gross = rate * opening.basis(fund.schedule.feeBasis[month])
      let terms = fund.config.fees.management
      account.offset += terms.originationFeeOffset * account.originationFeesSince
      account.originationFeesSince = 0
      let offset = min(max(0, gross), account.offset)
      account.offset -= offset
      due += max(0, gross) - offset
    }
    guard due > 0 else { return }
    let paid = account.pay(due)
    post(.managementFees, month, paid)
    account.unpaidFee = due - paid
    if account.unpaidFee > 0 { tally.deferredFeeMonths += 1 }
  }
}
