import FundModel
import FundResults

/// When the LPs' money comes back and how much of it is at risk.
func liquidityItems(_ source: VisualSource) -> [VisualItem] {
  guard let view = source.document.breakdown?.liquidity else {
    return [VisualText.needsBreakdown("liquidity", "Liquidity")]
  }
  func figure(
    _ name: String, _ label: String, _ figure: LiquidityView.Figure, _ unit: MetricUnit
  ) -> VisualFigure {
    var notes: [String] = []
    if let median = known(figure.median), let high = known(figure.high) {
      notes.append(
        "median \(FundReport.figure(median, unit)), 95% of paths below \(FundReport.figure(high, unit))"
      )
    }
    if figure.undefinedCount > 0 {
      notes.append("undefined on \(pathCount(figure.undefinedCount))")
    }
    return VisualFigure(
      name: name, label: label, unit: unit, value: known(figure.mean),
      standardError: known(figure.standardError),
      interval: source.interval(figure.mean, figure.standardError),
      note: notes.isEmpty ? nil : notes.joined(separator: "; "))
  }
  let largest = view.years.max { $0.cashFlowAtRisk < $1.cashFlowAtRisk }
  return [
    .figures(
      VisualFigures(
        id: "liquidity", title: "When money comes back",
        [
          figure(
            "half_back_month", "Month by which half of paid-in is back", view.halfBackMonth, .months
          ),
          figure("exit_lag", "Delay of money after the term", view.exitLag, .years),
          figure(
            "collection_lag", "Months from exit or default to cash", view.collectionLag, .months),
        ])),
    .chart(
      VisualChart(
        id: "cash_flow_at_risk", title: "Distributions and cash flow at risk by year",
        summary: "Cash flow at risk, the mean less the 5% quantile over paths, is largest in year "
          + "\(largest?.year ?? 0) with \(source.amount(largest?.cashFlowAtRisk)) of "
          + "\(source.amount(largest?.distributions)) expected.",
        x: .init("Year"), y: .init("Distributions to the LPs", .money),
        .bars(
          .init(
            categories: view.years.map { "\($0.year)" },
            series: [
              .init("Mean", view.years.map { known($0.distributions) }),
              .init("5% quantile over paths", view.years.map { known($0.lowDistributions) }),
            ])))),
    .table(
      VisualTable(
        id: "liquidity_by_year", title: "Liquidity by year",
        note:
          "Distribution yield is distributions of the year over contributions so far; liquid share "
          + "is cash over NAV at year end; both are means over paths where they are defined.",
        columns: [
          .init("year", "Year"), .init("distributions", "Distributed", .money),
          .init("q05", "5% quantile", .money),
          .init("cash_flow_at_risk", "Cash flow at risk", .money),
          .init("yield", "Yield on paid-in", .rate), .init("liquid_share", "Cash of NAV", .share),
        ],
        rows: view.years.map {
          [
            .text("\($0.year)"), .optional($0.distributions), .optional($0.lowDistributions),
            .optional($0.cashFlowAtRisk), .optional($0.yield), .optional($0.liquidShare),
          ]
        })),
  ]
}
