import FundModel
import FundResults

/// What flows between the LPs and the fund and what it costs: fans over paths where each path's flows
/// are known, and the mean ledger by year.
public func cashFlowsView(_ source: VisualSource) -> VisualView {
  VisualView(
    .cashFlows, title: "Cash flows", flowFans(source), [navFan(source)],
    [callsAndDistributions(source)], costs(source), [yearlyFlowsTable(source)])
}

/// Mean calls (down) and distributions (up) of the LPs by year.
private func callsAndDistributions(_ source: VisualSource) -> VisualItem {
  let paid = source.contributions
  let got = source.distributions
  var text =
    "On average the LPs pay in \(source.amount(total(paid))) and get \(source.amount(total(got))) back"
  if let year = peak(got) {
    text += "; most comes in year \(year) with \(source.amount(got[year]))"
  }
  return .chart(
    VisualChart(
      id: "calls_and_distributions", title: "Capital calls and distributions by year",
      summary: text + ".", x: .init("Year"), y: .init("Paid in (−) and paid out (+)", .money),
      .bars(
        .init(
          categories: source.yearNames,
          series: [
            .init("Paid in by the LPs", paid.map { $0.map { 0 - $0 } }),
            .init("Distributed to the LPs", got),
          ]))))
}

/// Fees and expenses by year and kind; kinds that never occur are left out.
private func costs(_ source: VisualSource) -> [VisualItem] {
  let kinds: [(FlowItem, String)] = [
    (.managementFees, "Management fees"), (.formation, "Formation"),
    (.annualExpenses, "Annual expenses"), (.basisExpenses, "Expenses on a basis"),
    (.servicing, "Servicing"), (.dispositionCosts, "Disposition"),
    (.originationFeesPaid, "Origination fees"), (.facilityInterest, "Interest of facilities"),
    (.facilityFees, "Fees of facilities"), (.noteCoupons, "Coupons of notes"),
  ]
  let shown = kinds.filter { source.happens($0.0) }
  guard !shown.isEmpty else {
    return [
      VisualText.missing("fees_and_expenses", "Fees and expenses", "The fund has no costs.")
    ]
  }
  let sums = shown.map { (name: $0.1, sum: total(source.yearly($0.0)) ?? 0) }
  let all = sums.reduce(0) { $0 + $1.sum }
  return [
    .chart(
      VisualChart(
        id: "fees_and_expenses", title: "Fees, expenses and cost of debt by year",
        summary: "Costs come to \(source.amount(all)) on average over the life: "
          + listed(
            sums.sorted { $0.sum > $1.sum }.map {
              "\($0.name.lowercased()) \(source.amount($0.sum))"
            })
          + ".",
        x: .init("Year"), y: .init("Mean over paths", .money),
        .bars(
          .init(
            categories: source.yearNames, series: shown.map { .init($0.1, source.yearly($0.0)) },
            stacked: true))))
  ]
}

/// The mean ledger by year: every column that is not 0 throughout, with its error.
private func yearlyFlowsTable(_ source: VisualSource) -> VisualItem {
  let flows = source.document.yearly
  let items = FlowItem.allCases.filter(source.happens)
  let counts: Set<FlowItem> = [.loansBought, .sales, .refinancings, .defaults, .maturities]
  let rows = (0..<flows.years).map { year -> [VisualCell] in
    [.text("\(year)")]
      + items.map { item in
        let series = flows[item]
        let (mean, error) = (series?.mean[year], series?.standardError[year])
        return .figure(
          mean ?? nil, error: error ?? nil, interval: source.interval(mean ?? nil, error ?? nil))
      }
  }
  let totals: [VisualCell] =
    [.text("all")] + items.map { $0.isStock ? .empty : .optional(total(source.yearly($0))) }
  return .table(
    VisualTable(
      id: "yearly_flows", title: "The mean ledger by year",
      note:
        "Means over paths ± standard error. Year 0 is month 0; flows and counts are summed over "
        + "the year, cash, NAV, principal and balances stand at its end. Columns that are 0 throughout "
        + "are left out.",
      columns: [.init("year", "Year")]
        + items.map { .init($0.name, label($0), counts.contains($0) ? .count : .money) },
      rows: rows + [totals]))
}

/// `lp_distributions` as `LP distributions`.
func label(_ item: FlowItem) -> String {
  let words = item.name.split(separator: "_").map(String.init)
  return words.enumerated().map { index, word in
    switch word {
    case "lp", "gp", "nav": word.uppercased()
    default: index == 0 ? word.prefix(1).uppercased() + word.dropFirst() : word
    }
  }.joined(separator: " ")
}
