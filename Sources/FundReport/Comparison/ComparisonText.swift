import FundModel
import FundResults

/// A comparison for people: the runs, what differs in their configurations, the figures that matter most
/// with their differences, guardrails; with charts where they are asked for.
public func comparisonText(
  _ comparison: RunSetComparison, charts: Bool = false, format: TextFormat = TextFormat()
) -> [String] {
  var shown = comparison
  // A page of all metrics is for files; asked for by name they are shown.
  let main = Set(mainMetrics.map { Objective.mean($0).name })
  let means = Set(Metric.allCases.map { Objective.mean($0).name })
  if means.isSubset(of: comparison.figures.map(\.name)) {
    shown.figures = comparison.figures.filter { main.contains($0.name) || !means.contains($0.name) }
  }
  let items = comparisonView(shown).items.filter { item in
    if case .chart = item { charts } else { charts || item.id != "comparison_distributions" }
  }
  return items.enumerated().flatMap { index, item in
    (index > 0 ? [""] : []) + visualLines(item, format: format)
  }
}

/// The same as JSON, with every figure.
public func comparisonJSON(_ comparison: RunSetComparison) throws -> String {
  try analysisJSON(comparison)
}
