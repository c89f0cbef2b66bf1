import FundModel
import FundNumerics

/// DPI, RVPI, TVPI and net IRR of the mean flows of a run up to a month, NAV counted as if it were
/// paid out then.
///
/// They are figures of the mean ledger, not means of figures of paths: at the end of the fund they
/// differ a little from the metrics of that name, since a ratio of means is not a mean of ratios.
/// NAV is the LPs' part of it by the share of commitments, before any carry that selling at NAV
/// would owe, and 0 at the end of the fund.
public struct ReturnsToDate: Sendable, Equatable {
  public struct Row: Sendable, Equatable {
    public var month: Int
    /// Paid in and paid out so far, and the LPs' part of NAV.
    public var contributions: Double
    public var distributions: Double
    public var nav: Double
    /// Nil before anything was paid in.
    public var dpi: Double?
    public var rvpi: Double?
    public var tvpi: Double?
    /// Nil in month 0, when no time has passed, and where no rate solves the flows: early on as a rule,
    /// when NAV and what was paid in fall into the same month and only payments are left.
    public var irr: Double?
  }

  public var rows: [Row]

  /// - Parameters:
  ///   - months: ascending, each in `0 ..< flows.months`; others are left out.
  ///   - gpShare: `waterfall.gp_commitment.share`.
  public init(_ flows: FlowTable, months: [Int], gpShare: Double) {
    let paid = (0..<flows.months).map {
      flows.mean(.calls, month: $0) - flows.mean(.gpContributions, month: $0)
    }
    let got = (0..<flows.months).map {
      flows.mean(.lpDistributions, month: $0) + flows.mean(.clawback, month: $0)
    }
    rows = months.filter { 0 <= $0 && $0 < flows.months }.map { month in
      let contributions = paid[...month].reduce(0, +)
      let distributions = got[...month].reduce(0, +)
      // After the last month the LPs neither get nor owe anything: what is unpaid then is a loss of others.
      let isLast = month == flows.months - 1
      let nav = isLast ? 0 : (1 - gpShare) * flows.mean(.nav, month: month)
      var amounts = (0...month).map { got[$0] - paid[$0] }
      amounts[month] += nav
      func ratio(_ value: Double) -> Double? {
        contributions > 0 ? finite(value / contributions) : nil
      }
      return Row(
        month: month, contributions: contributions, distributions: distributions, nav: nav,
        dpi: ratio(distributions), rvpi: ratio(nav), tvpi: ratio(distributions + nav),
        irr: month == 0 ? nil : Self.rate(amounts, isLost: distributions + nav <= 0))
    }
  }

  /// The annual rate of monthly flows, the last of them with NAV; a total loss only where nothing came
  /// back and nothing is left.
  public static func rate(_ amounts: [Double], isLost: Bool) -> Double? {
    let solution = Irr.solve(amounts: amounts, periodsPerYear: 12)
    return solution.status == .totalLoss && !isLost ? nil : finite(solution.rate)
  }
}
