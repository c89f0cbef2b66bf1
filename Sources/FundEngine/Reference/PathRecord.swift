import FundModel

/// Everything one path of a fund did: its ledger, metrics, loans, market and events.
///
/// Money in units of `fund.currency`, one figure a month from 0 to `horizonMonths`.
public struct PathRecord: Sendable {
  /// A NAV as it was struck:
  /// `nav = loans + awaitedRecoveries + cash - carriedObligations - facilityDebt - noteDebt`.
  public struct Valuation: Sendable, Equatable {
    public var month: Int
    public var loans: Double
    public var awaitedRecoveries: Double
    public var cash: Double
    public var carriedObligations: Double
    /// Balances of the facilities.
    public var facilityDebt: Double
    /// Balances and accrued coupons of the notes.
    public var noteDebt: Double
    public var nav: Double
  }

  /// What a healthy fund does not do.
  public enum Event: Sendable, Equatable {
    /// The management fee could not be paid in full; `unpaid` is carried.
    case deferredFee(month: Int, unpaid: Double)
    /// A loan was sold to pay an obligation.
    case distressedSale(month: Int, loan: Int, proceeds: Double)
    /// Expenses and fees still owed at the end.
    case unpaidObligations(amount: Double)
    /// A facility failed a covenant and is in breach; `balance` is what it is owed.
    case covenantBreach(month: Int, facility: String, balance: Double)
    /// A facility is no longer in breach.
    case covenantCure(month: Int, facility: String, balance: Double)
    /// A breach was not cured in time: all of `balance` is due.
    case acceleration(month: Int, facility: String, balance: Double)
    /// The balance was above the borrowing base by `missing`.
    case baseDeficiency(month: Int, facility: String, missing: Double)
    /// A coverage test of a class failed and diverted cash to principal.
    case noteTestFailure(month: Int, noteClass: String, test: NoteTest, diverted: Double)
    /// A coupon of a class could not be paid in full.
    case noteDeferral(month: Int, noteClass: String, unpaid: Double)
  }

  public enum NoteTest: String, Sendable, CaseIterable {
    case overcollateralisation = "oc"
    case interestCoverage = "ic"
  }

  /// What a class of notes got.
  public struct NoteRecord: Sendable, Equatable {
    public var name: String
    /// Coupons and principal paid less the issue, by month.
    public var flows: [Double]
    /// Principal paid, by month.
    public var principal: [Double]
    /// Annual effective; not a number without a root.
    public var irr: Double
    /// Mean time of principal in years; not a number when none was paid.
    public var wal: Double
    /// Balance and coupons not paid at the end, as a share of face value.
    public var loss: Double
  }

  /// Last month, `FundTerms.horizonMonths`; months run from 0 to it.
  public var horizonMonths: Int
  /// The ledger: `flows[item.rawValue][month]`.
  public var flows: [[Double]]
  /// `metrics[metric.rawValue]`; not a number where the metric is undefined.
  public var metrics: [Double]
  /// LP distributions less contributions, by month.
  public var netFlows: [Double]
  /// Collected from loans plus origination fee income less advances, by month.
  public var grossFlows: [Double]
  /// In order of their number.
  public var loans: [LoanRecord]
  /// House price index, `index[zone][month]`, 1 at month 0 unless an overlay moves it.
  public var index: [[Double]]
  /// Default climate, `climate[year - 1]`: the factor on default hazards.
  public var climate: [Double]
  /// Short rate, `shortRates[month]`, as overlays left it.
  public var shortRates: [Double]
  /// The regime of each month, by its place in the list; empty under other price models.
  public var regimes: [Int]
  /// Words of the years, `labels[year - 1][label.rawValue]`: places in `MarketLabel.words`.
  public var labels: [[Int]]
  public var valuations: [Valuation]
  public var events: [Event]
  /// In order of seniority; empty without notes.
  public var notes: [NoteRecord]
  /// Metrics of the fund's own functions, in the order of the configuration.
  public var hookMetrics: [Double] = []
  /// A function of the fund's own that failed; the record then does not count.
  public var hookFailure: HookFailure?
  /// What lies between these figures.
  public var trail: PathTrail

  /// A column of the ledger in one month.
  public func flow(_ item: FlowItem, month: Int) -> Double { flows[item.rawValue][month] }

  /// A figure of the path; not a number where it is undefined.
  public func metric(_ metric: Metric) -> Double { metrics[metric.rawValue] }
}
