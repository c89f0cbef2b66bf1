/// One loan of one path, from its purchase to its last cash.
public struct LoanRecord: Sendable, Equatable {
  /// How a loan left the books.
  public enum ExitKind: String, Sendable, CaseIterable {
    case sale, refinance, `default`, maturity
    /// Sold by the fund at its last month.
    case liquidation
    /// Sold by the fund to pay an obligation.
    case distressed
  }

  /// Running number over the life of the fund, from 0 in order of purchase.
  public var number: Int
  /// Positions in `FundConfig.zones` and `FundConfig.products`.
  public var zone: Int
  public var product: Int
  /// Month of purchase, from 0.
  public var monthBought: Int
  /// What the fund paid: the advance, but for a loan of a tape.
  public var amount: Double
  /// Advance over value at origination, and first mortgage over that value.
  public var ltv: Double
  public var seniorLtv: Double
  /// Value of the home at origination: advance / ltv.
  public var startValue: Double
  /// Month in which the loan left the books; every loan does by the last month.
  public var exitMonth: Int
  public var exitKind: ExitKind
  /// Value of the home in the exit month: with its own price move for an exit of the borrower, at
  /// the index alone for a sale by the fund.
  public var valueAtExit: Double
  /// What the contract is owed in the exit month, before what the home can pay.
  public var claim: Double
  /// All that the fund got for the loan, before disposition cost: exit proceeds, recovery or price.
  public var collected: Double
  /// What it was worth before a discount of the fund: NAV where the fund sold it, the recovery of a
  /// default, else what was collected.
  public var worth: Double
  /// Month of that cash; for a default still awaited at the end, the last month.
  public var monthCollected: Int
  /// The recovery of a default as it was estimated in the month of default; 0 for other exits.
  public var recovery: Double
  /// Money advanced to the homeowner, and months from that to the purchase by the fund: `amount` and 0,
  /// but for a loan of a tape.
  public var advance: Double
  public var ageAtPurchase: Int
}
