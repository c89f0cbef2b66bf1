import FundModel
import FundNumerics
import FundResults

extension CompanyModel {
  /// Ratios of each year; not a number where there is nothing to divide by.
  func fillRatios(_ account: inout CompanyAccount) {
    for year in 1...years {
      let revenue = account[.revenue, year]
      account[.ebitdaMargin, year] = Self.ratio(account[.ebitda, year], revenue)
      account[.revenuePerHead, year] = Self.ratio(revenue, account[.heads, year])
      account[.revenueGrowth, year] =
        year == 1
        ? .nan : Self.ratio(revenue - account[.revenue, year - 1], account[.revenue, year - 1])
    }
  }

  /// Figures of the whole life.
  func fillMetrics(_ account: inout CompanyAccount) {
    let revenue = account.total(.revenue)
    let fees = account.total(.managementFees) + account.total(.originationFees)
    let recurring = fees + account.total(.sideIncome)
    account[.revenue] = revenue
    account[.fees] = fees
    account[.sideIncome] = account.total(.sideIncome)
    account[.carry] = account.total(.carry)
    account[.teamCarry] = account.total(.teamCarry)
    account[.costs] = account.total(.staff) + account.total(.costs)
    account[.feeRelatedEarnings] = account.total(.feeRelatedEarnings)
    account[.ebitda] = account.total(.ebitda)
    account[.ebitdaMargin] = Self.ratio(account.total(.ebitda), revenue)
    account[.feeMargin] = Self.ratio(account.total(.feeRelatedEarnings), recurring)
    account[.revenuePerHead] = Self.ratio(revenue, account.total(.heads))
    account[.revenueGrowth] = growth(account)
    account[.tax] = account.total(.tax)
    account[.netProfit] = account.total(.netProfit)
    account[.dividends] = account.total(.dividends)
    account[.funding] = account.total(.funding)
    account[.fundingYears] = Double(account.row(.funding).count { $0 > 0 })
    account[.fundingNeeded] = account[.fundingYears] > 0 ? 1 : 0
    account[.peakAum] = account.row(.aum).max() ?? .nan
    account[.closingCash] = account[.closingCash, years]
    account[.breakEvenYear] = breakEvenYear(account)
    account[.npv] = presentValue(account)
  }

  /// `a / b`; not a number unless `b` is above 0.
  private static func ratio(_ a: Double, _ b: Double) -> Double { b > 0 ? a / b : .nan }

  /// Compound growth from the first to the last year with revenue.
  private func growth(_ account: CompanyAccount) -> Double {
    let positive = (1...years).filter { account[.revenue, $0] > 0 }
    guard let first = positive.first, let last = positive.last, last > first else { return .nan }
    let ratio = account[.revenue, last] / account[.revenue, first]
    return power(ratio, 1 / Double(last - first)) - 1
  }

  /// One past the last year at whose end net profit since year 1 is negative; undefined when that is
  /// the last year. A billionth of the money moved counts as 0.
  private func breakEvenYear(_ account: CompanyAccount) -> Double {
    let tolerance = 1e-9 * (account.total(.revenue) + account[.costs])
    var sum = 0.0
    var last = 0
    for year in 1...years {
      sum += account[.netProfit, year]
      if sum < -tolerance { last = year }
    }
    return last == years ? .nan : Double(last + 1)
  }

  /// Dividends less funding at the end of their years, the cash left at the end, less the opening
  /// cash, at the discount rate.
  private func presentValue(_ account: CompanyAccount) -> Double {
    var value = -config.company.openingCash
    var factor = 1.0
    for year in 1...years {
      factor /= 1 + config.analytics.discountRate
      value += factor * (account[.dividends, year] - account[.funding, year])
    }
    return value + factor * account[.closingCash, years]
  }
}
