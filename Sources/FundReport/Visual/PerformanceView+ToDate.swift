import FundModel
import FundResults

private let toDateNote =
  "Of the mean flows, not means over paths: ratios and rates of means, so at the end of the fund they "
  + "differ a little from the means of the metrics. NAV is the LPs' part by their share of "
  + "commitments, before carry that selling at NAV would owe, and 0 at the end of the fund."

/// Multiples and net IRR so far by year, from the mean ledger.
func returnsToDate(_ source: VisualSource) -> [VisualItem] {
  let flows = source.result.flows
  let rows = ReturnsToDate(
    flows, months: (0..<flows.years).map { flows.layout.months(ofYear: $0).upperBound },
    gpShare: source.fund.waterfall.gpCommitment.share
  ).rows
  let last = rows.last
  let multiples = VisualChart(
    id: "multiples_to_date", title: "DPI and RVPI by year, of the mean flows",
    summary:
      "After \(counted(max(0, rows.count - 1))) years DPI is \(figure(last?.dpi, .multiple)) and "
      + "TVPI \(figure(last?.tvpi, .multiple)), of the mean flows and not means over paths.",
    x: .init("Year"), y: .init("Multiple of paid-in", .multiple),
    .bars(
      .init(
        categories: source.yearNames,
        series: [.init("DPI", rows.map(\.dpi)), .init("RVPI", rows.map(\.rvpi))], stacked: true)))
  let rate = VisualChart(
    id: "irr_to_date", title: "Net IRR to date by year, of the mean flows",
    summary:
      "Net IRR of the mean flows ends at \(figure(last?.irr, .rate)), which is no mean over paths.",
    x: .init("Years since first closing", .years), y: .init("Net IRR", .rate),
    .lines(
      .init(
        positions: source.yearPositions,
        lines: [
          .init("Net IRR to date", rows.map(\.irr)),
          .init("Hurdle", rows.map { _ in source.document.terms.hurdleRate }),
        ])))
  let table = VisualTable(
    id: "returns_to_date", title: "Returns to date by year", note: toDateNote,
    columns: [
      .init("year", "Year"), .init("paid_in", "Paid in so far", .money),
      .init("distributed", "Distributed so far", .money), .init("nav", "NAV of the LPs", .money),
      .init("dpi", "DPI", .multiple), .init("rvpi", "RVPI", .multiple),
      .init("tvpi", "TVPI", .multiple), .init("irr", "Net IRR", .rate),
    ],
    rows: rows.enumerated().map { year, row in
      [
        .number(Double(year)), .number(row.contributions), .number(row.distributions),
        .number(row.nav), .optional(row.dpi), .optional(row.rvpi), .optional(row.tvpi),
        .optional(row.irr),
      ]
    })
  return [.chart(multiples), .chart(rate), .table(table)]
}
