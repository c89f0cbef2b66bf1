import FundModel
import FundResults

/// Several runs beside each other, as a document of one view.
public func comparisonDocument(_ comparison: RunSetComparison) -> VisualDocument? {
  guard let first = comparison.runs.first else { return nil }
  var terms = first.terms
  terms.confidenceLevel = comparison.level
  return VisualDocument(
    title: "Comparison of "
      + comparison.runs.map { printable($0.label) }.listed(), manifest: first.manifest,
    terms: terms, views: [comparisonView(comparison)])
}

/// What was asked of each run, the figures with their differences, and their charts over each other.
public func comparisonView(_ comparison: RunSetComparison) -> VisualView {
  var items: [VisualItem] = [
    .text(VisualText(id: "comparison_about", comparisonNote(comparison))),
    .table(comparisonRuns(comparison)), settingsItem(comparison),
  ]
  items += comparison.notes.enumerated().map { index, note in
    .text(VisualText(id: "comparison_note_\(index + 1)", role: .warning, printable(note)))
  }
  items.append(.table(comparisonFigures(comparison)))
  items += differenceCharts(comparison).map { .chart($0) }
  if let table = guardrailTable(comparison) { items.append(.table(table)) }
  items += overlays(comparison)
  return VisualView(.comparison, title: "Comparison of runs", items: items)
}

/// What the errors and intervals of a comparison rest on.
func comparisonNote(_ comparison: RunSetComparison) -> String {
  guard let first = comparison.runs.first, comparison.runs.count > 1 else {
    return "There is one run: nothing to compare."
  }
  let base = printable(first.label)
  var parts: [String] = []
  let others = comparison.runs.dropFirst()
  let paired = others.filter { $0.pairing?.isPaired ?? false }.map { printable($0.label) }
  if !paired.isEmpty {
    parts.append(
      "\(paired.listed()) less \(base): the same paths, differences path by path where both are defined; "
        + "quantiles and tails by resampling pairs of paths.")
  }
  for run in others where !(run.pairing?.isPaired ?? false) {
    parts.append(
      "\(printable(run.label)) less \(base): independent runs (\(run.pairing?.reason ?? "")), "
        + "SE = √(SE₁² + SE₂²).")
  }
  if let joint = comparison.jointLevel {
    parts.append(
      "All intervals together hold at \(levelFigure(joint)) (Bonferroni: each at "
        + "\(levelFigure(comparison.level))).")
  } else {
    let count = comparison.figures.count * others.count
    parts.append(
      "Normal intervals at \(levelFigure(comparison.level)), one at a time: of \(counted(count)) "
        + "differences that are 0 in truth about \(fixed(Double(count) * (1 - comparison.level), decimals: 1)) "
        + "would seem not to be.")
  }
  return parts.joined(separator: " ")
}

/// One run a row: what was run, on which paths, and how it is held against the first.
func comparisonRuns(_ comparison: RunSetComparison) -> VisualTable {
  VisualTable(
    id: "comparison_runs", title: "Runs",
    columns: [
      .init("run", "Run"), .init("fund", "Fund"), .init("size", "Size", .money),
      .init("paths", "Paths"), .init("seed", "Seed"), .init("config", "Configuration"),
      .init("engine", "Engine"), .init("compared", "Against the first"),
    ],
    rows: comparison.runs.map { run in
      let manifest = run.manifest
      let from = manifest.firstPath > 0 ? " from \(manifest.firstPath)" : ""
      return [
        .text(printable(run.label)), .text(printable(manifest.configName)),
        .number(run.terms.size), .text(counted(manifest.paths) + from),
        .text("\(manifest.seed)"), .text(String(printable(manifest.configHash).prefix(12))),
        .text(printable(manifest.engineVersion)),
        run.pairing.map {
          .text($0.isPaired ? "path by path" : "independent: \($0.reason)")
        } ?? .empty,
      ]
    })
}

private func settingsItem(_ comparison: RunSetComparison) -> VisualItem {
  guard !comparison.settings.isEmpty else {
    return .text(
      VisualText(
        id: "comparison_settings", title: "Configurations",
        "No parameter differs between the configurations that could be read."))
  }
  return .table(
    VisualTable(
      id: "comparison_settings", title: "Parameters that differ",
      columns: [.init("parameter", "Parameter")] + runColumns(comparison) { _ in nil },
      rows: comparison.settings.map { setting in
        [.text(printable(setting.path))]
          + setting.values.map { $0.map { .text(printable(valueText($0))) } ?? .empty }
      }))
}

/// One column a run.
private func runColumns(
  _ comparison: RunSetComparison, _ unit: (Int) -> MetricUnit?
) -> [VisualTable.Column] {
  comparison.runs.enumerated().map { index, run in
    .init("run_\(index + 1)", printable(run.label), unit(index))
  }
}

extension RunSetComparison {
  /// Figures that some run has, and that are not 0 in all of them.
  var shownFigures: [Figure] {
    figures.filter { figure in
      let values = figure.values.compactMap { $0?.value }
      return values.contains { $0 != 0 }
        || (!values.isEmpty && figure.name.hasPrefix("probability"))
    }
  }
}

/// One figure a row: its value in every run, and every difference from the first with its interval.
func comparisonFigures(_ comparison: RunSetComparison) -> VisualTable {
  let others = comparison.runs.dropFirst()
  let isShort = others.count == 1
  let columns = others.enumerated().map { index, run -> VisualTable.Column in
    .init(
      "difference_\(index + 2)", isShort ? "Difference" : "\(printable(run.label)), difference")
  }
  var pairs: [VisualTable.Column] = []
  if others.contains(where: { $0.pairing?.isPaired ?? false }) {
    pairs = others.enumerated().compactMap { index, run in
      run.pairing?.isPaired ?? false
        ? .init(
          "pairs_\(index + 2)", isShort ? "Pairs" : "\(printable(run.label)), pairs") : nil
    }
  }
  let rows = comparison.shownFigures.map { figure -> [VisualCell] in
    let values = figure.values.map { value -> VisualCell in
      value.map {
        .figure(.init($0.value, unit: figure.unit, standardError: $0.standardError))
      } ?? .empty
    }
    let differences = figure.differences.map { difference -> VisualCell in
      guard let value = difference.value else { return .empty }
      return .figure(
        .init(
          value, unit: figure.unit, standardError: difference.standardError,
          interval: difference.interval.low == nil ? nil : difference.interval))
    }
    let counts = zip(others, figure.differences).compactMap { run, difference -> VisualCell? in
      guard run.pairing?.isPaired ?? false else { return nil }
      return difference.pairs.map { .text(counted($0)) } ?? .empty
    }
    return [.text(Objective.label(of: figure.name))] + values + differences + counts
  }
  return VisualTable(
    id: "comparison_figures", title: "Figures and their differences",
    note: "Intervals at \(levelFigure(comparison.level))"
      + (comparison.jointLevel == nil ? ", one at a time" : "")
      + ". Figures that are 0 or undefined in every run are left out.",
    columns: [.init("figure", "Figure")] + runColumns(comparison) { _ in nil } + columns + pairs,
    rows: rows)
}

/// One guardrail a row, value and verdict of every run; nil without guardrails.
private func guardrailTable(_ comparison: RunSetComparison) -> VisualTable? {
  guard !comparison.guardrails.isEmpty else { return nil }
  return VisualTable(
    id: "comparison_guardrails", title: "Guardrails",
    columns: [.init("guardrail", "Guardrail"), .init("metric", "Metric")]
      + runColumns(comparison) { _ in nil },
    rows: comparison.guardrails.map { row in
      let metric = row.outcomes.compactMap { $0?.guardrail.metric }.first ?? ""
      return [.text(printable(row.name)), .text(printable(metric))]
        + row.outcomes.map { outcome in
          guard let outcome else { return .empty }
          let unit = guardrailUnit(outcome.guardrail.metric)
          let limit =
            "\(outcome.guardrail.op.rawValue) \(figure(outcome.guardrail.limit, unit))"
          return .text(
            "\(figure(outcome.value, unit)) \(guardrailVerdict(outcome)) (trips if \(limit))")
        }
    })
}
