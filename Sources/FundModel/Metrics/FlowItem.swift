/// A column of the monthly ledger. Money of one month, at its end; the raw value is the column.
///
/// Conservation, every month: `cash(m) = cash(m-1) + calls + sources - uses`, with the signs of
/// `FlowItem.sign`; stocks (sign 0) are outside the sum.
public enum FlowItem: Int, Sendable, CaseIterable, Hashable {
  // sources
  case calls, principalReceipts, interestReceipts, shareReceipts, recoveries, saleProceeds
  case cashYield, originationFeeIncome
  // uses
  case advances, originationFeesPaid, managementFees, formation, annualExpenses, basisExpenses
  case servicing, dispositionCosts, lpDistributions, gpDistributions
  // stocks and counts
  case cash, nav, outstanding, unfunded, loansBought, sales, refinancings, defaults, maturities
  // debt: sources, uses, stocks
  case facilityDraws, notesIssued
  case facilityRepayments, facilityInterest, facilityFees, noteCoupons, notePrincipal
  case facilityDebt, noteDebt
  // carry and the GP's money: `clawback` goes from GP to LPs, `gpContributions` is part of `calls`,
  // `escrow` a stock outside the fund, `gpCommitmentDistributions` a use of cash
  case clawback, escrow, gpContributions, gpCommitmentDistributions

  public static let count = allCases.count

  /// +1 brings cash in, -1 takes it out, 0 does not move cash.
  public var sign: Int {
    switch self {
    case .calls, .principalReceipts, .interestReceipts, .shareReceipts, .recoveries,
      .saleProceeds, .cashYield, .originationFeeIncome, .facilityDraws, .notesIssued:
      1
    case .advances, .originationFeesPaid, .managementFees, .formation, .annualExpenses,
      .basisExpenses, .servicing, .dispositionCosts, .lpDistributions, .gpDistributions,
      .facilityRepayments, .facilityInterest, .facilityFees, .noteCoupons, .notePrincipal,
      .gpCommitmentDistributions:
      -1
    case .cash, .nav, .outstanding, .unfunded, .loansBought, .sales, .refinancings, .defaults,
      .maturities, .facilityDebt, .noteDebt, .clawback, .escrow, .gpContributions:
      0
    }
  }

  /// Name in results and scripts, for example `lp_distributions`.
  public var name: String {
    var text = ""
    for character in String(describing: self) {
      if character.isUppercase { text += "_" }
      text += character.lowercased()
    }
    return text
  }
}
