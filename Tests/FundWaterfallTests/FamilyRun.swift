import FundModel
import FundWaterfall

/// A stream of flows through a waterfall, month by month, as a fund would.
struct FamilyRun {
  var state = WaterfallState()
  var deals = DealAccounts()
  var accounts = ClawbackAccounts()
  var settlement = ClawbackSettlement(returned: 0, fromEscrow: 0, released: 0)
  var contributions: [Double] = []
  var paid: [WaterfallAllocation] = []
  /// The GP's commitment: paid in and received.
  var own: [(call: Double, cash: Double)] = []
  /// Escrow after each month, before it is released.
  var escrow: [Double] = []

  /// - Parameter parts: in how many parts the cash of a month is paid.
  init(
    _ terms: Terms, _ stream: Stream, clawback: Clawback? = nil, commitment: GpCommitment? = nil,
    parts: Int = 1
  ) {
    let waterfall = terms.waterfall
    let isDealByDeal = waterfall.dealRule != .wholeFund
    var pots: [DealPot] = []
    var owed = 0.0
    var contributed = 0.0
    for month in 0...stream.last {
      if month > 0 {
        waterfall.accrue(&state)
        waterfall.accrue(&deals)
        clawback?.accrue(&accounts)
      }
      if isDealByDeal {
        for deal in stream.deals where deal.exit == month {
          let pot = pots[deal.bought].scaled(by: deal.cost)
          waterfall.realize(
            &state, &deals,
            pot: waterfall.potGrowth(years: Double(month - deal.bought) / 12).of(pot),
            proceeds: deal.proceeds * pots[deal.bought].capital)
        }
      }
      let ownCall = commitment?.contribution(&owed, ofCalls: stream.calls[month]) ?? 0
      let contribution = stream.calls[month] - ownCall
      contributions.append(contribution)
      clawback?.contribute(&accounts, contribution)
      let spent = stream.spent(month)
      if isDealByDeal {
        let kept = max(0, contributed + stream.calls[month] - spent - stream.expenses[month])
        let pot = waterfall.settle(
          &state, &deals, contribution: contribution,
          spent: SpentCash(onLoans: spent, elsewhere: stream.expenses[month], kept: kept),
          isLast: month == stream.last)
        pots.append(spent > 0 ? pot.scaled(by: 1 / spent) : DealPot())
        contributed = kept
      } else {
        waterfall.contribute(&state, contribution)
      }
      let ownCash = commitment?.distribution(&owed, ofCash: stream.cash[month]) ?? 0
      own.append((ownCall, ownCash))
      var now = WaterfallAllocation(lp: 0, gp: 0)
      let left = stream.cash[month] - ownCash
      for part in 0..<parts {
        let cash =
          part + 1 == parts ? left - left / Double(parts) * Double(part) : left / Double(parts)
        let one = waterfall.distribute(&state, cash)
        clawback?.pay(&accounts, one)
        now.lp += one.lp
        now.gp += one.gp
      }
      paid.append(now)
      escrow.append(accounts.escrow)
    }
    if let clawback { settlement = clawback.settle(&accounts) }
  }

  var toLp: Double { paid.reduce(0) { $0 + $1.lp } }
  var toGp: Double { paid.reduce(0) { $0 + $1.gp } }
  /// The LPs' flows, the clawback in the last month.
  var lpFlows: [Double] {
    var flows = zip(paid, contributions).map { $0.lp - $1 }
    flows[flows.count - 1] += settlement.returned
    return flows
  }
}
