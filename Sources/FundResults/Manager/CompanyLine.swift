import FundModel

/// A line of a management company's yearly accounts (docs/manager.md); the raw value is the row.
///
/// Cash: `openingCash + revenue - staff - costs - teamCarry - tax + funding - dividends =
/// closingCash`.
public enum CompanyLine: Int, Sendable, CaseIterable {
  case managementFees, originationFees, sideIncome, carry, revenue
  case staff, costs, feeRelatedEarnings, teamCarry, ebitda, tax, netProfit
  case openingCash, funding, dividends, closingCash
  case aum, heads
  case ebitdaMargin, revenuePerHead, revenueGrowth

  public static let count = allCases.count

  /// Name in results and scripts, for example `management_fees`.
  public var name: String { snakeCase(String(describing: self)) }

  public var label: String {
    switch self {
    case .managementFees: "Management fees"
    case .originationFees: "Origination fees"
    case .sideIncome: "Side income"
    case .carry: "Carry received"
    case .revenue: "Revenue"
    case .staff: "Staff"
    case .costs: "Other costs"
    case .feeRelatedEarnings: "Fee-related earnings"
    case .teamCarry: "Carry to the team"
    case .ebitda: "EBITDA"
    case .tax: "Tax"
    case .netProfit: "Net profit"
    case .openingCash: "Opening cash"
    case .funding: "Shareholder funding"
    case .dividends: "Dividends"
    case .closingCash: "Closing cash"
    case .aum: "AUM"
    case .heads: "Heads"
    case .ebitdaMargin: "EBITDA margin"
    case .revenuePerHead: "Revenue per head"
    case .revenueGrowth: "Revenue growth"
    }
  }

  public var unit: MetricUnit {
    switch self {
    case .heads: .count
    case .ebitdaMargin, .revenueGrowth: .rate
    default: .money
    }
  }
}

/// A figure of a management company over its whole life; the raw value is the row.
public enum CompanyMetric: Int, Sendable, CaseIterable {
  case revenue, fees, sideIncome, carry, teamCarry, costs, feeRelatedEarnings, ebitda
  case ebitdaMargin, feeMargin, revenuePerHead, revenueGrowth, tax, netProfit, dividends
  case funding, fundingYears, fundingNeeded, peakAum, closingCash, breakEvenYear, npv

  public static let count = allCases.count

  public var name: String { snakeCase(String(describing: self)) }

  public var label: String {
    switch self {
    case .revenue: "Revenue"
    case .fees: "Fees of the funds"
    case .sideIncome: "Side income"
    case .carry: "Carry received"
    case .teamCarry: "Carry to the team"
    case .costs: "Staff and other costs"
    case .feeRelatedEarnings: "Fee-related earnings"
    case .ebitda: "EBITDA"
    case .ebitdaMargin: "EBITDA margin"
    case .feeMargin: "Fee-related margin"
    case .revenuePerHead: "Revenue per head and year"
    case .revenueGrowth: "Revenue growth a year"
    case .tax: "Tax"
    case .netProfit: "Net profit"
    case .dividends: "Dividends"
    case .funding: "Shareholder funding"
    case .fundingYears: "Years with funding"
    case .fundingNeeded: "Funding needed"
    case .peakAum: "Peak AUM"
    case .closingCash: "Closing cash"
    case .breakEvenYear: "Break-even year"
    case .npv: "NPV of the company"
    }
  }

  public var unit: MetricUnit {
    switch self {
    case .ebitdaMargin, .feeMargin, .revenueGrowth, .fundingNeeded: .rate
    case .fundingYears, .breakEvenYear: .count
    default: .money
    }
  }
}

/// `feeRelatedEarnings` as `fee_related_earnings`.
private func snakeCase(_ text: String) -> String {
  text.reduce(into: "") { name, letter in
    name += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
  }
}
