/// A line of the attribution of a path's net profit; the lines of a path sum to it (docs/model.md,
/// 6.1). What the LPs gain is positive.
public enum AttributionLine: Int, Sendable, CaseIterable, Hashable {
  // of loans, so known by zone, vintage and product
  case interest, share, defaultLoss, exitLoss, saleDiscount
  // of the fund
  case originationFees, cashYield, managementFees, expenses, leverage, carry, gpCommitment

  public static let ofLoans: [AttributionLine] = allCases.filter(\.isOfLoans)
  public static let ofFund: [AttributionLine] = allCases.filter { !$0.isOfLoans }

  public var isOfLoans: Bool { rawValue <= AttributionLine.saleDiscount.rawValue }

  /// Name in results and scripts, for example `default_loss`.
  public var name: String {
    switch self {
    case .interest: "interest"
    case .share: "share"
    case .defaultLoss: "default_loss"
    case .exitLoss: "exit_loss"
    case .saleDiscount: "sale_discount"
    case .originationFees: "origination_fees"
    case .cashYield: "cash_yield"
    case .managementFees: "management_fees"
    case .expenses: "expenses"
    case .leverage: "leverage"
    case .carry: "carry"
    case .gpCommitment: "gp_commitment"
    }
  }

  public var label: String {
    switch self {
    case .interest: "Interest"
    case .share: "Share of value or appreciation"
    case .defaultLoss: "Loss on defaults"
    case .exitLoss: "Loss on other exits"
    case .saleDiscount: "Discount on sales by the fund"
    case .originationFees: "Origination fees"
    case .cashYield: "Yield on cash"
    case .managementFees: "Management fees"
    case .expenses: "Expenses"
    case .leverage: "Facilities and notes"
    case .carry: "Carried interest"
    case .gpCommitment: "Profit on the GP's commitment"
    }
  }
}

extension FlowItem {
  /// The line of the attribution that a column is summed into, with `attributionSign`.
  ///
  /// Nil for the cash of loans, which is attributed loan by loan, for what flows from and to the
  /// LPs, which is what gets attributed, and for stocks and counts.
  public var attribution: AttributionLine? {
    switch self {
    case .originationFeeIncome, .originationFeesPaid: .originationFees
    case .cashYield: .cashYield
    case .managementFees: .managementFees
    case .formation, .annualExpenses, .basisExpenses, .servicing, .dispositionCosts: .expenses
    case .facilityDraws, .notesIssued, .facilityRepayments, .facilityInterest, .facilityFees,
      .noteCoupons, .notePrincipal:
      .leverage
    case .gpDistributions, .clawback: .carry
    case .gpContributions, .gpCommitmentDistributions: .gpCommitment
    case .principalReceipts, .interestReceipts, .shareReceipts, .recoveries, .saleProceeds,
      .advances:
      nil
    case .calls, .lpDistributions: nil
    case .cash, .nav, .outstanding, .unfunded, .loansBought, .sales, .refinancings, .defaults,
      .maturities, .facilityDebt, .noteDebt, .escrow:
      nil
    }
  }

  /// What the column does to the LPs' profit: `sign`, but the clawback reaches them outside the fund,
  /// and the GP's contributions are a part of `calls` that is not theirs.
  public var attributionSign: Int {
    switch self {
    case .clawback, .gpContributions: 1
    default: sign
    }
  }
}
