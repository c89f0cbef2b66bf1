import FundModel

extension ReferenceRun {
  /// Step 7: the month's calls reach the accounts of GP and LPs, then cash goes to the GP's commitment
  /// and through the tiers; at the end the GP gives back what it got too much.
  mutating func distribute(_ month: Int) {
    commitment.bearFee(ledger.flow(.managementFees, month))
    let calls = ledger.flow(.calls, month)
    let ofGp = commitment.contribution(to: calls)
    ledger.post(.gpContributions, ofGp, month)
    takeInContributions(calls - ofGp, month)
    hooks?.session.contribute(calls - ofGp, month: month)
    clawback.accounts.enter(.contribution(calls - ofGp))

    payOut(month)

    if month == horizon {
      ledger.post(.clawback, clawback.returned, month)
    } else {
      ledger.post(.escrow, clawback.escrow, month)
    }
    contributedBefore = ledger.contributed
  }

  private mutating func payOut(_ month: Int) {
    let amount = distributable(month)
    if amount <= (month == horizon ? 0 : dust) { return }
    if month == horizon {
      ledger.contributed = 0
      ledger.received = 0
    } else {
      ledger.received -= amount
    }
    ledger.income -= amount
    let ofCommitment = commitment.part(of: amount)
    ledger.post(.gpCommitmentDistributions, ofCommitment, month)
    let cash = max(0, amount - ofCommitment)
    let before = waterfall
    let (lp, gp) = split(cash, month)
    clawback.pay(lp: lp, gp: gp)
    trail.allocations.append(
      PathTrail.Allocation(
        month: month, cash: cash, unreturnedCapital: before.unreturnedCapital,
        preferredReturn: before.preferredReturn, payments: waterfall.payments))
    ledger.post(.lpDistributions, lp, month)
    ledger.post(.gpDistributions, gp, month)
  }

  /// By the waterfall of the fund's own, else through the tiers.
  private mutating func split(_ cash: Double, _ month: Int) -> (lp: Double, gp: Double) {
    guard let after = hooks?.distribute(waterfall, cash, month) else {
      return waterfall.distribute(cash)
    }
    let paid = after.payments[0]
    waterfall = after
    return (paid.lp, paid.gp)
  }

  private func distributable(_ month: Int) -> Double {
    if month == horizon { return ledger.spendable }
    if actions.contains(.holdDistributions) { return 0 }
    let terms = config.distributions
    guard month > 0 && month % terms.frequency.months == 0 else { return 0 }
    let reserve = terms.minimumReserve * config.fund.size
    let free = min(ledger.received - ledger.reinvestmentPot, ledger.spendable - reserve)
    switch terms.policy {
    case .allCash: return max(0, free)
    case .incomeOnly:
      return month < config.reinvestment.periodMonths
        ? max(0, min(free, ledger.income)) : max(0, free)
    case .atEnd: return 0
    }
  }

  /// Strikes the NAV when it is due and writes down the stocks.
  mutating func closeMonth(_ month: Int) {
    let outstanding = outstandingNow()
    outstandingByZone.append(outstanding)
    if month % config.fund.valuationFrequency.months == 0 || month == horizon {
      let struck = valuation(month)
      nav = struck.nav
      valuations.append(struck)
      debt.struckByZone = loanNavByZone(month)
      if month < horizon {
        observeDebt(struck)
        testCovenants(struck)
        observeRooms(month)
      }
    }
    closeDebt(month)
    ledger.post(.cash, ledger.cash, month)
    ledger.post(.nav, nav, month)
    ledger.post(.outstanding, outstanding.reduce(0, +), month)
    ledger.post(.unfunded, ledger.uncalled, month)
    if month == horizon && fees.carried > 0 {
      events.append(.unpaidObligations(amount: fees.carried))
    }
  }

  private func valuation(_ month: Int) -> PathRecord.Valuation {
    let alive = loanNavByZone(month).reduce(0, +)
    var awaited = 0.0
    for loan in loans where loan.awaitsRecovery { awaited += loan.recovery }
    let assets = alive + awaited + ledger.cash
    return PathRecord.Valuation(
      month: month, loans: alive, awaitedRecoveries: awaited, cash: ledger.cash,
      carriedObligations: fees.carried, facilityDebt: debt.total, noteDebt: debt.owedToNotes,
      nav: assets - fees.carried - debt.total - debt.owedToNotes)
  }

  /// NAV of the loans alive, by zone.
  private func loanNavByZone(_ month: Int) -> [Double] {
    var byZone = [Double](repeating: 0, count: config.zones.count)
    for loan in loans where loan.isAlive { byZone[loan.zone] += loanNav(loan, month: month) }
    return byZone
  }
}
