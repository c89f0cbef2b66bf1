import FundModel
import FundNumerics

/// What the accounts of a waterfall hold, and when.
public enum DealRule: Sendable, Equatable {
  /// Every contribution, in its month.
  case wholeFund
  /// Realized loans in full, with their share of other contributions.
  case lossCarryForward
  /// The same, but a loan brings no more than it can bear itself.
  case strict
}

extension Waterfall {
  /// What a pot becomes in a month.
  @inlinable
  public var potGrowthPerMonth: PotGrowth {
    PotGrowth(
      preferred: preferredPerMonth, futureValue: irrTierCount > 0 ? irrMonthlyGrowth[0] : 1,
      compounds: preferredCompounds)
  }

  /// What a pot becomes in `years` >= 0; 1/12 is the month above.
  public func potGrowth(years: Double) -> PotGrowth {
    let rate = (0..<tierCount).first { tiers[$0].until == .irr }.map { tiers[$0].value } ?? 0
    return PotGrowth(
      preferred: Self.preferredFactor(
        rate: hurdleRate, compounding: hurdleCompounding, years: years),
      futureValue: power(1 + rate, years), compounds: preferredCompounds)
  }

  /// One month on the pots, at its start.
  @inlinable
  public func accrue(_ deals: inout DealAccounts) {
    let growth = potGrowthPerMonth
    deals.idle = growth.of(deals.idle)
    deals.other = growth.of(deals.other)
  }

  /// Money enters the accounts with what has accrued on it.
  @inlinable
  public func enter(_ state: inout WaterfallState, _ pot: DealPot) {
    state.unreturnedCapital += pot.capital
    state.preferred += pot.preferred
    state.contributed += pot.capital
    for slot in 0..<irrTierCount {
      state.futureValues[slot] += pot.futureValue
    }
  }

  /// A loan's cash is in: its cost enters the accounts, as the rule says.
  ///
  /// - Parameters:
  ///   - pot: the loan's part of the pot of its month of purchase, grown to now.
  ///   - proceeds: what the loan brought for the part of its advance that is the LPs' (`X u / P`).
  @inlinable
  public func realize(
    _ state: inout WaterfallState, _ deals: inout DealAccounts, pot: DealPot, proceeds: Double
  ) {
    deals.costRealized += pot.capital
    enter(state: &state, pot, proceeds: proceeds)
  }

  @inlinable @inline(__always)
  func enter(state: inout WaterfallState, _ pot: DealPot, proceeds: Double) {
    enter(&state, dealRule == .strict ? pot.borne(by: proceeds) : pot)
  }

  /// Closes the month of the pots, before cash is paid: contributions become idle money, idle money follows
  /// the cash, other money enters by the share of LP cost that is realized.
  ///
  /// - Parameter isLast: at the end of the fund nothing stays idle and everything has entered.
  /// - Returns: the pot of the loans bought in the month.
  @inlinable
  public func settle(
    _ state: inout WaterfallState, _ deals: inout DealAccounts, contribution: Double,
    spent: SpentCash, isLast: Bool
  ) -> DealPot {
    deals.idle += DealPot(contribution: contribution)
    let all = spent.onLoans + spent.elsewhere + spent.kept
    var loans = DealPot()
    var other = DealPot()
    if isLast {
      loans = all > 0 ? deals.idle.scaled(by: spent.onLoans / all) : DealPot()
      other = deals.idle
      other += loans.scaled(by: -1)
      deals.idle = DealPot()
    } else if all > 0 {
      loans = deals.idle.scaled(by: spent.onLoans / all)
      other = deals.idle.scaled(by: spent.elsewhere / all)
      if spent.kept > 0 {
        deals.idle += loans.scaled(by: -1)
        deals.idle += other.scaled(by: -1)
      } else {
        deals.idle = DealPot()
      }
    }
    deals.costBought += loans.capital
    let realized = deals.costBought > 0 ? deals.costRealized / deals.costBought : 0
    let share = isLast ? 1 : Swift.max(deals.share, Swift.min(1, realized))
    enter(&state, deals.other.scaled(by: share - deals.share))
    enter(&state, other.scaled(by: share))
    deals.share = share
    deals.other += other
    return loans
  }
}
