import FundModel

/// What the GP owes at the end of a fund, and what secures it (docs/model.md, 5.4).
///
/// Each month: `accrue`, `contribute`, and for each payment of the tiers `pay`; at the end `settle`.
public struct Clawback: Sendable {
  public typealias Test = WaterfallTerms.Clawback.Test

  public let test: Test
  /// GP share of profit that the first test leaves it.
  public let carryShare: Double
  public let escrowShare: Double
  public let taxRate: Double
  /// The fund's tiers over every contribution; a deal-by-deal fund's without the deals.
  @usableFromInline let wholeFund: Waterfall

  /// The clawback of a fund; nil when there is no test.
  public init?(terms: WaterfallTerms) throws(WaterfallError) {
    guard terms.clawback.test != .none else { return nil }
    try self.init(
      test: terms.clawback.test, wholeFund: Waterfall(wholeFund: terms),
      carryShare: terms.structure == .tiers ? terms.clawback.carryShare : terms.carry,
      escrowShare: terms.clawback.escrowShare, taxRate: terms.clawback.taxRate)
  }

  /// - Parameter wholeFund: the tiers that the whole fund is held to.
  public init(
    test: Test, wholeFund: Waterfall, carryShare: Double, escrowShare: Double, taxRate: Double
  ) throws(WaterfallError) {
    func check(_ value: Double, _ name: String) throws(WaterfallError) {
      guard (0...1).contains(value) else {
        throw WaterfallError(
          .outOfRange, "waterfall.clawback.\(name)", "must be in [0, 1], but is \(value)")
      }
    }
    try check(carryShare, "carry_share")
    try check(escrowShare, "escrow_share")
    try check(taxRate, "tax_rate")
    self.test = test
    self.wholeFund = wholeFund
    self.carryShare = carryShare
    self.escrowShare = escrowShare
    self.taxRate = taxRate
  }

  /// One month of hurdle on the whole fund.
  @inlinable
  public func accrue(_ accounts: inout ClawbackAccounts) { wholeFund.accrue(&accounts.whole) }

  /// The same over any period in years.
  public func accrue(_ accounts: inout ClawbackAccounts, years: Double) {
    wholeFund.accrue(&accounts.whole, years: years)
  }

  @inlinable
  public func contribute(_ accounts: inout ClawbackAccounts, _ amount: Double) {
    wholeFund.contribute(&accounts.whole, amount)
  }

  /// Books what the tiers have paid: the LPs' money lowers `U`, then `A`, and every `F`; a share of the
  /// GP's goes into escrow.
  @inlinable
  public func pay(_ accounts: inout ClawbackAccounts, _ paid: WaterfallAllocation) {
    let capital = Swift.min(accounts.whole.unreturnedCapital, paid.lp)
    let preferred = Swift.min(accounts.whole.preferred, paid.lp - capital)
    accounts.whole.unreturnedCapital -= capital
    accounts.whole.preferred -= preferred
    accounts.preferredPaid += preferred
    for slot in 0..<wholeFund.irrTierCount {
      accounts.whole.futureValues[slot] -= paid.lp
    }
    accounts.whole.lpDistributed += paid.lp
    accounts.whole.gpDistributed += paid.gp
    accounts.escrow += escrowShare * paid.gp
  }
}
