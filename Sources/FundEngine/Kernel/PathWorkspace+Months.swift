import FundModel
import FundNumerics
import FundWaterfall

extension PathWorkspace {
  /// Walks the months of a path in the order of docs/model.md, section 4.
  func runMonths(seed: UInt64, path: UInt64) {
    let config = fund.config
    account = CashAccounts(commitments: config.fund.size)
    tally = PathTally()
    waterfallState = WaterfallState()
    carry = CarryState()
    flows.update(repeating: 0, count: FlowItem.count * flowStride)
    for month in 0...fund.horizon {
      account.calledNow = 0
      grossFlow[month] = 0
      gpFlow[month] = 0
      carry.deployed = 0
      if month > 0 { accrueHurdles() }
      let opening = openingBalances()
      openFinancing(month)
      if month > 0 {
        let yield = account.cash * config.cash.yieldRate / 12
        account.addYield(yield)
        post(.cashYield, month, yield)
      }
      collect(month)
      payObligations(month, opening: opening)
      serveFacilities(month)
      mark(.ledger)
      originate(seed: seed, path: path, month: month)
      mark(.purchases)
      payNotes(month)
      closeCalls(month)
      distribute(month)
      mark(.ledger)
      value(month)
      if hasMonthHook, let hooks { hooks.month(hookMonth(month, hooks)) }
      mark(.valuation)
    }
  }

  /// Adds to a ledger column.
  @inline(__always)
  func post(_ item: FlowItem, _ month: Int, _ amount: Double) {
    flows[item.rawValue &* flowStride &+ month] += amount
  }

  @inline(__always)
  func set(_ item: FlowItem, _ month: Int, _ amount: Double) {
    flows[item.rawValue &* flowStride &+ month] = amount
  }

  /// What the rates of the month are charged on.
  struct OpeningBalances {
    let committed: Double
    let invested: Double
    let nav: Double

    func basis(_ basis: FeeBasis) -> Double {
      switch basis {
      case .committed: committed
      case .invested: invested
      case .nav: nav
      }
    }
  }

  private func openingBalances() -> OpeningBalances {
    OpeningBalances(
      committed: fund.config.fund.size, invested: totalOutstanding, nav: max(0, account.nav))
  }

  var totalOutstanding: Double {
    var sum = 0.0
    for zone in 0..<fund.zoneCount { sum += outstanding[zone] }
    return sum
  }

  // Step 5.
  private func originate(seed: UInt64, path: UInt64, month: Int) {
    account.reinvestment = min(account.reinvestment, account.received)
    if !fund.schedule.isOnDemand {
      let called = account.called + bridged
      let due = min(account.uncalled, max(0, fund.schedule.calls[month] - called))
      account.call(bridgeIntoCash(due, month: month))
    }
    if hasTrigger { pullTrigger(month) }
    if month == 0 { buyTape(seed: seed, path: path) }
    vintageStart[month] = Int32(truncatingIfNeeded: loanCount)
    if month <= fund.lastPurchaseMonth { purchase(seed: seed, path: path, month: month) }
    vintageStart[month + 1] = Int32(truncatingIfNeeded: loanCount)
  }

  /// All calls of the month have been made.
  private func closeCalls(_ month: Int) {
    post(.calls, month, account.calledNow)
  }

  private func purchase(seed: UInt64, path: UInt64, month: Int) {
    let config = fund.config
    account.deployment += fund.schedule.deployment[month]
    if hasTrigger, monthActions.contains(.stopPurchases) { return }
    let onDemand = fund.schedule.isOnDemand
    let callable = onDemand ? max(0, account.uncalled - bridged) : 0
    let deployable = min(account.deployment, account.contributed + callable)
    let recyclable =
      account.reinvestment >= config.reinvestment.minBatch ? account.reinvestment : 0
    let borrowed = planLeverage(month, purchases: deployable + recyclable)
    let available = deployable + recyclable + borrowed
    guard available > 0 else { return }
    placement.setMix(
      reinvestedShare: recyclable / available, strength: fund.portfolio.rebalancing,
      outstanding: outstanding, negligible: 1e-9 * config.fund.size)
    let before = loanCount
    let spent = buyLoans(seed: seed, path: path, month: month, available: available)
    guard loanCount > before else { return }
    let ownMoney = borrowed > 0 ? spent - drawPlan(month, part: spent / available) : spent
    let deployed = min(ownMoney, deployable)
    let recycled = ownMoney - deployed
    let lacking = bridgeIntoCash(max(0, deployed - account.contributed), month: month)
    account.call(min(account.uncalled, lacking))
    account.contributed = max(0, account.contributed - deployed)
    account.deployment -= deployed
    carry.deployed += deployed
    account.received = max(0, account.received - recycled)
    account.reinvestment = max(0, account.reinvestment - recycled)
    post(.advances, month, spent)
    post(.loansBought, month, Double(loanCount - before))
    grossFlow[month] -= spent
    tally.advanced += spent
    tally.recycled += recycled
    payOriginationFee(config.fees.origination, on: spent, month: month)
  }

  private func payOriginationFee(_ terms: OriginationFee, on spent: Double, month: Int) {
    let fee = terms.rate * spent
    if terms.paidTo == .fund {
      // From the fund to the fund nothing moves.
      guard terms.paidBy == .borrower else { return }
      account.received += fee
      account.income += fee
      post(.originationFeeIncome, month, fee)
      grossFlow[month] += fee
      return
    }
    account.originationFeesSince += fee
    tally.originationFeesToGp += fee
    gpFlow[month] += fee
    if terms.paidBy == .fund {
      let unpaid = payObligation(fee, month)
      account.unpaidExpenses += unpaid
      post(.originationFeesPaid, month, fee - unpaid)
    }
  }

  // Step 7.
  private func distribute(_ month: Int) {
    set(.unfunded, month, account.uncalled)
    takeContributions(month)
    guard fund.schedule.isDistributionDate[month] else {
      lpReceipts[month] = 0
      netFlow[month] = -contributions[month]
      if hasClawback { set(.escrow, month, carry.clawback.escrow) }
      return
    }
    let config = fund.config
    let atEnd = month == fund.horizon
    var amount: Double
    if atEnd {
      amount = account.cash
    } else {
      let reserve = config.distributions.minimumReserve * config.fund.size
      amount = min(account.received - account.reinvestment, account.free - reserve)
      switch config.distributions.policy {
      case .allCash: break
      case .atEnd: amount = 0
      case .incomeOnly:
        if month < config.reinvestment.periodMonths { amount = min(amount, account.income) }
      }
      if amount <= dust { amount = 0 }
      if hasTrigger, monthActions.contains(.holdDistributions) { amount = 0 }
    }
    if atEnd {
      account.contributed = 0
      account.received = 0
    } else {
      account.received -= amount
    }
    account.income -= amount
    lpReceipts[month] = payOut(amount, month, atEnd: atEnd)
    netFlow[month] = lpReceipts[month] - contributions[month]
  }

  // Valuation, after step 7.
  private func value(_ month: Int) {
    set(.cash, month, account.cash)
    set(.outstanding, month, totalOutstanding)
    if fund.schedule.isValuationDate[month] {
      let assets = loansNav(month)
      account.nav = assets + account.cash - account.unpaidExpenses - account.unpaidFee
      strikeFinancing(month, assets: assets)
      recordLiquidity(month)
      if month <= fund.lastPurchaseMonth { recordDrift() }
    }
    set(.nav, month, account.nav)
    recordDebt(month)
  }

  private func recordLiquidity(_ month: Int) {
    guard month < fund.horizon, account.nav > dust else { return }
    let buffer = (account.cash + undrawn(month)) / account.nav
    if !(buffer >= tally.liquidityBuffer) { tally.liquidityBuffer = buffer }
  }

  private func recordDrift() {
    let total = totalOutstanding
    guard total > 1e-9 * fund.config.fund.size else { return }
    var worst = tally.zoneDrift.isNaN ? 0 : tally.zoneDrift
    for zone in 0..<fund.zoneCount {
      worst = max(worst, (outstanding[zone] / total - fund.portfolio.allocation[zone]).magnitude)
    }
    tally.zoneDrift = worst
  }

  /// Whether a loan is still on the books at the end of a month.
  @inline(__always)
  func isAlive(_ loan: Int, after month: Int) -> Bool {
    Int(loans.exitMonth[loan]) > month && loans.kind[loan] != ExitKind.distressed.rawValue
  }
}
