import FundModel
import FundResults

/// What a management company's accounts need of one fund on one path, by the fund's own years:
/// index 0 is month 0, index j the months `12 (j-1) + 1 ... 12 j`.
public struct FundYears: Sendable, Equatable {
  /// Fees of the year, all of them, before the company's share.
  public var managementFees: [Double]
  public var originationFees: [Double]
  /// What the GP received of the fund's profit: GP distributions, less what went into escrow, less
  /// the clawback.
  public var carry: [Double]
  /// Principal outstanding and NAV at the end of the year.
  public var outstanding: [Double]
  public var nav: [Double]

  public init(
    managementFees: [Double], originationFees: [Double], carry: [Double], outstanding: [Double],
    nav: [Double]
  ) {
    self.managementFees = managementFees
    self.originationFees = originationFees
    self.carry = carry
    self.outstanding = outstanding
    self.nav = nav
  }

  /// Columns of the ledger that `init(_:path:fund:)` reads.
  public static let columns: [FlowItem] = [
    .managementFees, .originationFeesPaid, .advances, .gpDistributions, .escrow, .clawback,
    .outstanding, .nav,
  ]

  /// One path of a fund whose run kept `columns`.
  ///
  /// The origination fee that borrowers pay to the GP moves no cash of the fund: it is `rate` times
  /// the advances. One that the fund pays is what the fund has paid.
  public init(_ yearly: YearlyColumns, path: Int, fund: FundConfig) {
    func years(_ item: FlowItem) -> [Double] { Array(yearly.row(item, path: path)) }
    let fee = fund.fees.origination
    let origination: [Double] =
      switch (fee.paidTo, fee.paidBy) {
      case (.fund, _): [Double](repeating: 0, count: yearly.years)
      case (.gp, .fund): years(.originationFeesPaid)
      case (.gp, .borrower): years(.advances).map { fee.rate * $0 }
      }
    let escrow = years(.escrow)
    let clawback = years(.clawback)
    let carry = years(.gpDistributions).enumerated().map { year, paid in
      paid - (escrow[year] - (year == 0 ? 0 : escrow[year - 1])) - clawback[year]
    }
    self.init(
      managementFees: years(.managementFees), originationFees: origination,
      carry: carry, outstanding: years(.outstanding), nav: years(.nav))
  }
}

/// What does not depend on the path: where a fund stands on the manager's calendar.
public struct FundTenure: Sendable, Equatable {
  /// Commitments.
  public var size: Double
  public var firstYear: Int
  /// Years of life, at least 1.
  public var years: Int
  public var feeShare: Double
  public var carryShare: Double

  public init(
    size: Double, firstYear: Int, years: Int, feeShare: Double, carryShare: Double
  ) {
    self.size = size
    self.firstYear = firstYear
    self.years = years
    self.feeShare = feeShare
    self.carryShare = carryShare
  }

  public init(_ managed: ManagedFund, _ config: FundConfig) {
    self.init(
      size: config.fund.size, firstYear: managed.startYear,
      years: config.fund.horizonMonths / 12, feeShare: managed.feeShare,
      carryShare: managed.carryShare)
  }

  public var lastYear: Int { firstYear + years - 1 }

  /// The fund's own year in a year of the manager, from 1; nil when it is not alive.
  public func ownYear(_ year: Int) -> Int? {
    (firstYear...lastYear).contains(year) ? year - firstYear + 1 : nil
  }
}
