import FundModel

/// Escrow of the GP's carry, and what it gives back at the end (docs/model.md, section 5.4).
struct ReferenceClawback {
  let terms: WaterfallTerms
  /// U, A and F of the whole fund: every contribution in its month, lowered by all that LPs are paid.
  var accounts: ReferenceWaterfall
  /// A': all preferred return paid so.
  var preferredPaid = 0.0
  /// What the tiers have paid the LPs and the GP.
  var paidToLps = 0.0
  var paidToGp = 0.0
  var escrow = 0.0

  init(_ terms: WaterfallTerms) {
    self.terms = terms
    accounts = ReferenceWaterfall(terms)
  }

  /// What the tiers paid on one date.
  mutating func pay(lp: Double, gp: Double) {
    paidToLps += lp
    paidToGp += gp
    if terms.clawback.test != .none { escrow += terms.clawback.escrowShare * gp }

    let capital = min(lp, accounts.unreturnedCapital)
    let preferred = min(lp - capital, accounts.preferredReturn)
    accounts.unreturnedCapital -= capital
    accounts.preferredReturn -= preferred
    preferredPaid += preferred
    for t in accounts.futureValue.indices { accounts.futureValue[t] -= lp }
  }

  /// What the GP returns after the last distribution.
  var returned: Double {
    let owed = owed
    if owed < 1e-9 * accounts.contributions { return 0 }
    return min(owed, paidToGp * (1 - terms.clawback.taxRate))
  }

  private var owed: Double {
    switch terms.clawback.test {
    case .none: return 0
    case .excessOverCarryShare:
      let share = terms.structure == .tiers ? terms.clawback.carryShare : terms.carry
      return paidToGp - share * max(0, paidToLps + paidToGp - accounts.contributions)
    case .lpShortfall: return shortfall
    case .wholeFundEntitlement: return paidToGp - entitlement
    }
  }

  /// What the LPs lack of the tiers ahead of the first that pays the GP, filled in their order.
  private var shortfall: Double {
    var capital = accounts.unreturnedCapital
    var preferred = accounts.preferredReturn
    var filled = 0.0
    for (t, tier) in accounts.tiers.enumerated() {
      if tier.lpShare < 1 { break }
      var lack = 0.0
      switch tier.until {
      case .capital:
        lack = capital
        capital = 0
      case .preferred:
        lack = preferred
        preferred = 0
      case .irr: lack = max(0, accounts.futureValue[t] - filled)
      case .multiple:
        lack = max(0, tier.value! * accounts.contributions - paidToLps - filled)
      case .catchUp, .forever: break
      }
      filled += lack
    }
    return filled
  }

  /// The GP's part when all cash passes once, at the end, through the tiers of the whole fund.
  private var entitlement: Double {
    var once = ReferenceWaterfall(terms)
    once.unreturnedCapital = accounts.contributions
    once.preferredReturn = accounts.preferredReturn + preferredPaid
    once.futureValue = accounts.futureValue.map { $0 + paidToLps }
    once.contributions = accounts.contributions
    return once.distribute(paidToLps + paidToGp).gp
  }
}
