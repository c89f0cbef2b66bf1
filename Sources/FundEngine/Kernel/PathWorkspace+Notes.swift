import FundModel
import FundWaterfall

extension PathWorkspace {
  /// Month 0: classes are issued at par, a part of the proceeds is set aside.
  func issueNotes() {
    guard let terms = fund.financing?.notes else { return }
    financing.notes.balances = NoteBalances(terms.face)
    for k in terms.face.indices {
      for month in 0..<flowStride {
        noteFlows[k * flowStride + month] = 0
        notePrincipal[k * flowStride + month] = 0
      }
      noteFlows[k * flowStride] = -terms.face[k]
    }
    let reserve = terms.reserveShare * terms.proceeds
    account.noteReserve = reserve
    account.contributed += terms.proceeds - reserve
    post(.notesIssued, 0, terms.proceeds)
  }

  // Step 6.
  func payNotes(_ month: Int) {
    guard hasDebt, month > 0, let terms = fund.financing?.notes else { return }
    let short = shortRate(month)
    for k in terms.face.indices {
      let coupon = financing.notes.balances.balance[k] * terms.coupons[k].rate(short: short) / 12
      financing.notes.accrued[k] += coupon
      financing.notes.dueNow[k] += coupon
    }
    let isRedemption = month >= terms.redemptionMonth || month == fund.horizon
    guard isRedemption || month % terms.every == 0 else { return }
    if isRedemption {
      redeem(terms, month)
    } else {
      payCoupons(terms, month)
      fillReserve(terms)
      payPrincipal(terms, month)
    }
    for k in terms.face.indices { financing.notes.dueNow[k] = 0 }
    financing.notes.lastPayment = month
  }

  // MARK: coupons and tests

  private func payCoupons(_ terms: NoteTable, _ month: Int) {
    let income = periodIncome(month)
    for k in terms.face.indices {
      payCoupon(terms, k, month)
      test(terms, through: k, month, income: income)
    }
  }

  private func payCoupon(_ terms: NoteTable, _ k: Int, _ month: Int) {
    let due = financing.notes.accrued[k]
    guard due > 0 else { return }
    var left = account.payFromContributed(account.payFromReceived(due))
    left = payFromNoteReserve(account.payByCall(left))
    book(coupon: due - left, k, month)
    financing.notes.accrued[k] = left
    guard left > 0 else { return }
    financing.notes.deferrals += 1
    if terms.pik[k] {
      financing.notes.balances.balance[k] += left
      financing.notes.accrued[k] = 0
    }
  }

  private func test(_ terms: NoteTable, through k: Int, _ month: Int, income: Double) {
    let owed = financing.notes.balances.owed(through: k)
    guard owed > 0 else { return }
    if terms.ocTrigger[k] > 0 {
      let assets = financing.struckLoans + account.cash - financing.debt
      let ratio = Coverage.overcollateralisation(assets: assets, owed: owed)
      if ratio < terms.ocTrigger[k] {
        financing.notes.failures += 1
        let cure = Coverage.cureWithPrincipal(
          assets: assets, owed: owed, trigger: terms.ocTrigger[k])
        divert(cure, through: k, month)
      }
    }
    guard terms.icTrigger[k] > 0, financing.notes.balances.owed(through: k) > 0 else { return }
    var due = 0.0
    for class_ in 0...k { due += financing.notes.dueNow[class_] }
    if Coverage.interestCoverage(income: income, due: due) < terms.icTrigger[k] {
      financing.notes.failures += 1
      divert(.infinity, through: k, month)
    }
  }

  private func divert(_ amount: Double, through k: Int, _ month: Int) {
    let cash = min(amount, max(0, account.received - account.reinvestment))
    repay(cash, month) { balances, cash, paid in
      balances.repaySequentially(cash, through: k, paid: &paid)
    }
  }

  /// Income since the payment date before, after what ranks before the notes.
  private func periodIncome(_ month: Int) -> Double {
    var income = 0.0
    for past in (financing.notes.lastPayment + 1)...month {
      for item in Self.incomeSources { income += flow(item, past) }
      for item in Self.incomeUses { income -= flow(item, past) }
    }
    return income
  }

  private static let incomeSources: [FlowItem] = [
    .interestReceipts, .shareReceipts, .cashYield, .originationFeeIncome,
  ]
  private static let incomeUses: [FlowItem] = [
    .dispositionCosts, .formation, .annualExpenses, .basisExpenses, .servicing, .managementFees,
    .facilityInterest, .facilityFees,
  ]

  // MARK: principal

  private func fillReserve(_ terms: NoteTable) {
    let target = terms.reserveShare * financing.notes.balances.total
    let change = target - account.noteReserve
    let moved =
      change > 0 ? min(change, max(0, account.received - account.reinvestment)) : change
    account.received -= moved
    account.noteReserve += moved
  }

  private func payPrincipal(_ terms: NoteTable, _ month: Int) {
    guard month >= terms.principalFromMonth else { return }
    let cash = max(0, account.received - account.reinvestment)
    repay(cash, month) { balances, cash, paid in
      terms.isProRata
        ? balances.repayProRata(cash, paid: &paid)
        : balances.repaySequentially(cash, through: balances.count - 1, paid: &paid)
    }
  }

  /// Repays from received cash by a rule that returns the cash it leaves.
  private func repay(
    _ cash: Double, _ month: Int,
    _ rule: (inout NoteBalances, Double, inout InlineArray<8, Double>) -> Double
  ) {
    guard cash > 0 else { return }
    var paid = InlineArray<8, Double>(repeating: 0)
    let left = rule(&financing.notes.balances, cash, &paid)
    account.received = max(0, account.received - (cash - left))
    for k in 0..<financing.notes.balances.count { book(principal: paid[k], k, month) }
  }

  private func redeem(_ terms: NoteTable, _ month: Int) {
    for k in terms.face.indices {
      let coupon = financing.notes.accrued[k]
      financing.notes.accrued[k] = payToRedeem(coupon, month)
      book(coupon: coupon - financing.notes.accrued[k], k, month)
      let principal = financing.notes.balances.balance[k]
      financing.notes.balances.balance[k] = payToRedeem(principal, month)
      book(principal: principal - financing.notes.balances.balance[k], k, month)
    }
    if month == fund.horizon || financing.notes.owed == 0 {
      account.received += account.noteReserve
      account.noteReserve = 0
    }
  }

  /// From the reserve, cash, a call, and loans sold; returns what could not be paid.
  private func payToRedeem(_ amount: Double, _ month: Int) -> Double {
    var left = payFromNoteReserve(amount)
    left = account.payByCall(account.payFromContributed(account.payFromReceived(left)))
    let discount = fund.config.fund.distressedDiscount
    while left > 0, sellDistressed(month, discount: discount) {
      left = account.payFromReceived(left)
    }
    return left
  }

  private func payFromNoteReserve(_ amount: Double) -> Double {
    let paid = min(account.noteReserve, amount)
    account.noteReserve -= paid
    return amount - paid
  }

  private func book(coupon amount: Double, _ k: Int, _ month: Int) {
    guard amount != 0 else { return }
    post(.noteCoupons, month, amount)
    noteFlows[k * flowStride + month] += amount
  }

  private func book(principal amount: Double, _ k: Int, _ month: Int) {
    guard amount != 0 else { return }
    post(.notePrincipal, month, amount)
    noteFlows[k * flowStride + month] += amount
    notePrincipal[k * flowStride + month] += amount
  }
}
