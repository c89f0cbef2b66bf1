import FundColumns
import FundModel

extension LPReport {
  /// A figure of a quarter: its name in files, its title, its unit and where it is found.
  struct Figure: Sendable {
    let name: String
    let title: String
    let unit: MetricUnit
    /// Whether quarters add up.
    let isFlow: Bool
    let value: @Sendable (Quarter) -> Double?

    init(
      _ name: String, _ title: String, _ unit: MetricUnit, isFlow: Bool = false,
      _ value: @escaping @Sendable (Quarter) -> Double?
    ) {
      self.name = name
      self.title = title
      self.unit = unit
      self.isFlow = isFlow
      self.value = value
    }
  }

  /// In the order of the report.
  static let figures: [Figure] = flowFigures + navFigures + sinceInception

  private static let flowFigures: [Figure] = [
    flow("lp_contributions", "LP contributions") { $0.lpContributions },
    flow("gp_contributions", "GP contributions") { $0.gpContributions },
    flow("lp_distributions", "LP distributions") { $0.lpDistributions },
    flow("gp_distributions", "GP distributions") { $0.gpDistributions },
    flow("carry_paid", "Carried interest paid") { $0.carryPaid },
    flow("clawback", "Clawback to LPs") { $0.clawback },
    flow("invested", "Paid for investments") { $0.invested },
    flow("proceeds", "Proceeds of investments") { $0.proceeds },
    flow("management_fees", "Management fees") { $0.managementFees },
    flow("other_expenses", "Other expenses") { $0.otherExpenses },
    flow("origination_fees", "Origination fees, net") { $0.originationFees },
    flow("financing_costs", "Interest and fees of debt") { $0.financingCosts },
    flow("cash_yield", "Yield on cash") { $0.cashYield },
  ]

  private static let navFigures: [Figure] = [
    Figure("beginning_nav", "Beginning NAV", .money) { $0.beginningNav },
    flow("investment_result", "Result of investments") { $0.investmentResult },
    flow("net_income", "Net income") { $0.netIncome },
    Figure("ending_nav", "Ending NAV", .money) { $0.endingNav },
    Figure("nav_struck", "NAV struck", .count) { $0.isStruck ? 1 : 0 },
    Figure("lp_nav", "NAV of the LPs", .money) { $0.lpNav },
    Figure("unfunded", "Unfunded commitments", .money) { $0.unfunded },
    Figure("facility_debt", "Facilities drawn", .money) { $0.facilityDebt },
    Figure("note_debt", "Notes outstanding", .money) { $0.noteDebt },
  ]

  private static let sinceInception: [Figure] = [
    Figure("paid_in", "Paid in", .money) { $0.paidIn },
    Figure("distributed", "Distributed", .money) { $0.distributed },
    Figure("carry_since_inception", "Carry, less clawback", .money) { $0.carrySinceInception },
    Figure("dpi", "DPI", .multiple) { $0.dpi },
    Figure("rvpi", "RVPI", .multiple) { $0.rvpi },
    Figure("tvpi", "TVPI", .multiple) { $0.tvpi },
    Figure("net_irr", "Net IRR", .rate) { $0.netIrr },
    Figure("net_irr_without_line", "Net IRR without subscription line", .rate) {
      $0.netIrrWithoutLine
    },
    Figure("gross_multiple", "Gross multiple", .multiple) { $0.grossMultiple },
    Figure("gross_irr", "Gross IRR", .rate) { $0.grossIrr },
  ]

  private static func flow(
    _ name: String, _ title: String, _ value: @escaping @Sendable (Quarter) -> Double?
  ) -> Figure {
    Figure(name, title, .money, isFlow: true, value)
  }

  /// A row a quarter.
  var columns: ColumnTable {
    func whole(_ name: String, _ unit: String, _ value: (Quarter) -> Int) -> ColumnTable.Column {
      .init(name, unit: unit, .integers(quarters.map { Int64(value($0)) }))
    }
    return ColumnTable(
      "lp_quarterly", rows: quarters.count,
      columns: [
        .init("basis", .texts(quarters.map { _ in basis.name })),
        whole("quarter", "count") { $0.number },
        whole("first_month", "months") { $0.months.lowerBound },
        whole("last_month", "months") { $0.months.upperBound },
      ]
        + Self.figures.map { figure in
          .init(
            figure.name, unit: figure.unit.rawValue,
            .doubles(quarters.map { figure.value($0).flatMap { $0.isFinite ? $0 : nil } ?? .nan }))
        })
  }

  /// What figures are of, in a sentence or two.
  var basisNote: String {
    switch basis.kind {
    case .mean(let paths):
      "Mean ledger over \(paths) paths: multiples and rates are those of the mean flows, which are not the "
        + "means of the paths' own multiples and rates."
    case .path(let number): "The ledger of path \(number) alone."
    }
  }
}
