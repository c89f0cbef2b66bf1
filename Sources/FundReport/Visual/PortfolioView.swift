import FundModel
import FundResults

/// What the fund owns and what becomes of it: loans bought and ended, zones against their targets,
/// what zones, vintages and products earned, and the market they lived in.
public func portfolioView(_ source: VisualSource) -> VisualView {
  VisualView(
    .portfolio, title: "Portfolio", [.figures(loanFigures(source)), exits(source)],
    [exitTable(source), purchases(source), outstanding(source)], zoneItems(source),
    groupItems(source), marketItems(source))
}

private func loanFigures(_ source: VisualSource) -> VisualFigures {
  let metrics: [Metric] = [
    .loanCount, .invested, .assetWal, .assetDuration, .defaultRate, .defaultRateAmount, .lossRate,
    .recoveryRate, .saleShare, .refinanceShare, .maturityShare, .recycledShare, .zoneDrift,
    .distressedSales,
  ]
  return VisualFigures(id: "loans", title: "Loans", metrics.map { source.mean($0) })
}

private let exitKinds: [(item: FlowItem, name: String)] = [
  (.sales, "Sales"), (.refinancings, "Refinancings"), (.maturities, "Maturities"),
  (.defaults, "Defaults"),
]

/// Ends of loans by kind and year.
private func exits(_ source: VisualSource) -> VisualItem {
  let sums = exitKinds.map { ($0.name, total(source.yearly($0.item)) ?? 0) }
  let all = sums.reduce(0) { $0 + $1.1 }
  let text = sums.map { name, sum in
    "\(fixed(sum, decimals: 1)) \(name.lowercased())"
      + (all > 0 ? " (\(figure(sum / all, .share)))" : "")
  }
  return .chart(
    VisualChart(
      id: "exits", title: "Ends of loans by kind and year",
      summary:
        "Over the life a path has on average \(listed(text)). The others of its "
        + "\(figure(source.statistics[.loanCount].mean, .count)) loans are sold by the fund itself, at "
        + "its end or to pay an obligation.",
      x: .init("Year"), y: .init("Loans, mean over paths", .count),
      .bars(
        .init(
          categories: source.yearNames,
          series: exitKinds.map { .init($0.name, source.yearly($0.item)) }, stacked: true))))
}

private func exitTable(_ source: VisualSource) -> VisualItem {
  let items: [FlowItem] = [.loansBought] + exitKinds.map(\.item)
  let flows = source.document.yearly
  return .table(
    VisualTable(
      id: "loans_by_year", title: "Loans bought and ended by year",
      note: "Numbers of loans, means over paths ± standard error.",
      columns: [.init("year", "Year")] + items.map { .init($0.name, label($0), .count) },
      rows: (0..<flows.years).map { year in
        [.text("\(year)")]
          + items.map { item in
            let (mean, error) = (flows[item]?.mean[year], flows[item]?.standardError[year])
            return .figure(
              mean ?? nil, error: error ?? nil,
              interval: source.interval(mean ?? nil, error ?? nil))
          }
      } + [[.text("all")] + items.map { .optional(total(source.yearly($0))) }]))
}

private func purchases(_ source: VisualSource) -> VisualItem {
  let bought = source.yearly(.loansBought)
  let count = source.statistics[.loanCount]
  let recycled = source.statistics[.recycledShare]
  return .chart(
    VisualChart(
      id: "loans_bought", title: "Lent by year",
      summary: "A path buys \(figureWithError(count.mean, count.standardError, .count)) loans for "
        + "\(source.amount(source.statistics[.invested].mean)), "
        + "\(figureWithError(recycled.mean, recycled.standardError, .share)) of it paid with recycled "
        + "receipts"
        + (peak(bought).map {
          "; most loans, \(fixed(bought[$0] ?? 0, decimals: 1)), are bought in year \($0)."
        } ?? "."),
      x: .init("Year"), y: .init("Advances, mean over paths", .money),
      .bars(
        .init(categories: source.yearNames, series: [source.line(.advances, "Advances")]))))
}

private func outstanding(_ source: VisualSource) -> VisualItem {
  let balance = source.yearly(.outstanding)
  let top = peak(balance)
  return .chart(
    VisualChart(
      id: "outstanding", title: "Principal, NAV and cash at year ends",
      summary: "Outstanding principal is highest at the end of year \(top ?? 0) with "
        + "\(source.amount(top.flatMap { balance[$0] })) on average.",
      x: .init("Years since first closing", .years), y: .init("Mean over paths", .money),
      .lines(
        .init(
          positions: source.yearPositions,
          lines: [
            source.line(.outstanding, "Outstanding principal"), source.line(.nav, "NAV"),
            source.line(.cash, "Cash"), source.line(.unfunded, "Uncalled commitments"),
          ]))))
}
