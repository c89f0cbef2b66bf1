import FundModel
import FundWaterfall

extension PathWorkspace {
  /// One month of hurdle on everything that carries one.
  func accrueHurdles() {
    waterfall.pointee.accrue(&waterfallState)
    if fund.isDealByDeal { waterfall.pointee.accrue(&carry.deals) }
    if hasClawback, let clawback = fund.clawback { clawback.accrue(&carry.clawback) }
  }

  /// The cash of a loan is in: its LP money enters the waterfall's accounts.
  func realize(_ loan: Int, collected: Double, months: Int) {
    let advance = loans.amount[loan]
    guard months > 0 else {
      carry.soldAtOnce += advance
      return
    }
    let pot = vintagePots[Int(loans.bought[loan])]
    waterfall.pointee.realize(
      &waterfallState, &carry.deals,
      pot: fund.potGrowth[months].of(pot.scaled(by: advance)),
      proceeds: collected * pot.capital)
  }

  /// The calls of the month reach the accounts of those who paid them.
  func takeContributions(_ month: Int) {
    var contribution = account.calledNow
    if fund.commitment.exists {
      let own = fund.commitment.contribution(&carry.owedToCommitment, ofCalls: contribution)
      post(.gpContributions, month, own)
      contribution -= own
    }
    contributions[month] = contribution
    if hasWaterfallHook { hooks?.contribute(contribution, month: month) }
    if hasClawback, let clawback = fund.clawback {
      clawback.contribute(&carry.clawback, contribution)
    }
    guard fund.isDealByDeal else {
      return waterfall.pointee.contribute(&waterfallState, contribution)
    }
    let kept = account.contributed
    let elsewhere = max(
      0, carry.contributedBefore + account.calledNow - carry.deployed - kept)
    let bought = flow(.advances, month)
    let advances = max(0, bought - carry.soldAtOnce)
    let onLoans = bought > 0 ? carry.deployed * (advances / bought) : 0
    let pot = waterfall.pointee.settle(
      &waterfallState, &carry.deals, contribution: contribution,
      spent: SpentCash(
        onLoans: onLoans, elsewhere: elsewhere + carry.deployed - onLoans, kept: kept),
      isLast: month == fund.horizon)
    vintagePots[month] = advances > 0 ? pot.scaled(by: 1 / advances) : DealPot()
    carry.soldAtOnce = 0
    carry.contributedBefore = kept
  }

  /// Pays out cash: the GP's commitment, the tiers, escrow, and at the end the clawback.
  /// - Returns: what the LPs receive.
  func payOut(_ cash: Double, _ month: Int, atEnd: Bool) -> Double {
    var left = cash
    if fund.commitment.exists {
      let own = fund.commitment.distribution(&carry.owedToCommitment, ofCash: cash)
      post(.gpCommitmentDistributions, month, own)
      left -= own
    }
    let paid =
      hasWaterfallHook
      ? payByHook(left, month, atEnd: atEnd) : waterfall.pointee.distribute(&waterfallState, left)
    post(.lpDistributions, month, paid.lp)
    post(.gpDistributions, month, paid.gp)
    guard hasClawback, let clawback = fund.clawback else { return paid.lp }
    clawback.pay(&carry.clawback, paid)
    var returned = 0.0
    if atEnd {
      returned = clawback.settle(&carry.clawback).returned
      post(.clawback, month, returned)
    }
    set(.escrow, month, carry.clawback.escrow)
    return paid.lp + returned
  }

  /// A law of contributions, carry and clawback that the path breaks; nil when all hold.
  func brokenCarryLaw(tolerance: Double) -> String? {
    let paidIn = metric(.paidIn)
    let entered = waterfallState.contributed
    let isComplete = waterfall.pointee.dealRule != .strict
    if isComplete ? (entered - paidIn).magnitude > tolerance : entered > paidIn + tolerance {
      return "LPs paid in \(paidIn), the waterfall's accounts took in \(entered)"
    }
    if carry.deals.idle != DealPot() { return "contributions are still idle at the end" }
    let returned = metric(.clawback)
    let cap = metric(.carry) * (1 - fund.config.waterfall.clawback.taxRate)
    if returned > cap + tolerance || returned < 0 {
      return "the GP returned \(returned) of \(cap) carry net of tax"
    }
    if flow(.escrow, fund.horizon) != 0 { return "escrow is left at the end" }
    return nil
  }

  /// Metrics of the GP's side. Its flow: commitment, carry less what goes into escrow, clawback, fees.
  func computeCarry() {
    set(.carry, total(.gpDistributions))
    set(.clawback, total(.clawback))
    let paidIn = total(.gpContributions)
    set(.gpPaidIn, paidIn)
    set(.gpDistributed, total(.gpCommitmentDistributions))
    guard paidIn > 0 else { return set(.gpIrr, .nan) }
    var escrow = 0.0
    for month in 0...fund.horizon {
      let balance = flow(.escrow, month)
      gpFlow[month] +=
        flow(.gpCommitmentDistributions, month) - flow(.gpContributions, month)
        + flow(.gpDistributions, month) - (balance - escrow) - flow(.clawback, month)
        + flow(.managementFees, month)
      escrow = balance
    }
    set(.gpIrr, annualIrr(gpFlow, fund.horizon + 1))
  }
}
