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
    account.unpaidExpenses = 0
    payExpense(.formation, month, formation)
    payExpense(.annualExpenses, month, annual)
    payExpense(.basisExpenses, month, basis)
    payExpense(.servicing, month, servicing)
    payExpense(.basisExpenses, month, carried)
    payManagementFee(month, opening: opening)
  }

  /// Pays an expense, selling loans where cash and calls do not do; carries what is left.
  private func payExpense(_ item: FlowItem, _ month: Int, _ amount: Double) {
    guard amount > 0 else { return }
    let left = payOrSell(amount, month, discount: fund.config.fund.distressedDiscount)
    post(item, month, amount - left)
    account.unpaidExpenses += left
  }

  /// Pays from cash, facilities that bridge calls, and calls; returns what could not be paid.
  @inline(__always)
  func payObligation(_ amount: Double, _ month: Int) -> Double {
    account.payByCall(bridge(account.payFromCash(amount), month))
  }

  /// The same, then by selling loans, lowest number first.
  func payOrSell(_ amount: Double, _ month: Int, discount: Double) -> Double {
    var left = payObligation(amount, month)
    while left > 0, sellDistressed(month, discount: discount) { left = payObligation(left, month) }
    return left
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
    account.unpaidFee = payObligation(due, month)
    post(.managementFees, month, due - account.unpaidFee)
    if fund.commitment.exists {
      fund.commitment.payFee(&carry.owedToCommitment, due - account.unpaidFee)
    }
    if account.unpaidFee > 0 { tally.deferredFeeMonths += 1 }
  }
}
