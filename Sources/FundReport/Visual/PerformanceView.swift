import FundModel
import FundResults

/// What the LPs earn: how net IRR and TVPI spread over paths, every metric with its errors, where the
/// profit comes from, and what lies between gross and net.
public func performanceView(_ source: VisualSource) -> VisualView {
  VisualView(
    .performance, title: "Performance",
    [
      metricHistogram(source, .netIrr), metricHistogram(source, .tvpi), probabilityCurve(source),
      benchmark(source), metricsTable(source),
    ],
    ownMetrics(source), bootstrapTables(source), attributionItems(source), bridgeItems(source),
    returnsToDate(source))
}

/// The histogram of a metric with its marks.
func metricHistogram(_ source: VisualSource, _ metric: Metric) -> VisualItem {
  let histogram = source.document.histograms[metric.name] ?? source.result.histogram(metric)
  let summary = source.statistics[metric]
  let about = metric.description
  let id = "\(metric.name)_histogram"
  guard !histogram.counts.isEmpty else {
    return VisualText.missing(id, about.label, "\(about.label) is defined on no path.")
  }
  var marks: [VisualDrawing.Mark] = []
  func mark(_ label: String, _ value: Double?) {
    if let value = known(value) { marks.append(.init(label, value)) }
  }
  mark("mean", summary.mean)
  mark("median", source.result.sample(metric).quantile(0.5))
  if metric == .netIrr { mark("hurdle", source.document.terms.hurdleRate) }
  if metric == .tvpi {
    mark("capital back", 1)
    if source.statistics.risk.varMetric == .tvpiLoss {
      for tail in source.statistics.risk.tails {
        mark("VaR \(levelFigure(tail.level))", 1 - tail.valueAtRisk)
      }
    }
  }
  var text =
    "\(about.label) over \(pathCount(summary.count)): mean "
    + "\(figureWithError(summary.mean, summary.standardError, about.unit)), from "
    + "\(figure(summary.min, about.unit)) to \(figure(summary.max, about.unit))"
  if let low = summary.quantiles.first, let high = summary.quantiles.last, low.level < high.level {
    text +=
      ", \(levelFigure(high.level - low.level)) of paths between \(figure(low.value, about.unit)) "
      + "and \(figure(high.value, about.unit))"
  }
  if histogram.undefinedCount > 0 {
    text += "; undefined on \(pathCount(histogram.undefinedCount)), which are not drawn"
  }
  return .chart(
    VisualChart(
      id: id, title: "\(about.label) over paths", summary: text + ".",
      x: .init(about.label, about.unit), y: .init("Paths", .count),
      .histogram(
        .init(
          edges: histogram.edges, series: [.init(about.label, histogram.counts)], marks: marks))))
}

/// P(net IRR < x) at the edges of the histogram's bins, with score intervals.
private func probabilityCurve(_ source: VisualSource) -> VisualItem {
  let sample = source.result.sample(.netIrr)
  let histogram = source.document.histograms[Metric.netIrr.name] ?? source.result.histogram(.netIrr)
  guard histogram.edges.count > 2 else {
    return VisualText.missing(
      "net_irr_probability", "Probability of a net IRR below a rate",
      "Net IRR does not vary over paths, so there is no curve to draw.")
  }
  let points = histogram.edges.map {
    Proportion(
      hits: sample.count(.below, $0), count: sample.count, confidence: source.confidence)
  }
  let risk = source.statistics.risk
  return .chart(
    VisualChart(
      id: "net_irr_probability", title: "Probability of a net IRR below a rate",
      summary: "A net IRR below 0 has probability "
        + "\(figureWithError(risk.probabilityIrrNegative.value, risk.probabilityIrrNegative.standardError, .share)), "
        + "one below the hurdle of \(figure(source.document.terms.hurdleRate, .rate)) "
        + "\(figureWithError(risk.probabilityIrrBelowHurdle.value, risk.probabilityIrrBelowHurdle.standardError, .share)).",
      x: .init("Net IRR", .rate), y: .init("Probability", .share),
      .lines(
        .init(
          positions: histogram.edges,
          lines: [
            .init(
              "P(net IRR < x)", points.map { known($0.value) },
              low: points.map { known($0.interval.low) },
              high: points.map { known($0.interval.high) })
          ], marks: [.init("hurdle", source.document.terms.hurdleRate), .init("zero", 0)]))))
}

/// The LPs' flows against the benchmark of the configuration.
private func benchmark(_ source: VisualSource) -> VisualItem {
  let terms = source.fund.analytics.benchmark
  let what =
    switch terms.kind {
    case .constant: "a constant \(figure(terms.rate, .rate)) a year"
    case .path: "given rates by year"
    case .priceIndex: "house prices of the same path"
    }
  return .figures(
    VisualFigures(
      id: "benchmark", title: "Against a benchmark",
      [Metric.ksPme, .directAlpha].map { source.mean($0, note: "benchmark: \(what)") }))
}

// tables of metrics

private func metricsTable(_ source: VisualSource) -> VisualItem {
  .table(
    summaryTable(
      source, id: "metrics", title: "All metrics",
      rows: source.statistics.summaries.map {
        ($0.metric.name, $0.metric.description.label, $0.metric.description.unit, $0)
      }))
}

/// Metrics that are functions of the fund's own; nothing when it has none.
private func ownMetrics(_ source: VisualSource) -> [VisualItem] {
  guard let own = source.document.hookMetrics, !own.isEmpty else { return [] }
  return [
    .table(
      summaryTable(
        source, id: "own_metrics", title: "Metrics of the fund's own",
        rows: own.map { ($0.name, $0.name, .ratio, $0.figures) }))
  ]
}

private func summaryTable(
  _ source: VisualSource, id: String, title: String,
  rows: [(name: String, label: String, unit: MetricUnit, summary: MetricSummary)]
) -> VisualTable {
  let levels = source.fund.analytics.quantiles
  let columns: [VisualTable.Column] =
    [
      .init("metric", "Metric"), .init("name", "Name"), .init("unit", "Unit"),
      .init("mean", "Mean"), .init("sd", "Deviation"), .init("min", "Least"),
    ]
    + levels.map { .init("q\($0)", levelFigure($0)) }
    + [.init("max", "Largest"), .init("undefined", "Undefined paths")]
  return VisualTable(
    id: id, title: title,
    note:
      "Means ± standard error over paths on which the figure is defined; intervals of quantiles "
      + "are from order statistics, at \(levelFigure(source.confidence)).",
    columns: columns,
    rows: rows.map { name, label, unit, summary in
      let quantiles = levels.map { level -> VisualCell in
        let found = summary.quantiles.first { $0.level == level }
        return .figure(found?.value, unit, interval: found?.interval)
      }
      return [
        .text(label), .text(name), .text(unit.rawValue),
        .figure(
          summary.mean, unit, error: summary.standardError,
          interval: source.interval(summary.mean, summary.standardError)),
        .figure(summary.standardDeviation, unit), .figure(summary.min, unit),
      ] + quantiles + [.figure(summary.max, unit), .number(Double(summary.undefinedCount))]
    })
}

/// Bands of net IRR, TVPI and the loss by resampling paths; nothing where none were asked for.
private func bootstrapTables(_ source: VisualSource) -> [VisualItem] {
  guard let bootstrap = source.document.bootstrap else { return [] }
  return [
    ("net_irr", "net IRR", MetricUnit.rate), ("tvpi", "TVPI", .multiple),
    ("loss", "the loss", .rate),
  ]
  .compactMap { name, label, unit in
    guard let bands = bootstrap[name], !bands.bands.isEmpty else { return nil }
    return .table(
      VisualTable(
        id: "bootstrap_\(name)", title: "Bootstrap of \(label)",
        note:
          "Percentiles of \(counted(bands.samples)) resamples of \(pathCount(bands.count)), at "
          + "\(levelFigure(source.confidence)).",
        columns: [
          .init("statistic", "Statistic"), .init("value", "Value", unit),
          .init("low", "From", unit), .init("high", "To", unit),
        ],
        rows: bands.bands.map {
          [
            .text($0.statistic),
            .figure($0.value, unit, error: $0.standardError, interval: $0.interval),
            .optional($0.interval.low), .optional($0.interval.high),
          ]
        }))
  }
}
