import FundModel
import FundResults

/// Facilities: debt, cost and covenants; one text in a fund that has none.
func facilityItems(_ source: VisualSource) -> [VisualItem] {
  guard !source.fund.facilities.isEmpty else {
    return [
      VisualText.missing("facilities", "Facilities", "The fund borrows on no facility.")
    ]
  }
  let metrics: [Metric] = [
    .facilityCost, .peakDebt, .peakLtv, .minInterestCover, .peakUtilisation, .liquidityBuffer,
    .covenantBreaches, .firstBreachMonth, .baseDeficiencyMonths, .accelerations, .facilityLoss,
  ]
  let debt = source.yearly(.facilityDebt)
  let top = peak(debt)
  let interest = source.yearly(.facilityInterest)
  let fees = source.yearly(.facilityFees)
  return [
    .table(facilityTable(source)),
    .figures(
      VisualFigures(
        id: "facility_figures", title: "Debt of facilities", metrics.map { source.mean($0) })),
    .chart(
      VisualChart(
        id: "facility_debt", title: "Drawn on facilities at year ends",
        summary: "Mean debt is highest at the end of year \(top ?? 0) with "
          + "\(source.amount(top.flatMap { debt[$0] })); the mean of each path's peak is "
          + "\(source.amount(source.statistics[.peakDebt].mean)).",
        x: .init("Years since first closing", .years), y: .init("Mean over paths", .money),
        .lines(
          .init(
            positions: source.yearPositions, lines: [source.line(.facilityDebt, "Drawn")])))),
    .chart(
      VisualChart(
        id: "facility_costs", title: "Interest and fees of facilities by year",
        summary: "Facilities cost \(source.amount(total(interest))) of interest and "
          + "\(source.amount(total(fees))) of fees on average.",
        x: .init("Year"), y: .init("Mean over paths", .money),
        .bars(
          .init(
            categories: source.yearNames,
            series: [.init("Interest", interest), .init("Fees", fees)], stacked: true)))),
    metricHistogram(source, .peakLtv), metricHistogram(source, .minInterestCover),
    breachChart(source),
  ]
}

private func facilityTable(_ source: VisualSource) -> VisualTable {
  VisualTable(
    id: "facilities", title: "Facilities",
    columns: [
      .init("name", "Facility"), .init("kind", "Kind"), .init("limit", "Limit", .money),
      .init("advance_rate", "Advance rate", .share), .init("from_month", "From", .months),
      .init("maturity_month", "Matures", .months), .init("draw_policy", "Drawn for"),
      .init("covenants", "Covenants"),
    ],
    rows: source.fund.facilities.map { facility in
      [
        .text(facility.name), .text(facility.kind.rawValue),
        .number(facility.limit * source.fund.fund.size), .number(facility.advanceRate),
        .number(Double(facility.fromMonth)), .number(Double(facility.maturityMonth)),
        .text(facility.drawPolicy.rawValue),
        .text(
          facility.covenants.isEmpty
            ? "none"
            : facility.covenants.map {
              "\($0.test.rawValue) \(figure($0.limit, $0.test == .maxLtv ? .share : .ratio))"
            }
            .joined(separator: ", ")),
      ]
    })
}

/// Shares of paths by the year of their first covenant breach, with score intervals.
private func breachChart(_ source: VisualSource) -> VisualItem {
  let months = source.result.samples.column(.firstBreachMonth).filter(\.isFinite)
  let paths = source.result.samples.paths
  guard !months.isEmpty else {
    return VisualText.missing(
      "first_breach", "Covenant breaches",
      source.fund.facilities.allSatisfy(\.covenants.isEmpty)
        ? "The facilities have no covenants." : "No path breaches a covenant.")
  }
  var counts = [Int](repeating: 0, count: source.document.yearly.years)
  for month in months { counts[min(counts.count - 1, (Int(month) + 11) / 12)] += 1 }
  let shares = counts.map {
    Proportion(hits: $0, count: paths, confidence: source.confidence)
  }
  let ever = Proportion(hits: months.count, count: paths, confidence: source.confidence)
  return .chart(
    VisualChart(
      id: "first_breach", title: "First covenant breach by year",
      summary:
        "\(figureWithError(ever.value, ever.standardError, .share)) of paths breach a covenant at "
        + "least once, most of them for the first time in year "
        + "\(counts.indices.max { counts[$0] < counts[$1] } ?? 0).",
      x: .init("Year"), y: .init("Share of paths", .share),
      .bars(
        .init(
          categories: source.yearNames,
          series: [
            .init(
              "First breach", shares.map { known($0.value) },
              low: shares.map { known($0.interval.low) },
              high: shares.map { known($0.interval.high) })
          ]))))
}

/// Notes: what each class is and earns, and what is owed by year; one text in a fund without any.
func noteItems(_ source: VisualSource) -> [VisualItem] {
  guard let notes = source.document.notes, !notes.isEmpty else {
    return [VisualText.missing("notes", "Notes", "The fund has issued no notes.")]
  }
  let debt = source.yearly(.noteDebt)
  let top = peak(debt)
  let metrics: [Metric] = [.noteCost, .noteTestFailures, .noteDeferrals, .noteLoss]
  func cell(_ figure: NoteSummary.MeanFigure) -> VisualCell {
    .figure(
      figure.mean, error: figure.standardError,
      interval: source.interval(figure.mean, figure.standardError))
  }
  return [
    .table(
      VisualTable(
        id: "notes", title: "Classes of notes, senior first",
        note:
          "Means over paths ± standard error. A class loses what is beyond its attachment point, and "
          + "all of it beyond its detachment point, parts of equity and notes together.",
        columns: [
          .init("name", "Class"), .init("face", "Face value", .money),
          .init("attachment", "Attaches", .share), .init("detachment", "Detaches", .share),
          .init("irr", "IRR", .rate), .init("wal", "Mean life", .years),
          .init("any_loss", "Any loss", .share), .init("expected_loss", "Expected loss", .share),
        ],
        rows: notes.map { note in
          [
            .text(note.name), .number(note.face), .optional(note.attachment),
            .optional(note.detachment), cell(note.irr), cell(note.wal),
            .figure(
              note.probabilityOfLoss.value, error: note.probabilityOfLoss.standardError,
              interval: note.probabilityOfLoss.interval),
            cell(note.expectedLoss),
          ]
        })),
    .figures(
      VisualFigures(
        id: "note_figures", title: "Coupons, tests and losses of notes",
        metrics.map { source.mean($0) })),
    .chart(
      VisualChart(
        id: "note_debt", title: "Owed on notes at year ends",
        summary: "Mean balances are highest at the end of year \(top ?? 0) with "
          + "\(source.amount(top.flatMap { debt[$0] })); coupons come to "
          + "\(source.amount(source.statistics[.noteCost].mean)) on average.",
        x: .init("Years since first closing", .years), y: .init("Mean over paths", .money),
        .lines(
          .init(
            positions: source.yearPositions, lines: [source.line(.noteDebt, "Owed on notes")])))),
  ]
}
