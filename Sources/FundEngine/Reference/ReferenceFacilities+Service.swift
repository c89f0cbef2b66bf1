import FundModel

/// Step 4 of the month (docs/model.md, 4.1).
extension ReferenceRun {
  mutating func serviceFacilities(_ month: Int) {
    for f in config.facilities.indices {
      payInterestAndFees(f, month)
      let state = debt.facilities[f]
      if month >= config.facilities[f].maturityMonth || state.isTerminated || month == horizon {
        repayAll(f, month)
      } else {
        cleanDown(f, month)
        mendBase(f, month)
        repayInBreach(f, month)
        if !debt.facilities[f].isTerminated { sweep(f, month) }
      }
    }
  }

  /// Point 1: interest, then fees, on the balance of the month before.
  private mutating func payInterestAndFees(_ f: Int, _ month: Int) {
    let facility = config.facilities[f]
    let balance = debt.facilities[f].balanceBefore
    let interest = month >= 1 ? balance * rate(facility.interest, month) / 12 : 0
    var fees = 0.0
    if facility.fromMonth < month && month <= facility.maturityMonth
      && !debt.facilities[f].isTerminated
    {
      fees += facility.undrawnFee / 12 * max(0, commitment(f, month) - balance)
    }
    if month == facility.fromMonth { fees += facility.upfrontFee * commitment(f, month) }
    debt.due[month] += interest + fees
    for (item, owed) in [(FlowItem.facilityInterest, interest), (.facilityFees, fees)] {
      let unpaid = payBySelling(
        item, owed, month, from: .obligation, discount: config.fund.distressedDiscount)
      debt.facilities[f].balance += unpaid
    }
  }

  /// Point 2: all is due.
  private mutating func repayAll(_ f: Int, _ month: Int) {
    let discount =
      debt.facilities[f].isTerminated
      ? config.facilities[f].forcedSaleDiscount : config.fund.distressedDiscount
    debt.facilities[f].balance = payBySelling(
      .facilityRepayments, debt.facilities[f].balance, month,
      from: [.contributed, .received, .call], discount: discount)
  }

  /// Pays back as much of an amount as there is; returns what is left of it.
  private mutating func repay(
    _ f: Int, _ amount: Double, _ month: Int, from sources: [ReferenceSource]
  ) -> Double {
    let left = pay(.facilityRepayments, amount, month, from: sources)
    debt.facilities[f].balance -= amount - left
    return left
  }

  /// Point 3.
  private mutating func cleanDown(_ f: Int, _ month: Int) {
    let facility = config.facilities[f]
    guard facility.drawPolicy == .bridgeCalls, month > facility.fromMonth,
      (month - facility.fromMonth) % facility.cleanDownMonths! == 0
    else { return }
    _ = repay(f, debt.facilities[f].balance, month, from: [.contributed, .call, .received])
  }

  /// Point 4: the balance may not stay above the borrowing base.
  private mutating func mendBase(_ f: Int, _ month: Int) {
    let deficiency = debt.facilities[f].balance - borrowingBase(f, month)
    if deficiency <= dust { return }
    let name = config.facilities[f].name
    events.append(.baseDeficiency(month: month, facility: name, missing: deficiency))
    observe(.baseDeficiencyMonths, month, deficiency, name)

    var missing = repay(f, deficiency, month, from: [.contributed, .received])
    if missing <= 0 { return }
    if config.facilities[f].kind == .subscription {
      let advanceRate = config.facilities[f].advanceRate
      let most = min(ledger.uncalled, debt.facilities[f].balance)
      let amount = advanceRate < 1 ? min(missing / (1 - advanceRate), most) : most
      _ = repay(f, amount, month, from: [.call])
      missing = debt.facilities[f].balance - borrowingBase(f, month)
      if missing <= dust { return }
    } else {
      missing = repay(f, missing, month, from: [.call])
    }
    let left = payBySelling(
      .facilityRepayments, missing, month, from: [.received],
      discount: config.fund.distressedDiscount)
    debt.facilities[f].balance -= missing - left
  }

  /// Point 5: in breach all cash goes to the lender; after the time to cure, all is due.
  private mutating func repayInBreach(_ f: Int, _ month: Int) {
    guard let breachMonth = debt.facilities[f].breachMonth else { return }
    _ = repay(f, debt.facilities[f].balance, month, from: [.received, .contributed])
    let balance = debt.facilities[f].balance
    if month - breachMonth < config.facilities[f].cureMonths || balance <= dust { return }
    debt.facilities[f].isTerminated = true
    let name = config.facilities[f].name
    events.append(.acceleration(month: month, facility: name, balance: balance))
    observe(.accelerations, month, balance, name)
    repayAll(f, month)
  }

  /// Point 6: a share of what step 2 collected, less its cost, as far as D goes.
  private mutating func sweep(_ f: Int, _ month: Int) {
    let items: [FlowItem] = [
      .principalReceipts, .interestReceipts, .shareReceipts, .recoveries,
    ]
    let collected = items.reduce(0) { $0 + ledger.flow($1, month) }
    let receipts = collected - ledger.flow(.dispositionCosts, month)
    let swept = min(
      debt.facilities[f].balance, config.facilities[f].sweep * receipts, ledger.received)
    if swept > 0 { _ = repay(f, swept, month, from: [.received]) }
  }
}
