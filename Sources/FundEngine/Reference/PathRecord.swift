import FundModel

/// Everything one path of a fund did: its ledger, metrics, loans, market and events.
///
/// Money in units of `fund.currency`, one figure a month from 0 to `horizonMonths`.
public struct PathRecord: Sendable {
  /// A NAV as it was struck: `nav = loans + awaitedRecoveries + cash - carriedObligations`.
  public struct Valuation: Sendable, Equatable {
    public var month: Int
    public var loans: Double
    public var awaitedRecoveries: Double
    public var cash: Double
    public var carriedObligations: Double
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
  public var valuations: [Valuation]
  public var events: [Event]
  /// What lies between these figures.
  public var trail: PathTrail

  /// A column of the ledger in one month.
  public func flow(_ item: FlowItem, month: Int) -> Double { flows[item.rawValue][month] }

  /// A figure of the path; not a number where it is undefined.
  public func metric(_ metric: Metric) -> Double { metrics[metric.rawValue] }
}
