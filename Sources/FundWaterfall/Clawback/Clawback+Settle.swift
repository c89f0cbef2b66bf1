import FundModel

extension Clawback {
  /// What the GP owes by a test, before any cap; at least 0, and 0 below a billionth of contributions,
  /// which is rounding.
  public func owed(_ accounts: ClawbackAccounts, by test: Test) -> Double {
    let fund = accounts.whole
    let owed: Double
    switch test {
    case .none: owed = 0
    case .excessOverCarryShare:
      let profit = fund.lpDistributed + fund.gpDistributed - fund.contributed
      owed = fund.gpDistributed - carryShare * max(0, profit)
    case .lpShortfall: owed = wholeFund.lpShortfall(fund)
    case .wholeFundEntitlement: owed = fund.gpDistributed - entitlement(accounts)
    }
    return owed > 1e-9 * fund.contributed ? owed : 0
  }

  /// The GP's part when everything paid goes through the whole fund's tiers once, at the end.
  public func entitlement(_ accounts: ClawbackAccounts) -> Double {
    let fund = accounts.whole
    var hindsight = WaterfallState()
    hindsight.contributed = fund.contributed
    hindsight.unreturnedCapital = fund.contributed
    hindsight.preferred = fund.preferred + accounts.preferredPaid
    for slot in 0..<wholeFund.irrTierCount {
      hindsight.futureValues[slot] = fund.futureValues[slot] + fund.lpDistributed
    }
    return wholeFund.distribute(&hindsight, fund.lpDistributed + fund.gpDistributed).gp
  }

  /// Carry paid, net of tax: the most a GP returns.
  public func cap(_ accounts: ClawbackAccounts) -> Double {
    accounts.whole.gpDistributed * (1 - taxRate)
  }

  /// Ends the fund: the GP returns what it owes, escrow first, and gets what is left in escrow.
  public func settle(_ accounts: inout ClawbackAccounts) -> ClawbackSettlement {
    let returned = min(owed(accounts, by: test), cap(accounts))
    let fromEscrow = min(returned, accounts.escrow)
    let released = accounts.escrow - fromEscrow
    accounts.escrow = 0
    return ClawbackSettlement(returned: returned, fromEscrow: fromEscrow, released: released)
  }
}
