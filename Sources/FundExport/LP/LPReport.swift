import FundModel
import FundNumerics
import FundResults

/// What LPs are told by quarter: contributions, distributions, costs, NAV, and returns since inception.
///
/// After the ILPA performance template in content, not in form (docs/exports.md says what is left out).
/// Rules, with `g` the GP's share of the commitments:
/// - Quarter `q` has months `3q-2 ... 3q`, the first one month 0 as well.
/// - NAV at its end is the one that the engine struck, or where it strikes none in that month the last one,
///   carried forward with the cash and the costs since, loans at their last value.
/// - `ending NAV = beginning NAV + contributions - distributions + net income`, of LPs and GP together;
///   the net income is what this leaves, and `investmentResult` what costs and yield leave of it.
/// - To the LPs belongs `1 - g` of NAV. Carry not yet paid is not taken off: the engine strikes none.
/// - DPI, RVPI, TVPI and net IRR are of the LPs' flows with their NAV at the quarter's end; IRR is
///   annual, of monthly flows.
/// - Gross figures are of what was paid for loans and came of them, with their value at the end: NAV and
///   debt less cash, on dates on which NAV is struck.
public struct LPReport: Sendable, Equatable {
  public struct Quarter: Sendable, Equatable {
    /// From 1.
    public var number: Int
    public var months: ClosedRange<Int>

    // flows of the quarter
    public var lpContributions: Double
    public var gpContributions: Double
    /// To the LPs, with what the GP returned to them.
    public var lpDistributions: Double
    /// To the GP's commitment.
    public var gpDistributions: Double
    public var carryPaid: Double
    public var clawback: Double
    public var invested: Double
    public var proceeds: Double
    public var managementFees: Double
    /// Formation, annual, on a basis, servicing, disposition.
    public var otherExpenses: Double
    /// Paid by the fund less what borrowers paid it.
    public var originationFees: Double
    /// Interest and fees of facilities, coupons of notes.
    public var financingCosts: Double
    public var cashYield: Double

    // NAV of the fund
    public var beginningNav: Double
    public var investmentResult: Double
    public var netIncome: Double
    public var endingNav: Double
    /// Whether the engine struck NAV in the last month of the quarter.
    public var isStruck: Bool
    public var lpNav: Double
    public var unfunded: Double
    public var facilityDebt: Double
    public var noteDebt: Double

    // since inception
    public var paidIn: Double
    public var distributed: Double
    public var carrySinceInception: Double
    public var dpi: Double?
    public var rvpi: Double?
    public var tvpi: Double?
    public var netIrr: Double?
    /// As if what the subscription lines lent had been called; nil without such a line, or with other
    /// facilities beside it.
    public var netIrrWithoutLine: Double?
    public var grossMultiple: Double?
    public var grossIrr: Double?
  }

  public var fund: String
  public var currency: String
  /// Total commitments.
  public var size: Double
  public var basis: LPBasis
  public var quarters: [Quarter]

  /// The report on the mean ledger of a run: ratios are of mean flows, not means of ratios.
  public init(_ result: RunResult) {
    self.init(
      result.config, LPBasis(result.flows, paths: result.flows.count))
  }

  /// The report on any ledger of a fund.
  public init(_ config: FundConfig, _ basis: LPBasis) {
    fund = config.fund.name
    currency = config.fund.currency
    size = config.fund.size
    self.basis = basis
    quarters = LPReportBuilder(config, basis).quarters
  }
}
