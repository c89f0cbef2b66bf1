/// Where the breakdown of a path keeps its figures (docs/model.md, 6.1): one row of doubles a path,
/// and sums that are kept over paths only.
///
/// A row holds the figures of every group of loans, the lines of the fund, four columns of the
/// ledger by year, and scalars. Groups are zones, then vintages, then products.
public struct BreakdownLayout: Sendable, Equatable {
  public enum Grouping: String, Sendable, CaseIterable {
    case zone, vintage, product
  }

  /// What is known of a group of loans on a path. Money, unless it says otherwise.
  public enum Figure: Int, Sendable, CaseIterable {
    /// Numbers of loans.
    case number, defaults
    case advances, collected
    case interest, share, defaultLoss, exitLoss, saleDiscount
    /// Sum of advance times years on the books.
    case principalYears

    /// The figure that holds a line of the attribution; nil for the lines of the fund.
    public init?(_ line: AttributionLine) {
      guard line.isOfLoans else { return nil }
      self.init(rawValue: Figure.interest.rawValue + line.rawValue)
    }

    public static let count = allCases.count
  }

  /// Columns kept by year: flows summed, stocks at year end.
  public enum YearItem: Int, Sendable, CaseIterable {
    case calls, distributions, nav, cash

    public static let count = allCases.count
  }

  /// One figure a path, not a number where it is undefined.
  public enum Scalar: Int, Sendable, CaseIterable {
    case halfBackMonth, exitLag, collectionLag

    public static let count = allCases.count
  }

  public let zones: Int
  public let vintages: Int
  public let products: Int
  /// Number of months, month 0 included.
  public let months: Int

  public init(_ config: FundConfig) {
    zones = config.zones.count
    products = config.products.count
    let horizon = config.fund.horizonMonths
    months = horizon + 1
    let recycling = config.reinvestment.share > 0 ? config.reinvestment.periodMonths : 0
    let last = min(max(config.deployment.periodMonths, recycling) - 1, horizon - 1)
    vintages = Self.vintage(ofMonth: max(0, last)) + 1
  }

  /// Position of a vintage: months 0 to 12 are the first, vintage year 1.
  public static func vintage(ofMonth month: Int) -> Int { max(0, (month - 1) / 12) }

  /// Number of years, year 0 (month 0) included.
  public var years: Int { (months - 1 + 11) / 12 + 1 }
  public var groups: Int { zones + vintages + products }

  public func count(_ grouping: Grouping) -> Int {
    switch grouping {
    case .zone: zones
    case .vintage: vintages
    case .product: products
    }
  }

  /// Number of a group among all.
  public func group(_ grouping: Grouping, _ position: Int) -> Int {
    switch grouping {
    case .zone: position
    case .vintage: zones + position
    case .product: zones + vintages + position
    }
  }

  // columns of a row

  public var columns: Int { scalarStart + Scalar.count }
  private var fundStart: Int { groups * Figure.count }
  private var yearStart: Int { fundStart + AttributionLine.ofFund.count }
  private var scalarStart: Int { yearStart + YearItem.count * years }

  public func column(group: Int, _ figure: Figure) -> Int {
    group * Figure.count + figure.rawValue
  }

  /// - Precondition: a line of the fund.
  public func column(_ line: AttributionLine) -> Int {
    precondition(!line.isOfLoans)
    return fundStart + line.rawValue - AttributionLine.ofLoans.count
  }

  public func column(_ item: YearItem, year: Int) -> Int {
    yearStart + item.rawValue * years + year
  }

  public func column(_ scalar: Scalar) -> Int { scalarStart + scalar.rawValue }

  // sums over paths

  /// What is summed of a zone's share of outstanding principal at a year end.
  public enum DriftSum: Int, Sendable, CaseIterable {
    case share, square, distance

    public static let count = allCases.count
  }

  public var pooled: Int { groups * months + years * (1 + zones * DriftSum.count) }

  /// Collected less advanced by a group in a month.
  public func pooledFlow(group: Int, month: Int) -> Int { group * months + month }

  /// Number of paths with something outstanding at a year end.
  public func pooledCount(year: Int) -> Int {
    groups * months + year * (1 + zones * DriftSum.count)
  }

  public func pooledDrift(_ sum: DriftSum, zone: Int, year: Int) -> Int {
    pooledCount(year: year) + 1 + zone * DriftSum.count + sum.rawValue
  }
}
