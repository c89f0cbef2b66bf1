import FundModel
import FundWaterfall

extension PathWorkspace {
  /// Start of a month: what is owed from the month before; in month 0 notes are issued.
  func openFinancing(_ month: Int) {
    guard hasDebt, let tables = fund.financing else { return }
    if month == 0 {
      financing = FinancingState(facilities: tables.facilities.count, zones: fund.zoneCount)
      issueNotes()
    }
    for i in tables.facilities.indices {
      financing.facilities[i].opening = financing.facilities[i].balance
    }
    debtService[month] = 0
  }

  // Step 4.
  func serveFacilities(_ month: Int) {
    guard hasDebt, let tables = fund.financing else { return }
    for (i, terms) in tables.facilities.enumerated() {
      payService(i, terms, month)
      if isDue(i, terms, month) {
        repayAll(i, terms, month)
        continue
      }
      if terms.policy == .bridgeCalls, month > terms.fromMonth,
        (month - terms.fromMonth) % terms.cleanDownMonths == 0
      {
        cleanDown(i, month)
      }
      cureDeficiency(i, terms, month)
      let state = financing.facilities[i]
      if state.breachMonth >= 0 {
        sweepAll(i, month)
        if month - state.breachMonth >= terms.cureMonths, financing.facilities[i].balance > dust {
          financing.facilities[i].isTerminated = true
          financing.accelerations += 1
          repayAll(i, terms, month)
          continue
        }
      }
      _ = repay(i, terms.sweep * account.receipts, month) { $0.payFromReceived($1) }
    }
  }

  private func isDue(_ i: Int, _ terms: FacilityTable, _ month: Int) -> Bool {
    month >= terms.maturityMonth || financing.facilities[i].isTerminated || month == fund.horizon
  }

  /// Interest and fees of the month; what cannot be paid is added to the balance.
  private func payService(_ i: Int, _ terms: FacilityTable, _ month: Int) {
    let state = financing.facilities[i]
    let commitment = terms.commitment * facilityLimit(month)
    var interest = 0.0
    if month > 0 {
      interest = state.opening * terms.interest.rate(short: shortRate(month)) / 12
    }
    var fees = month == terms.fromMonth ? terms.upfrontFee * commitment : 0
    if month > terms.fromMonth, month <= terms.maturityMonth, !state.isTerminated {
      fees += terms.undrawnFee / 12 * max(0, commitment - state.opening)
    }
    debtService[month] += interest + fees
    payService(i, .facilityInterest, interest, month)
    payService(i, .facilityFees, fees, month)
  }

  private func payService(_ i: Int, _ item: FlowItem, _ amount: Double, _ month: Int) {
    guard amount > 0 else { return }
    let left = payOrSell(amount, month, discount: fund.config.fund.distressedDiscount)
    post(item, month, amount - left)
    financing.facilities[i].balance += left
  }

  /// Repays up to an amount from sources that return what they could not pay.
  /// - Returns: the part of the amount, at most the balance, that was not repaid.
  private func repay(
    _ i: Int, _ amount: Double, _ month: Int, from sources: (inout CashAccounts, Double) -> Double
  ) -> Double {
    let balance = financing.facilities[i].balance
    let due = min(amount, balance)
    guard due > 0 else { return 0 }
    let left = sources(&account, due)
    financing.facilities[i].balance = due == balance ? left : balance - (due - left)
    post(.facilityRepayments, month, due - left)
    return left
  }

  private func repayAll(_ i: Int, _ terms: FacilityTable, _ month: Int) {
    let discount =
      financing.facilities[i].isTerminated
      ? terms.forcedSaleDiscount : fund.config.fund.distressedDiscount
    var left = repay(i, .infinity, month) { $0.payByCall($0.payFromCash($1)) }
    while left > 0, sellDistressed(month, discount: discount) {
      left = repay(i, .infinity, month) { $0.payFromCash($1) }
    }
    if month == fund.horizon { financing.facilityLoss += left }
  }

  private func cleanDown(_ i: Int, _ month: Int) {
    _ = repay(i, .infinity, month) {
      $0.payFromReceived($0.payByCall($0.payFromContributed($1)))
    }
  }

  private func sweepAll(_ i: Int, _ month: Int) {
    _ = repay(i, .infinity, month) { $0.payFromContributed($0.payFromReceived($1)) }
  }

  private func cureDeficiency(_ i: Int, _ terms: FacilityTable, _ month: Int) {
    let negligible = dust
    var short = deficiency(i, terms, month)
    guard short > negligible else { return }
    financing.deficiencies += 1
    short = repay(i, short, month) { $0.payFromCash($1) }
    if terms.kind == .subscription, short > 0 {
      // A call lowers the base as well.
      let called = terms.advanceRate < 1 ? short / (1 - terms.advanceRate) : .infinity
      _ = repay(i, called, month) { $0.payByCall($1) }
      short = deficiency(i, terms, month)
      if short <= negligible { return }
    } else {
      short = repay(i, short, month) { $0.payByCall($1) }
    }
    while short > 0, sellDistressed(month, discount: fund.config.fund.distressedDiscount) {
      short = repay(i, short, month) { $0.payFromCash($1) }
    }
  }
}
