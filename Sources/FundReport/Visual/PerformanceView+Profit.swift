import FundModel
import FundResults

/// Where the net profit comes from: steps that end in it, and the same as a table by zone.
func attributionItems(_ source: VisualSource) -> [VisualItem] {
  guard let attribution = source.document.breakdown?.attribution else {
    return [VisualText.needsBreakdown("attribution", "Where the profit comes from")]
  }
  let rows = attribution.rows.map { row in
    (row: row, label: AttributionLine.allCases.first { $0.name == row.line }?.label ?? row.line)
  }
  let largest = rows.sorted { abs($0.row.mean) > abs($1.row.mean) }.prefix(3)
  let steps: [VisualDrawing.Steps.Step] =
    rows.filter { $0.row.mean != 0 }.map {
      .init($0.label, $0.row.mean, standardError: known($0.row.standardError))
    } + [
      .init(
        "Net profit", attribution.netProfit, isTotal: true,
        standardError: known(attribution.netProfitError))
    ]
  let chart = VisualChart(
    id: "attribution", title: "Where the net profit of the LPs comes from",
    summary:
      "Net profit is \(source.amount(attribution.netProfit)) on average; the largest lines are "
      + listed(largest.map { "\($0.label.lowercased()) with \(source.amount($0.row.mean))" }) + ".",
    x: .init("Line"), y: .init("Mean over paths", .money), .steps(.init(steps)))
  func ofPaidIn(_ value: Double) -> VisualCell {
    .optional(attribution.paidIn > 0 ? value / attribution.paidIn : nil)
  }
  let table = VisualTable(
    id: "attribution_table", title: "Where the net profit comes from, by zone",
    note:
      "Means over paths ± standard error. Lines of loans are known by zone, those of the fund are "
      + "not. The lines sum to the net profit.",
    columns: [
      .init("line", "Line"), .init("mean", "Mean", .money),
      .init("of_paid_in", "Of paid-in", .share),
    ] + attribution.zones.map { .init("zone_" + $0, $0, .money) },
    rows: rows.map { row, label in
      [
        .text(label),
        .figure(
          row.mean, error: row.standardError,
          interval: source.interval(row.mean, row.standardError)),
        ofPaidIn(row.mean),
      ] + (row.byZone?.map { .optional($0) } ?? attribution.zones.map { _ in .empty })
    } + [
      [
        .text("Net profit"),
        .figure(
          attribution.netProfit, error: attribution.netProfitError,
          interval: source.interval(attribution.netProfit, attribution.netProfitError)),
        ofPaidIn(attribution.netProfit),
      ] + attribution.zones.map { _ in .empty }
    ])
  return [.chart(chart), .table(table)]
}

/// From net to gross, layer by layer; nothing when it was not asked for.
func bridgeItems(_ source: VisualSource) -> [VisualItem] {
  guard let bridge = source.analyses.bridge ?? source.document.bridge else {
    return [
      VisualText.missing(
        "bridge", "From net to gross",
        "What lies between net and gross takes runs of the fund without its layers, which were not "
          + "made. `equihome report` makes them, and so does `equihome run --tables bridge`.")
    ]
  }
  guard let net = bridge.netIrr, let gross = bridge.grossIrr else {
    return [
      VisualText.missing(
        "bridge", "From net to gross", "Some figure of the bridge is undefined on every path.")
    ]
  }
  let largest = bridge.steps.max { abs($0.irr) < abs($1.irr) }
  let chart = VisualChart(
    id: "bridge", title: "From net to gross IRR",
    summary: "Net IRR is \(figure(net, .rate)), gross of the loans \(figure(gross, .rate))"
      + (largest.map {
        "; the largest step is \($0.label.lowercased()) with "
          + figureWithError($0.irr, $0.irrError, .rate)
      } ?? "") + ". " + bridgeNote(bridge),
    x: .init("Layer"), y: .init("IRR", .rate),
    .steps(
      .init(
        [.init("Net to the LPs", net, isTotal: true)]
          + bridge.steps.map { .init($0.label, $0.irr, standardError: known($0.irrError)) }
          + [.init("Gross, of the loans", gross, isTotal: true)])))
  let ends: (String, Double?, Double?) -> [VisualCell] = {
    [.text($0), .optional($1), .optional($2)]
  }
  let table = VisualTable(
    id: "bridge_table", title: "From net to gross", note: bridgeNote(bridge),
    columns: [
      .init("layer", "Layer"), .init("irr", "IRR", .rate),
      .init("multiple", "Multiple", .multiple),
    ],
    rows: [ends("Net to the LPs", bridge.netIrr, bridge.tvpi)]
      + bridge.steps.map {
        [
          .text($0.label),
          .figure($0.irr, error: $0.irrError, interval: source.interval($0.irr, $0.irrError)),
          .figure($0.tvpi, error: $0.tvpiError, interval: source.interval($0.tvpi, $0.tvpiError)),
        ]
      } + [ends("Gross, of the loans", bridge.grossIrr, bridge.grossMultiple)])
  return [.chart(chart), .table(table)]
}
