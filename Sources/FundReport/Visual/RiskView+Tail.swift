import FundModel
import FundResults

/// How many of the worst paths are drawn and listed.
private let worstCount = 5

/// What the tail is made of: parts of CVaR, what sets its paths apart, and the worst paths.
func tailItems(_ source: VisualSource) -> [VisualItem] {
  tailParts(source) + [drivers(source)] + worstPaths(source)
}

private func tailParts(_ source: VisualSource) -> [VisualItem] {
  guard let breakdown = source.document.breakdown else {
    return [VisualText.needsBreakdown("tail_parts", "What the tail is made of")]
  }
  guard let level = breakdown.tails.map(\.level).max(),
    let lines = breakdown.tails.first(where: { $0.level == level && $0.by == .line })
  else {
    return [
      VisualText.missing(
        "tail_parts", "What the tail is made of",
        "The loss of analytics.var_metric \(source.statistics.risk.varMetric.rawValue) has no parts that "
          + "add up to its CVaR: only that of tvpi_loss has, and only where it is defined.")
    ]
  }
  func name(_ part: TailDecomposition.Part) -> String {
    part.isGroup
      ? part.name
      : AttributionLine.allCases.first { $0.name == part.name }?.label ?? part.name
  }
  let parts = lines.parts.filter { $0.value != 0 || $0.average != 0 }
  let largest = parts.sorted { $0.value > $1.value }.prefix(3)
  let chart = VisualChart(
    id: "tail_parts", title: "Parts of CVaR \(levelFigure(level)) of 1 - TVPI",
    summary:
      "CVaR \(levelFigure(level)) is \(figure(lines.conditionalValueAtRisk, .rate)) of paid-in, "
      + "the mean loss over all paths \(figure(lines.meanLoss, .rate)); most of it comes from "
      + listed(largest.map { "\(name($0).lowercased()) with \(figure($0.value, .rate))" })
      + ". Parts below 0 lower the loss.",
    x: .init("Line"), y: .init("Part of the loss, of paid-in", .rate),
    .bars(
      .init(
        categories: parts.map(name),
        series: [
          .init("In the tail", parts.map { known($0.value) }),
          .init("On average", parts.map { known($0.average) }),
        ], horizontal: true)))
  let tables = breakdown.tails.filter { $0.by != .line && $0.level == level }.map { tail in
    VisualItem.table(
      VisualTable(
        id: "tail_by_\(tail.by.rawValue)",
        title: "CVaR \(levelFigure(level)) of 1 - TVPI by \(tail.by.rawValue)",
        note:
          "Parts of paid-in, in the tail and on average over all paths; they sum to the last row.",
        columns: [
          .init("part", "Part"), .init("tail", "In the tail", .rate),
          .init("average", "On average", .rate),
        ],
        rows: tail.parts.map {
          [.text(name($0)), .optional($0.value), .optional($0.average)]
        } + [
          [.text("Loss"), .optional(tail.conditionalValueAtRisk), .optional(tail.meanLoss)]
        ]))
  }
  return [.chart(chart)] + tables
}

private func drivers(_ source: VisualSource) -> VisualItem {
  let drivers = source.document.tailDrivers ?? source.result.tailDrivers()
  guard !drivers.rows.isEmpty else {
    return VisualText.missing(
      "tail_drivers", "What sets the worst paths apart",
      "There are too few paths, or nothing that varies between them, to set the worst apart.")
  }
  let rows =
    drivers.rows.filter(\.isInput) + drivers.rows.filter { !$0.isInput }.prefix(12)
  return .table(
    VisualTable(
      id: "tail_drivers",
      title: "What sets the worst \(levelFigure(drivers.share)) of paths apart",
      note: "Means of the \(counted(drivers.tailCount)) worst paths and of the other "
        + "\(counted(drivers.restCount)), and their difference in pooled deviations ± standard error; "
        + "first what paths drew, then what came of it, the largest difference first.",
      columns: [
        .init("metric", "Metric"), .init("kind", "Kind"), .init("tail", "Worst paths"),
        .init("rest", "The others"), .init("difference", "In deviations", .ratio),
      ],
      rows: rows.map { row in
        let unit = row.metric.description.unit
        return [
          .text(row.metric.description.label), .text(row.isInput ? "drawn" : "outcome"),
          .figure(row.tailMean, unit), .figure(row.restMean, unit),
          .figure(
            row.difference, error: row.standardError,
            interval: source.interval(row.difference, row.standardError)),
        ]
      }))
}

/// The paths of the lowest net IRR: their cash flows over the fan of all, and their figures.
private func worstPaths(_ source: VisualSource) -> [VisualItem] {
  let samples = source.result.samples
  let rates = samples.column(.netIrr)
  let worst = FundResults.worstPaths(rates, count: worstCount).map(\.path)
  guard !worst.isEmpty else {
    return [
      VisualText.missing("tail_paths", "The worst paths", "Net IRR is defined on no path.")
    ]
  }
  let metrics: [Metric] = [
    .netIrr, .tvpi, .netProfit, .defaultRate, .lossRate, .priceGrowth, .defaultClimate,
    .creditFactor,
  ]
  let table = VisualTable(
    id: "tail_paths_table", title: "The \(pathCount(worst.count)) of the lowest net IRR",
    note:
      "Paths as scripts count them, from 1: `run:path(n)` and `run:explain(metric, n)` show one.",
    columns: [.init("path", "Path")]
      + metrics.map { .init($0.name, $0.description.label, $0.description.unit) },
    rows: worst.map { path in
      [.number(Double(path + 1))] + metrics.map { .optional(samples.column($0)[path]) }
    })
  guard let fan = source.fan(.cumulativeNet) else {
    return [
      VisualText.needsBreakdown("tail_paths", "Cash flows of the worst paths"), .table(table),
    ]
  }
  let lines = worst.map { path in
    VisualDrawing.Line("Path \(path + 1)", source.cumulativeNet(path: path, over: fan))
  }
  let first = worst[0]
  return [
    fanChart(
      source, fan, "tail_paths", "Net cash flow so far of the worst paths",
      "Path \(first + 1) is the worst with a net IRR of \(figure(rates[first], .rate)) and ends at "
        + "\(source.amount(lines.first?.values.last ?? nil)), against a median of "
        + "\(source.amount(fan.last(0.5))).",
      "Paid out less paid in so far", lines), .table(table),
  ]
}

extension VisualSource {
  /// The net flow of a path so far, at the months of a fan.
  fileprivate func cumulativeNet(path: Int, over fan: FanFigures) -> [Double?] {
    var sum = 0.0
    if let matrix = result.matrix {
      let row = matrix.row(.net, path: path)
      var month = 0
      return fan.months.map { end in
        while month <= end {
          sum += row[month]
          month += 1
        }
        return known(sum)
      }
    }
    guard let table = result.breakdown else { return fan.months.map { _ in nil } }
    return fan.months.indices.map { year in
      sum +=
        table.column(table.layout.column(.distributions, year: year))[path]
        - table.column(table.layout.column(.calls, year: year))[path]
      return known(sum)
    }
  }
}
