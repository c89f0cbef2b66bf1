import FundModel
import FundResults

/// One item of each kind, with undefined figures and names of all widths.
let visualSamples: [VisualItem] = {
  func chart(_ id: String, _ unit: MetricUnit, _ drawing: VisualDrawing) -> VisualItem {
    .chart(
      VisualChart(
        id: id, title: "Chart of \(id)",
        summary: "What \(id) shows, with its main figures: 1 and 2.",
        x: .init("where", .rate), y: .init("how much", unit), drawing))
  }
  let years = (0...10).map(Double.init)
  return [
    .text(
      VisualText(
        id: "warning", role: .warning, title: "Mind this",
        "A long warning that has to be broken where the page is narrow, because it goes on and on.\nAnd a second line."
      )
    ),
    .text(
      VisualText(
        id: "code", role: .code, "equihome run fund.json --paths 1000 --seed 42 --format json")),
    .figures(
      VisualFigures(
        id: "figures", title: "Figures",
        [
          .init(
            name: "net_irr.mean", label: "Net IRR", unit: .rate, value: 0.0912,
            standardError: 0.0003, interval: Interval(low: 0.0906, high: 0.0918), verdict: .good),
          .init(
            name: "tvpi.mean", label: "TVPI", unit: .multiple, value: nil, verdict: .bad,
            note: "on no path"),
        ])),
    .table(
      VisualTable(
        id: "table", title: "A table", note: "What the errors are taken from.",
        columns: [
          .init("name", "Name"), .init("irr", "Net IRR", .rate), .init("size", "Size", .money),
          .init("loans", "Loans", .count), .init("more", "And more", .multiple),
        ],
        rows: [
          [
            .text("日本住宅ファンド"),
            .figure(
              .init(0.0912, standardError: 0.0003, interval: Interval(low: 0.0906, high: 0.0918))),
            .number(1.5e8), .number(1234), .figure(.init(0.5, unit: .share)),
          ],
          [.text("none"), .empty, .number(-2e3), .number(0), .number(1.25)],
        ])),
    .table(
      VisualTable(
        id: "prose", title: "A table of texts",
        columns: [.init("name", "Scenario"), .init("what", "What it is"), .init("date", "Date")],
        rows: [
          [
            .text("gfc-2008"),
            .text(
              "House prices fall by a third over three years, sales slow down, defaults triple."),
            .text("2008"),
          ], [.text("calm"), .empty, .empty],
        ])),
    chart(
      "histogram", .count,
      .histogram(
        .init(
          edges: [-0.1, 0, 0.1, 0.2],
          series: [.init("base", [10, 40, 20]), .init("cheap fees", [5, 35, 30])],
          marks: [.init("mean", 0.05)]))),
    chart(
      "fan", .money,
      .fan(
        .init(
          positions: years, levels: [0.05, 0.25, 0.5, 0.75, 0.95],
          values: [-2, -1, 0, 1, 2].map { shift in years.map { 1e6 * ($0 - 4 + shift) } },
          lines: [.init("mean", years.map { 1e6 * ($0 - 3.2) })]))),
    chart(
      "lines", .money,
      .lines(
        .init(
          positions: years,
          lines: [
            .init("base", years.map { 1e6 * $0 * (8 - $0) }),
            .init("later", years.map { $0 > 8 ? nil : 1e6 * $0 * (6 - $0) }),
          ]))),
    chart(
      "band", .rate,
      .lines(
        .init(
          positions: [0, 0.05, 0.1],
          lines: [
            .init(
              "net IRR", [0.08, 0.07, 0.05], low: [0.07, 0.06, 0.04], high: [0.09, 0.08, 0.06])
          ]))),
    chart(
      "bars", .rate,
      .bars(
        .init(
          categories: ["gfc-2008", "calm 😀", "unknown"],
          series: [
            .init(
              "change", [-0.031, 0.012, nil], low: [-0.033, 0.01, nil], high: [-0.029, 0.014, nil])
          ], horizontal: true))),
    chart(
      "pairs", .money,
      .bars(
        .init(
          categories: ["0", "1"],
          series: [.init("base", [1e6, 2e6]), .init("later", [0, 3.5e6])]))),
    chart(
      "stack", .money,
      .bars(
        .init(
          categories: ["0", "1", "2"],
          series: [
            .init("fees", [1e6, 2e6, nil]), .init("expenses", [5e5, 5e5, nil]),
            .init("refunds", [0, -1e6, nil]),
          ], stacked: true))),
    chart(
      "ranges", .rate,
      .ranges(
        .init(
          base: 0.08,
          rows: [
            .init(
              name: "fees.management.rate", lowLabel: "0.01", highLabel: "0.03", atLow: 0.09,
              atHigh: 0.068, atLowInterval: Interval(low: 0.0898, high: 0.0902)),
            .init(
              name: "waterfall.carry", lowLabel: "0.1", highLabel: "0.3", atLow: 0.086, atHigh: nil),
          ]))),
    chart(
      "steps", .rate,
      .steps(
        .init([
          .init("Gross", 0.08, isTotal: true), .init("Fees", -0.03, standardError: 0.0001),
          .init("Cash drag", 0.004), .init("Net", 0.054, isTotal: true),
        ]))),
    chart(
      "heat", .rate,
      .heat(
        .init(
          columns: ["0.01", "0.02", "0.03"], rows: ["0.1", "0.2"],
          values: [[0.08, 0.07, 0.06], [0.075, nil, 0.05]], unit: .rate))),
    chart(
      "scatter", .rate,
      .scatter(
        .init([
          .init(
            "frontier", [.init(0.02, 0.04), .init(0.03, 0.05), .init(0.05, 0.06)], isLine: true),
          .init("you are here", [.init(0.04, 0.05, label: "you are here")]),
        ]))),
  ]
}()
