import FundModel

extension ReferenceRun {
  /// Step 1: the yield on opening cash.
  mutating func earnYield(_ month: Int) {
    if month == 0 { return }
    let amount = ledger.cash * config.cash.yieldRate / 12
    ledger.post(.cashYield, amount, month)
    ledger.income += amount
    // A negative yield that D cannot bear is taken out of K, then Z.
    let borneByContributed = min(0, ledger.received + amount)
    ledger.received = max(0, ledger.received + amount)
    let borneByReserve = min(0, ledger.contributed + borneByContributed)
    ledger.contributed = max(0, ledger.contributed + borneByContributed)
    ledger.reserve += borneByReserve
  }

  /// Step 2: exits of the month and recoveries due; at the last month everything left is sold.
  mutating func collect(_ month: Int) {
    if month == config.reinvestment.periodMonths { ledger.reinvestmentPot = 0 }
    for i in loans.indices {
      if loans[i].isAlive, let plan = loans[i].plan, plan.month == month {
        if plan.kind == .default {
          startDefault(i, month)
        } else {
          settle(i, plan.kind, month)
        }
      }
      if loans[i].awaitsRecovery && loans[i].exitMonth + config.exits.default.lagMonths == month {
        loans[i].collected = loans[i].recovery
        loans[i].monthCollected = month
        receive(.recoveries, from: i, month)
      }
    }
    if month == horizon { liquidate() }
    reinvest(month)
  }

  /// What a function of the fund's own puts aside of the month's receipts.
  private mutating func reinvest(_ month: Int) {
    let (principal, net) = (collectedPrincipal, collectedNet)
    (collectedPrincipal, collectedNet) = (0, 0)
    if month >= config.reinvestment.periodMonths || month == horizon { return }
    let kept = hooks?.reinvest(self, month, principal: principal, net: net)
    if let kept { ledger.reinvestmentPot += kept }
  }

  /// The borrower sells, refinances or reaches the term.
  private mutating func settle(_ i: Int, _ kind: ReferenceExit.Kind, _ month: Int) {
    let loan = loans[i]
    let contract = ReferenceContract(config, loan)
    let age = loan.age(month)
    let value = homeValue(loan, month: month)
    let isSale = kind == .sale || kind == .maturitySale
    let cost = isSale ? overlays.saleCost[loan.zone][month] : config.exits.refinanceCost
    let collected = contract.collectable(age: age, value: value, cost: cost)

    switch kind {
    case .sale: loans[i].exit = .sale
    case .refinance: loans[i].exit = .refinance
    case .maturitySale, .maturityRefinance: loans[i].exit = .maturity
    case .default: preconditionFailure("a default is not settled")
    }
    loans[i].exitMonth = month
    loans[i].valueAtExit = value
    loans[i].claim = contract.claim(age: age, value: value)
    loans[i].collected = collected
    loans[i].monthCollected = month
    switch loans[i].exit {
    case .sale: ledger.post(.sales, 1, month)
    case .refinance: ledger.post(.refinancings, 1, month)
    default: ledger.post(.maturities, 1, month)
    }

    let principal = min(loan.advance, collected)
    let interest = min(contract.interest(age: age), collected - principal)
    ledger.post(.principalReceipts, principal, month, loan: i)
    ledger.post(.interestReceipts, interest, month, loan: i)
    ledger.post(.shareReceipts, collected - principal - interest, month, loan: i)
    ledger.received += collected
    afterCollecting(collected, principal: principal, month)
  }

  private mutating func startDefault(_ i: Int, _ month: Int) {
    let loan = loans[i]
    let age = loan.age(month)
    let value = homeValue(loan, month: month)
    loans[i].exit = .default
    loans[i].exitMonth = month
    loans[i].valueAtExit = value
    loans[i].claim = ReferenceContract(config, loan).claim(age: age, value: value)
    loans[i].recovery = recovery(loan, month: month)
    ledger.post(.defaults, 1, month)
  }

  /// The last month: loans alive are sold at NAV, awaited recoveries at their amount, at a discount.
  private mutating func liquidate() {
    let factor = 1 - config.fund.liquidationDiscount
    for i in loans.indices {
      if loans[i].isAlive {
        sell(i, .liquidation, horizon, discount: config.fund.liquidationDiscount)
        receive(.saleProceeds, from: i, horizon)
      } else if loans[i].awaitsRecovery {
        loans[i].collected = loans[i].recovery * factor
        loans[i].monthCollected = horizon
        receive(.saleProceeds, from: i, horizon)
      }
    }
  }

  /// Takes a loan off the books at NAV less a discount; the caller books the cash.
  mutating func sell(
    _ i: Int, _ kind: LoanRecord.ExitKind, _ month: Int, discount: Double
  ) {
    let loan = loans[i]
    let value = indexValue(loan, month: month)
    loans[i].exit = kind
    loans[i].exitMonth = month
    loans[i].valueAtExit = value
    loans[i].claim = ReferenceContract(config, loan).claim(
      age: loan.age(month), value: value)
    loans[i].navAtSale = loanNav(loan, month: month)
    loans[i].collected = loanNav(loan, month: month) * (1 - discount)
    loans[i].monthCollected = month
  }

  private mutating func receive(_ item: FlowItem, from i: Int, _ month: Int) {
    let amount = loans[i].collected!
    ledger.receive(item, amount, month, loan: i)
    afterCollecting(amount, principal: min(loans[i].advance, amount), month)
  }

  /// Disposition cost, the reinvestment pot and the income account.
  private mutating func afterCollecting(_ amount: Double, principal: Double, _ month: Int) {
    let cost = amount * config.expenses.dispositionRate
    ledger.received -= cost
    ledger.post(.dispositionCosts, cost, month)
    ledger.income += amount - principal
    collectedPrincipal += principal
    collectedNet += amount - cost
    let isFunction = hooks?.session.points.contains(.reinvest) ?? false
    if month < config.reinvestment.periodMonths && month < horizon && !isFunction {
      let eligible = config.reinvestment.receipts == .principal ? principal : amount - cost
      ledger.reinvestmentPot += config.reinvestment.share * eligible
    }
  }
}
