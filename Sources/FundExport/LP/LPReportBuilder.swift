import FundModel
import FundResults

/// Draws the quarters of a report from a ledger.
struct LPReportBuilder {
  private typealias Quarter = LPReport.Quarter
  private let basis: LPBasis
  private let gpShare: Double
  private let valuationMonths: Int
  /// Whether all that the fund borrows from facilities is against uncalled commitments.
  private let hasLineAlone: Bool

  init(_ config: FundConfig, _ basis: LPBasis) {
    self.basis = basis
    gpShare = config.waterfall.gpCommitment.share
    valuationMonths = config.fund.valuationFrequency.months
    hasLineAlone =
      !config.facilities.isEmpty && config.facilities.allSatisfy { $0.kind == .subscription }
  }

  private static let expenses: [FlowItem] = [
    .formation, .annualExpenses, .basisExpenses, .servicing, .dispositionCosts,
  ]
  private static let financing: [FlowItem] = [.facilityInterest, .facilityFees, .noteCoupons]
  private static let receipts: [FlowItem] = [
    .principalReceipts, .interestReceipts, .shareReceipts, .recoveries, .saleProceeds,
    .originationFeeIncome,
  ]

  var quarters: [LPReport.Quarter] {
    let last = basis.months - 1
    let count = max(1, (last + 2) / 3)
    var quarters: [LPReport.Quarter] = []
    for number in 1...count {
      let months = (number == 1 ? 0 : 3 * number - 2)...min(3 * number, last)
      quarters.append(quarter(number, months, after: quarters.last))
    }
    return quarters
  }

  private func quarter(
    _ number: Int, _ months: ClosedRange<Int>, after before: LPReport.Quarter?
  ) -> LPReport.Quarter {
    func sum(_ items: FlowItem...) -> Double { basis.sum(items, months) }
    let end = months.upperBound
    let calls = sum(.calls)
    let gpContributions = sum(.gpContributions)
    let clawback = sum(.clawback)
    let fromFund = sum(.lpDistributions)
    let toGp = sum(.gpCommitmentDistributions)
    let carry = sum(.gpDistributions)
    let fees = sum(.managementFees)
    let expenses = basis.sum(Self.expenses, months)
    let origination = sum(.originationFeesPaid) - sum(.originationFeeIncome)
    let financing = basis.sum(Self.financing, months)
    let yield = sum(.cashYield)
    let beginning = before?.endingNav ?? 0
    let costs = fees + expenses + origination + financing - yield
    let isStruck = isStruck(end)
    // What flows between the fund and its investors; the clawback passes it by.
    let flows = calls - fromFund - toGp - carry
    let ending = isStruck ? basis.month(.nav, end) : carriedForward(to: end)
    let netIncome = ending - beginning - flows
    // After the last month the LPs neither get nor owe anything.
    let lpNav = end == basis.months - 1 ? 0 : (1 - gpShare) * ending
    let paidIn = (before?.paidIn ?? 0) + calls - gpContributions
    let distributed = (before?.distributed ?? 0) + fromFund + clawback
    func over(_ amount: Double) -> Double? { paidIn > 0 ? amount / paidIn : nil }
    let gross = isStruck ? gross(to: end) : (multiple: nil, irr: nil)
    return LPReport.Quarter(
      number: number, months: months, lpContributions: calls - gpContributions,
      gpContributions: gpContributions, lpDistributions: fromFund + clawback,
      gpDistributions: toGp, carryPaid: carry, clawback: clawback, invested: sum(.advances),
      proceeds: basis.sum(Self.receipts, months), managementFees: fees, otherExpenses: expenses,
      originationFees: origination, financingCosts: financing, cashYield: yield,
      beginningNav: beginning, investmentResult: netIncome + costs, netIncome: netIncome,
      endingNav: ending, isStruck: isStruck, lpNav: lpNav, unfunded: basis.month(.unfunded, end),
      facilityDebt: basis.month(.facilityDebt, end), noteDebt: basis.month(.noteDebt, end),
      paidIn: paidIn, distributed: distributed,
      carrySinceInception: (before?.carrySinceInception ?? 0) + carry - clawback,
      dpi: over(distributed), rvpi: over(lpNav), tvpi: over(distributed + lpNav),
      netIrr: irr(to: end, terminal: lpNav, netFlow),
      netIrrWithoutLine: withoutLine(to: end, lpNav), grossMultiple: gross.multiple,
      grossIrr: gross.irr)
  }

  /// NAV is struck in months divisible by the frequency, and in the last one.
  private func isStruck(_ month: Int) -> Bool {
    month % valuationMonths == 0 || month == basis.months - 1
  }

  /// The last NAV struck, with the cash and costs since.
  private func carriedForward(to month: Int) -> Double {
    let struck = month - month % valuationMonths
    guard struck < month else { return basis.month(.nav, month) }
    let since = (struck + 1)...month
    let inward = basis.sum([.calls, .cashYield, .originationFeeIncome], since)
    let outward = basis.sum(
      [
        .lpDistributions, .gpDistributions, .gpCommitmentDistributions, .managementFees,
        .originationFeesPaid,
      ] + Self.expenses + Self.financing, since)
    return basis.month(.nav, struck) + inward - outward
  }

  private func netFlow(_ month: Int) -> Double {
    basis.month(.lpDistributions, month) + basis.month(.clawback, month)
      - (basis.month(.calls, month) - basis.month(.gpContributions, month))
  }

  private func withoutLine(to end: Int, _ lpNav: Double) -> Double? {
    guard hasLineAlone else { return nil }
    let debt = (1 - gpShare) * basis.month(.facilityDebt, end)
    return irr(to: end, terminal: lpNav + debt) { month in
      let drawn = basis.month(.facilityDraws, month)
      let paid =
        basis.month(.facilityRepayments, month) + basis.month(.facilityInterest, month)
        + basis.month(.facilityFees, month)
      return netFlow(month) - (1 - gpShare) * (drawn - paid)
    }
  }

  private func gross(to end: Int) -> (multiple: Double?, irr: Double?) {
    let value =
      basis.month(.nav, end) + basis.month(.facilityDebt, end) + basis.month(.noteDebt, end)
      - basis.month(.cash, end)
    let paid = basis.sum([.advances], 0...end)
    guard paid > 0 else { return (nil, nil) }
    let irr = irr(to: end, terminal: value) { month in
      basis.sum(Self.receipts, month...month) - basis.month(.advances, month)
    }
    return ((basis.sum(Self.receipts, 0...end) + value) / paid, irr)
  }

  /// Annual effective rate of monthly flows with a value at the end, as everywhere to date
  /// (`ReturnsToDate.rate`); nil where there is none.
  private func irr(to end: Int, terminal: Double, _ flow: (Int) -> Double) -> Double? {
    var flows = (0...end).map(flow)
    let isLost = terminal <= 0 && flows.allSatisfy { $0 <= 0 }
    flows[end] += terminal
    return ReturnsToDate.rate(flows, isLost: isLost)
  }
}
