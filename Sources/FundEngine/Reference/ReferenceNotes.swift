import FundModel

/// The notes (docs/model.md, 4.2).
extension ReferenceRun {
  /// Start of month 0: every class at par, a part of the proceeds to Z.
  mutating func issueNotes() {
    let terms = config.notes
    for (k, note) in terms.issued.enumerated() {
      let face = note.share * config.fund.size
      let reserved = terms.reserveShare! * face
      debt.notes[k].balance = face
      debt.notes[k].flows[0] -= face
      ledger.post(.notesIssued, face, 0)
      ledger.reserve += reserved
      ledger.contributed += face - reserved
    }
  }

  /// Step 6.
  mutating func serviceNotes(_ month: Int) {
    let classes = config.notes.issued
    if classes.isEmpty || month == 0 { return }
    for (k, note) in classes.enumerated() {
      let coupon = debt.notes[k].balance * rate(note.coupon, month) / 12
      debt.notes[k].accrued += coupon
      debt.notes[k].couponDue += coupon
    }
    let isRedeemed = month >= config.notes.redemptionMonth! || month == horizon
    if isRedeemed {
      redeem(month)
    } else if month % config.notes.paymentFrequency!.months == 0 {
      payNotes(month)
    }
  }

  /// D - R, what notes may take of cash that was received.
  private var freeReceipts: Double { max(0, ledger.received - ledger.reinvestmentPot) }

  /// A payment date before redemption.
  private mutating func payNotes(_ month: Int) {
    var couponsDue = 0.0
    for (k, note) in config.notes.issued.enumerated() {
      couponsDue += debt.notes[k].couponDue
      debt.notes[k].couponDue = 0
      payCoupon(k, month)
      testCoverage(upTo: k, note, couponsDue: couponsDue, month)
    }
    fillReserve()
    if month >= config.notes.principalFromMonth! { payPrincipal(month) }
    debt.lastPaymentDate = month
  }

  private mutating func payCoupon(_ k: Int, _ month: Int) {
    let owed = debt.notes[k].accrued
    let unpaid = pay(
      .noteCoupons, owed, month, from: [.received, .contributed, .call, .reserve])
    debt.notes[k].flows[month] += owed - unpaid
    debt.notes[k].accrued = unpaid
    if unpaid <= 0 { return }
    let note = config.notes.issued[k]
    if note.pik {
      debt.notes[k].balance += unpaid
      debt.notes[k].accrued = 0
    }
    events.append(.noteDeferral(month: month, noteClass: note.name, unpaid: unpaid))
    observe(.noteDeferrals, month, unpaid, note.name)
  }

  private func balance(upTo k: Int) -> Double {
    debt.notes[...k].reduce(0) { $0 + $1.balance }
  }

  /// OC, then IC; a failure diverts cash to principal.
  private mutating func testCoverage(
    upTo k: Int, _ note: Notes.Class, couponsDue: Double, _ month: Int
  ) {
    if note.ocTrigger > 0 && balance(upTo: k) > 0 {
      let struck = valuations.last!
      let assets = struck.loans + struck.awaitedRecoveries + ledger.cash - debt.total
      let covered = balance(upTo: k)
      if assets / covered < note.ocTrigger {
        let missing =
          note.ocTrigger > 1
          ? (note.ocTrigger * covered - assets) / (note.ocTrigger - 1) : .infinity
        divert(missing, upTo: k, .overcollateralisation, month)
      }
    }
    if note.icTrigger > 0 && balance(upTo: k) > 0 && couponsDue > 0 {
      let income = coverageIncome((debt.lastPaymentDate + 1)...month)
      if income / couponsDue < note.icTrigger {
        divert(.infinity, upTo: k, .interestCoverage, month)
      }
    }
  }

  private func coverageIncome(_ months: ClosedRange<Int>) -> Double {
    let income: [FlowItem] = [
      .interestReceipts, .shareReceipts, .cashYield, .originationFeeIncome,
    ]
    let costs: [FlowItem] = [
      .dispositionCosts, .formation, .annualExpenses, .basisExpenses, .servicing, .managementFees,
      .facilityInterest, .facilityFees,
    ]
    return months.reduce(0) { sum, month in
      sum + income.reduce(0) { $0 + ledger.flow($1, month) }
        - costs.reduce(0) { $0 + ledger.flow($1, month) }
    }
  }

  private mutating func divert(
    _ wanted: Double, upTo last: Int, _ test: PathRecord.NoteTest, _ month: Int
  ) {
    let name = config.notes.issued[last].name
    let amount = min(wanted, freeReceipts)
    var left = amount
    for k in 0...last { left -= repayNote(k, left, month, from: [.received]) }
    events.append(
      .noteTestFailure(month: month, noteClass: name, test: test, diverted: amount - left))
    observe(.noteTestFailures, month, amount - left, name)
  }

  /// Pays principal of a class, at most its balance; returns what was paid.
  private mutating func repayNote(
    _ k: Int, _ wanted: Double, _ month: Int, from sources: [ReferenceSource]
  ) -> Double {
    let due = min(wanted, debt.notes[k].balance)
    let paid = due - pay(.notePrincipal, due, month, from: sources)
    bookPrincipal(k, paid, month)
    return paid
  }

  private mutating func bookPrincipal(_ k: Int, _ paid: Double, _ month: Int) {
    debt.notes[k].balance -= paid
    debt.notes[k].flows[month] += paid
    debt.notes[k].principal[month] += paid
  }

  /// Z is kept at its share of what is outstanding.
  private mutating func fillReserve() {
    let wanted = config.notes.reserveShare! * debt.noteBalance
    let moved = min(wanted - ledger.reserve, freeReceipts)
    ledger.reserve += moved
    ledger.received -= moved
  }

  private mutating func payPrincipal(_ month: Int) {
    let cash = min(freeReceipts, debt.noteBalance)
    if cash <= 0 { return }
    let total = debt.noteBalance
    switch config.notes.structure {
    case .none: break
    case .sequential:
      var left = cash
      for k in debt.notes.indices { left -= repayNote(k, left, month, from: [.received]) }
    case .proRata:
      for k in debt.notes.indices {
        let part = cash == total ? debt.notes[k].balance : cash * debt.notes[k].balance / total
        _ = repayNote(k, part, month, from: [.received])
      }
    }
  }

  /// Redemption and every month after it: class by class, everything is due.
  private mutating func redeem(_ month: Int) {
    let sources: [ReferenceSource] = [.reserve, .received, .contributed, .call]
    let discount = config.fund.distressedDiscount
    for k in debt.notes.indices {
      let coupon = debt.notes[k].accrued
      let unpaid = payBySelling(.noteCoupons, coupon, month, from: sources, discount: discount)
      debt.notes[k].flows[month] += coupon - unpaid
      debt.notes[k].accrued = unpaid
      let balance = debt.notes[k].balance
      let left = payBySelling(.notePrincipal, balance, month, from: sources, discount: discount)
      bookPrincipal(k, balance - left, month)
    }
    if month == horizon || debt.owedToNotes <= 0 {
      ledger.received += ledger.reserve
      ledger.reserve = 0
    }
  }

  /// What each class got.
  var noteRecords: [PathRecord.NoteRecord] {
    zip(config.notes.issued, debt.notes).map { note, state in
      let paid = state.principal.reduce(0, +)
      let timed = state.principal.enumerated().reduce(0) {
        $0 + Double($1.offset) / 12 * $1.element
      }
      return PathRecord.NoteRecord(
        name: note.name, flows: state.flows, principal: state.principal,
        irr: ReferenceMath.annualIrr(state.flows), wal: referenceRatio(timed, paid),
        loss: (state.balance + state.accrued) / (note.share * config.fund.size))
    }
  }
}
