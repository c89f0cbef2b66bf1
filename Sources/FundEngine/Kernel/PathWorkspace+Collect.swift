import FundModel

extension PathWorkspace {
  // Step 2.
  func collect(_ month: Int) {
    let config = fund.config
    var principal = 0.0
    var interest = 0.0
    var share = 0.0
    var total = 0.0
    var loan = Int(exitHead[month])
    while loan >= 0 {
      defer { loan = Int(loans.nextExit[loan]) }
      guard let kind = ExitKind(rawValue: loans.kind[loan]), kind != .distressed else { continue }
      let amount = loans.amount[loan]
      leaveBooks(loan, month: month)
      switch kind {
      case .default:
        tally.defaults += 1
        tally.defaultedAmount += amount
        post(.defaults, month, 1)
        continue
      case .sale:
        tally.sales += 1
        post(.sales, month, 1)
      case .refinance:
        tally.refinancings += 1
        post(.refinancings, month, 1)
      default:
        tally.maturities += 1
        post(.maturities, month, 1)
      }
      let collected = loans.collected[loan]
      let advance = advance(loan)
      let capital = min(advance, collected)
      let accrued = fund.contract.accruedInterest(
        product: Int(loans.product[loan]), advance: advance,
        age: age(loan, held: month &- Int(loans.bought[loan])))
      let coupon = min(accrued, collected - capital)
      principal += capital
      interest += coupon
      share += collected - capital - coupon
      total += collected
      received(collected, loan: loan, month: month)
    }
    let recovery = collectRecoveries(month)
    post(.principalReceipts, month, principal)
    post(.interestReceipts, month, interest)
    post(.shareReceipts, month, share)
    post(.recoveries, month, recovery.total)
    total += recovery.total
    principal += recovery.principal
    if month == fund.horizon {
      let sold = liquidate(month)
      post(.saleProceeds, month, sold.total)
      total += sold.total
      principal += sold.principal
    }
    let cost = config.expenses.dispositionRate * total
    post(.dispositionCosts, month, cost)
    account.received += total - cost
    account.receipts = total - cost
    account.income += total - principal
    grossFlow[month] += total
    reinvest(month, principal: principal, net: total - cost)
  }

  private func reinvest(_ month: Int, principal: Double, net: Double) {
    let terms = fund.config.reinvestment
    if month < terms.periodMonths, month < fund.horizon {
      if hasReinvestHook, net > 0, let hooks {
        let kept = hooks.reinvest(hookMonth(month, hooks), principal: principal, net: net)
        account.reinvestment += kept ?? 0
        return
      }
      account.reinvestment += terms.share * (terms.receipts == .principal ? principal : net)
    } else {
      account.reinvestment = 0
    }
  }

  private func collectRecoveries(_ month: Int) -> (total: Double, principal: Double) {
    var total = 0.0
    var principal = 0.0
    var loan = Int(recoveryHead[month])
    while loan >= 0 {
      if loans.kind[loan] == ExitKind.default.rawValue {
        let amount = loans.collected[loan]
        recovered(amount, loan: loan, month: month)
        total += amount
        principal += min(advance(loan), amount)
      }
      loan = Int(loans.nextRecovery[loan])
    }
    return (total, principal)
  }

  /// Sells what is left at the end: loans at NAV, recoveries at their amount, both less the discount.
  private func liquidate(_ month: Int) -> (total: Double, principal: Double) {
    let keep = 1 - fund.config.fund.liquidationDiscount
    var total = 0.0
    var principal = 0.0
    for loan in 0..<loanCount {
      if isAlive(loan, after: month) {
        let price = loanNav(loan, month: month) * keep
        loans.kind[loan] = ExitKind.liquidation.rawValue
        loans.collected[loan] = price
        leaveBooks(loan, month: month)
        received(price, loan: loan, month: month)
        total += price
        principal += min(advance(loan), price)
      } else if loans.kind[loan] == ExitKind.default.rawValue,
        Int(loans.exitMonth[loan]) &+ fund.exits.lagMonths > month
      {
        let price = loans.collected[loan] * keep
        recovered(price, loan: loan, month: month)
        total += price
        principal += min(advance(loan), price)
      }
    }
    // What is sold is gone: expenses of the last month find nothing more to sell.
    nextToSell = loanCount
    return (total, principal)
  }

  /// Sells the loan of the lowest number that is alive; false when there is none.
  func sellDistressed(_ month: Int, discount: Double) -> Bool {
    while nextToSell < loanCount, !isAlive(nextToSell, after: month) { nextToSell += 1 }
    guard nextToSell < loanCount else { return false }
    let price = loanNav(nextToSell, month: month) * (1 - discount)
    loans.kind[nextToSell] = ExitKind.distressed.rawValue
    // Off its exit list by its kind; the month it was sold in is what it has from now on.
    loans.exitMonth[nextToSell] = Int32(truncatingIfNeeded: month)
    loans.collected[nextToSell] = price
    leaveBooks(nextToSell, month: month)
    received(price, loan: nextToSell, month: month)
    tally.distressedSales += 1
    post(.saleProceeds, month, price)
    account.received += price
    grossFlow[month] += price
    return true
  }

  private func leaveBooks(_ loan: Int, month: Int) {
    let amount = loans.amount[loan]
    let zone = Int(loans.zone[loan])
    onBooks[zone] -= 1
    // The last one out leaves exactly nothing, whatever rounding the sum has gathered.
    outstanding[zone] = onBooks[zone] == 0 ? 0 : outstanding[zone] - amount
    if loan >= tapeCount {
      books.remove(
        product: Int(loans.product[loan]), zone: zone, month: Int(loans.bought[loan]),
        amount: amount)
    }
    tally.weightedLife += amount * Double(month &- Int(loans.bought[loan])) / 12
  }

  private func received(_ amount: Double, loan: Int, month: Int) {
    let months = month &- Int(loans.bought[loan])
    let present = amount * discount[months]
    tally.discountedCollections += present
    tally.discountedTime += present * Double(months) / 12
    tally.grossCollected += amount
    if fund.isDealByDeal { realize(loan, collected: amount, months: months) }
  }

  private func recovered(_ amount: Double, loan: Int, month: Int) {
    let advance = loans.amount[loan]
    tally.loss += max(0, advance - amount)
    tally.recovered += min(advance, amount)
    received(amount, loan: loan, month: month)
  }
}
