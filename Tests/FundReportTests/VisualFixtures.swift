import FundModel
import FundReport
import FundResults

/// Texts that try to leave their place: markup, ends of scripts and comments, quotes, control and
/// direction characters, Markdown.
let hostileText: String = [
  "</script><script>window.hit=1</script><img src=x onerror=\"window.hit=1\"> '\"&amp; <!-- ",
  "]]> \u{0}\u{1B}[31m \u{202E}drow \u{2028}| **b** _i_ `c` [l](javascript:window.hit=1) $x$",
].joined()

/// A document with every kind of item and chart, far from any fund; hostile texts wherever texts stand.
func everyKind(hostile: Bool = false) -> VisualDocument {
  let extra = hostile ? " " + hostileText : ""
  var items = texts(extra).map { VisualItem.text($0) }
  items.append(.figures(headline(extra)))
  items.append(.table(longTable(extra)))
  var document = VisualDocument(
    title: "Harbour" + extra,
    manifest: RunManifest(
      configHash: String(repeating: "0123456789abcdef", count: 4), configName: "Harbour" + extra,
      seed: 42, paths: 10_000, keep: .metrics),
    terms: RunTerms(
      currency: "USD", size: 1e8, hurdleRate: 0.08, riskFreeRate: 0.02, confidenceLevel: 0.95),
    views: [
      VisualView(.dashboard, title: "Dashboard" + extra, items: items),
      VisualView(.performance, title: "Curves", items: curveCharts(extra).map { .chart($0) }),
      VisualView(.risk, title: "Bars", items: barCharts(extra).map { .chart($0) }),
    ])
  document.views[1].items.append(.text(VisualText(id: "plain", "An id that is there twice.")))
  return document
}

private func texts(_ extra: String) -> [VisualText] {
  [
    VisualText(id: "plain", title: "About" + extra, "Two lines\nof text\(extra)\n\n- no list"),
    VisualText(id: "note", role: .note, "A note\(extra)"),
    VisualText(id: "warning", role: .warning, "A warning\(extra)"),
    VisualText(id: "error", role: .error, "An error\(extra)"),
    VisualText(
      id: "code", role: .code, title: "Hook" + extra,
      "function exit(loan)\n\treturn loan.age > 5 -- ```\nend\(extra)"),
  ]
}

private func headline(_ extra: String) -> VisualFigures {
  let mean = VisualFigure(
    name: "net_irr.mean", label: "Net IRR, mean" + extra, unit: .rate, value: 0.0912,
    standardError: 0.00031, interval: Interval(low: 0.0906, high: 0.0918), verdict: .good,
    note: "limit 8%" + extra)
  let risk = VisualFigure(
    name: "loss.var99", label: "Value at risk", unit: .share, value: 0.21, verdict: .bad)
  let life = VisualFigure(name: "wal", label: "Mean life", unit: .years, value: nil)
  let peak = VisualFigure(
    name: "nav", label: "Peak NAV", unit: .money, value: 123_456_789, standardError: 45_600,
    verdict: .neutral)
  return VisualFigures(id: "headline", title: "Headline" + extra, [mean, risk, life, peak])
}

private func longTable(_ extra: String) -> VisualTable {
  let rows = (0..<30).map { (row: Int) -> [VisualCell] in
    let name = "row \(row)" + (row == 3 ? extra : "")
    let amount = VisualCell.figure(.init(Double(row) * 1e5, standardError: 1_250))
    return [
      .text(name), .number(Double(row * 37 % 30) / 100), row == 5 ? .empty : amount,
      .text(row % 2 == 0 ? "even" : "odd"),
    ]
  }
  return VisualTable(
    id: "long", title: "Long table" + extra, note: "Errors of 10,000 paths." + extra,
    columns: [
      .init("name", "Name" + extra), .init("rate", "Rate", .rate),
      .init("amount", "Amount", .money), .init("words", "Words"),
    ], rows: rows)
}

private func hump(_ year: Double, level: Double) -> Double? {
  guard year < 10 else { return nil }
  let height: Double = 10 - (year - 5) * (year - 5) / 4
  return 1e7 * height * (0.7 + 0.6 * level)
}

private func curveCharts(_ extra: String) -> [VisualChart] {
  let years = (0...10).map(Double.init)
  let levels = [0.05, 0.25, 0.5, 0.75, 0.95]
  let bell = (0..<24).map { (bin: Int) -> Int in
    let distance = Double(bin - 13)
    return Int(2_000 / (1 + 0.06 * distance * distance))
  }
  let frontier = (0..<12).map { (place: Int) -> VisualDrawing.Scatter.Point in
    .init(0.02 + 0.01 * Double(place), 0.03 * Double(place).squareRoot())
  }
  return [
    VisualChart(
      id: "histogram", title: "Net IRR by path" + extra, summary: "Most paths near 9%." + extra,
      x: .init("Net IRR", .rate), y: .init("Paths"),
      .histogram(
        .init(
          edges: (0...24).map { -0.05 + 0.01 * Double($0) },
          series: [.init("Base" + extra, bell), .init("Stress", Array(bell.reversed()))],
          marks: [
            .init("5%", 0.012), .init("Median" + extra, 0.085), .init("Mean", 0.088),
            .init("Hurdle", 0.08),
          ]))),
    VisualChart(
      id: "fan", title: "NAV", summary: "NAV rises to 90M.", x: .init("Years"),
      y: .init("NAV", .money),
      .fan(
        .init(
          positions: years, levels: levels,
          values: levels.map { level in years.map { hump($0, level: level) } },
          lines: [
            .init("Mean" + extra, years.map { 9e6 * $0 }),
            .init("Worst path", years.map { 4e6 * $0 }),
          ]))),
    VisualChart(
      id: "lines", title: "Quartiles of IRR", summary: "Lines with intervals.", x: .init("Years"),
      y: .init("IRR", .rate),
      .lines(
        .init(
          positions: years,
          lines: [
            .init(
              "Fund" + extra, years.map { 0.01 * $0 }, low: years.map { 0.009 * $0 },
              high: years.map { 0.012 * $0 }),
            .init("Benchmark", years.map { $0 == 4 ? nil : 0.05 }),
          ], marks: [.init("Term" + extra, 7)]))),
    VisualChart(
      id: "scatter", title: "Frontier", summary: "Risk and return.", x: .init("Risk", .rate),
      y: .init("Return", .rate),
      .scatter(
        .init([
          .init("Frontier" + extra, frontier, isLine: true),
          .init(
            "Funds",
            [.init(0.05, 0.04, label: "Equal" + extra), .init(0.09, 0.08, label: "Chosen")]),
        ]))),
  ]
}

private func barCharts(_ extra: String) -> [VisualChart] {
  let years = (1...8).map { "Year \($0)" }
  func amounts(_ scale: Double) -> [Double?] { (1...8).map { scale * Double($0 % 5 + 1) } }
  return [
    VisualChart(
      id: "stacked", title: "Flows" + extra, summary: "Calls go down.", x: .init("Year"),
      y: .init("Amount", .money),
      .bars(
        .init(
          categories: years,
          series: [
            .init("Calls" + extra, amounts(-4e6)), .init("Principal", amounts(3e6)),
            .init("Interest", amounts(8e5)), .init("Fees", amounts(-2e5)),
          ], stacked: true))),
    VisualChart(
      id: "grouped", title: "Defaults", summary: "Two funds.", x: .init("Year"),
      y: .init("Share", .share),
      .bars(
        .init(
          categories: years,
          series: [
            .init(
              "Base", (1...8).map { 0.01 * Double($0) }, low: (1...8).map { 0.009 * Double($0) },
              high: (1...8).map { 0.0125 * Double($0) }),
            .init("Other", (1...8).map { $0 == 4 ? nil : 0.006 * Double($0) }),
          ]))),
    VisualChart(
      id: "lying", title: "By zone", summary: "Names beside.", x: .init("Zone"),
      y: .init("Exposure", .money),
      .bars(
        .init(
          categories: ["Inner north with a long name" + extra, "West", "Coast"],
          series: [.init("Exposure", [3e6, 2e6, 9e5])], horizontal: true))),
    VisualChart(
      id: "ranges", title: "Tornado", summary: "Growth matters most.", x: .init("Input"),
      y: .init("Net IRR", .rate),
      .ranges(
        .init(
          base: 0.09,
          rows: [
            .init(
              name: "House price growth" + extra, lowLabel: "2%" + extra, highLabel: "6%",
              atLow: 0.05, atHigh: 0.125, atLowInterval: Interval(low: 0.046, high: 0.054),
              atHighInterval: Interval(low: 0.12, high: 0.13)),
            .init(name: "Default rate", lowLabel: "1%", highLabel: "4%", atLow: 0.1, atHigh: 0.07),
            .init(name: "Fee", lowLabel: "1.5%", highLabel: "2.5%", atLow: 0.095, atHigh: nil),
          ]))),
    VisualChart(
      id: "steps", title: "Gross to net", summary: "From 12% to 9%.", x: .init("Step"),
      y: .init("IRR", .rate),
      .steps(
        .init([
          .init("Gross IRR" + extra, 0.12, isTotal: true, standardError: 0.001),
          .init("Management fee", -0.02, standardError: 0.0004), .init("Credit line", 0.004),
          .init("Carry", -0.014), .init("Net IRR", 0.09, isTotal: true, standardError: 0.001),
        ]))),
    VisualChart(
      id: "heat", title: "Sweep", summary: "Best at the low fee.", x: .init("Fee"),
      y: .init("Growth"),
      .heat(
        .init(
          columns: ["1%" + extra, "2%", "3%"], rows: ["2%" + extra, "4%", "6%"],
          values: [[0.02, 0.01, nil], [0.05, 0.04, 0.03], [0.09, 0.08, 0.07]],
          standardErrors: [[0.001, 0.001, nil], [0.001, 0.001, 0.001], [0.001, 0.001, 0.001]],
          unit: .rate))),
  ]
}

extension VisualDocument {
  /// Charts that are drawn on a canvas.
  var canvasCount: Int {
    views.flatMap(\.items).count { item in
      guard case .chart(let chart) = item else { return false }
      if case .heat = chart.drawing { return false }
      return true
    }
  }
}
