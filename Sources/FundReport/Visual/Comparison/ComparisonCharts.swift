import FundModel
import FundResults

/// Differences with their intervals, one chart a unit, for the figures of returns and of risk.
func differenceCharts(_ comparison: RunSetComparison) -> [VisualChart] {
  guard comparison.runs.count > 1, let first = comparison.runs.first else { return [] }
  let others = comparison.runs.dropFirst().map { printable($0.label) }
  let base = printable(first.label)
  let units: [(MetricUnit, String, String)] = [
    (.rate, "rates", "comparison_rates"), (.multiple, "multiples", "comparison_multiples"),
    (.share, "probabilities and shares", "comparison_shares"),
    (.ratio, "ratios and own metrics", "comparison_ratios"),
  ]
  return units.compactMap { unit, name, id in
    let figures = comparison.shownFigures.filter { figure in
      figure.unit == unit && figure.differences.contains { $0.value != nil }
    }
    guard !figures.isEmpty else { return nil }
    let series = others.enumerated().map { index, label in
      let differences = figures.map { $0.differences[index] }
      return VisualDrawing.Line(
        "\(label) less \(base)", differences.map(\.value), low: differences.map(\.interval.low),
        high: differences.map(\.interval.high))
    }
    return VisualChart(
      id: id, title: "Differences of \(name)",
      summary: differenceSummary(comparison, figures, others, base), x: .init("figure"),
      y: .init("difference", unit),
      .bars(
        .init(
          categories: figures.map { Objective.label(of: $0.name) }, series: series,
          horizontal: true)))
  }
}

/// How many differences are clear, and the three that are clearest.
private func differenceSummary(
  _ comparison: RunSetComparison, _ figures: [RunSetComparison.Figure], _ others: [String],
  _ base: String
) -> String {
  var clear: [(size: Double, text: String)] = []
  var all = 0
  for figure in figures {
    for (label, difference) in zip(others, figure.differences) {
      guard let value = difference.value else { continue }
      all += 1
      guard difference.interval.excludesZero else { continue }
      let size =
        (difference.standardError ?? 0) > 0
        ? value.magnitude / (difference.standardError ?? 1) : .infinity
      let who = others.count > 1 ? " (\(label))" : ""
      clear.append(
        (
          size,
          "\(Objective.label(of: figure.name))\(who) "
            + "\(changeFigure(value, nil, figure.unit)) "
            + intervalFigure(difference.interval, figure.unit)
        ))
    }
  }
  let told = clear.enumerated().sorted {
    ($1.element.size, $0.offset) < ($0.element.size, $1.offset)
  }.prefix(3).map(\.element.text)
  let count = "\(counted(clear.count)) of \(counted(all)) differences from \(base) are not 0 at "
  return count + levelFigure(comparison.level)
    + (told.isEmpty ? "." : "; clearest " + told.listed() + ".")
}

/// Histograms in the same bins, and lines by year over each other.
func overlays(_ comparison: RunSetComparison) -> [VisualItem] {
  var items: [VisualItem] = comparison.distributions.map { .chart(histogram(comparison, $0)) }
  if comparison.distributions.isEmpty, comparison.runs.count > 1 {
    items.append(
      .text(
        VisualText(
          id: "comparison_distributions", role: .note, title: "Distributions over each other",
          "Not every run has its values by path: a file of results holds them when it was "
            + "written with `equihome run --samples`.")))
  }
  return items + comparison.yearly.compactMap { yearlyChart(comparison, $0).map { .chart($0) } }
}

private func histogram(
  _ comparison: RunSetComparison, _ distribution: RunSetComparison.Distribution
) -> VisualChart {
  let metric = Metric.named(distribution.metric)
  let label = metric?.description.label ?? printable(distribution.metric)
  let runs = zip(comparison.runs, distribution.counts)
  let mean = comparison.figure("\(distribution.metric).mean")
  let told = comparison.runs.enumerated().map { index, run in
    let value = mean?.values[index]
    return "\(printable(run.label)) "
      + figureWithError(value?.value, value?.standardError, distribution.unit)
      + (distribution.undefined[index] > 0
        ? " (undefined on \(counted(distribution.undefined[index])) paths)" : "")
  }
  let marks = comparison.runs.enumerated().compactMap { index, run in
    (mean?.values[index]).map {
      VisualDrawing.Mark("mean of \(printable(run.label))", $0.value)
    }
  }
  return VisualChart(
    id: "comparison_\(distribution.metric)_histogram", title: "\(label) in every run",
    summary: "Paths by \(label) in the same bins; means: \(told.listed()).",
    x: .init(label, distribution.unit), y: .init("paths", .count),
    .histogram(
      .init(
        edges: distribution.edges,
        series: runs.map { .init(printable($0.label), $1) }, marks: marks)))
}

/// Lines by year, bars for what is paid out; nil where it is 0 throughout.
private func yearlyChart(
  _ comparison: RunSetComparison, _ yearly: RunSetComparison.Yearly
) -> VisualChart? {
  let years = yearly.values.map(\.count).max() ?? 0
  guard yearly.values.joined().contains(where: { ($0 ?? 0) != 0 }) else { return nil }
  func padded(_ values: [Double?]) -> [Double?] {
    values + [Double?](repeating: nil, count: years - values.count)
  }
  let lines = comparison.runs.enumerated().map { index, run -> VisualDrawing.Line in
    let values = padded(yearly.values[index])
    let label = printable(run.label)
    guard let errors = yearly.standardErrors?[index], errors.count == yearly.values[index].count
    else { return .init(label, values) }
    let intervals = zip(values, padded(errors)).map {
      Interval(around: $0, standardError: $1, level: comparison.level)
    }
    return .init(label, values, low: intervals.map(\.low), high: intervals.map(\.high))
  }
  let title = yearlyTitles[yearly.name] ?? printable(yearly.name)
  let isBars = yearly.name == "lp_distributions" || yearly.name == "lp_contributions"
  return VisualChart(
    id: "comparison_\(yearly.name)", title: title,
    summary: yearlySummary(comparison, yearly, title), x: .init("year"),
    y: .init("mean over paths", .money),
    isBars
      ? .bars(.init(categories: (0..<years).map { "\($0)" }, series: lines))
      : .lines(.init(positions: (0..<years).map(Double.init), lines: lines)))
}

private let yearlyTitles = [
  "nav": "NAV at the end of each year", "lp_distributions": "Distributions to the LPs by year",
  "lp_contributions": "Contributions of the LPs by year",
  "lp_cash_so_far": "Net cash of the LPs so far (J-curve)",
]

private func yearlySummary(
  _ comparison: RunSetComparison, _ yearly: RunSetComparison.Yearly, _ title: String
) -> String {
  let told = zip(comparison.runs, yearly.values).map { run, values -> String in
    let known = values.enumerated().compactMap { year, value in value.map { (year, $0) } }
    let label = printable(run.label)
    guard let most = known.max(by: { $0.1 < $1.1 }) else { return "\(label) not known" }
    if yearly.name == "lp_cash_so_far", let least = known.min(by: { $0.1 < $1.1 }),
      let last = known.last
    {
      return "\(label) lowest \(money(least.1)) in year \(least.0), \(money(last.1)) at the end"
    }
    return "\(label) most \(money(most.1)) in year \(most.0)"
  }
  return "\(title), means over paths: \(told.joined(separator: "; "))."
}
