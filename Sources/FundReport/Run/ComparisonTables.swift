import FundModel
import FundResults

/// The parameters in which two configurations differ, as `ConfigDocument.diff` gives them.
public func configComparisonTable(_ differences: [ConfigDocument.Difference]) -> TextTable {
  var table = TextTable([
    .init("parameter", .left), .init("left", .right), .init("right", .right),
  ])
  for row in differences {
    table.add([
      .init(row.path), .init(row.old.map(valueText) ?? noFigure),
      .init(row.new.map(valueText) ?? noFigure),
    ])
  }
  return table
}

/// A value of a configuration in one line.
func valueText(_ value: ConfigValue) -> String {
  switch value {
  case .null: "null"
  case .bool(let flag): flag ? "true" : "false"
  case .number(let number): number.text
  case .string(let text): text
  case .array(let items): "[" + items.map { valueText($0.value) }.joined(separator: ", ") + "]"
  case .object(let object):
    "{" + object.entries.map { "\($0.key): \(valueText($0.node.value))" }.joined(separator: ", ")
      + "}"
  }
}

/// The means of two runs, their difference, and its distance from 0 in standard errors.
public func runComparisonTable(
  _ comparison: RunComparison, metrics: [Metric] = mainMetrics
) -> TextTable {
  var table = TextTable([
    .init("", .left), .init("left"), .init("right"), .init("difference ± SE"),
    .init("in SE", dropRank: 1),
  ])
  for metric in metrics {
    let row = comparison.rows[metric.rawValue]
    let unit = metric.description.unit
    var ratio = noFigure
    if let difference = row.difference, let error = row.standardError, error > 0 {
      ratio = fixed(difference / error, decimals: 1)
    }
    table.add([
      .init(metric.description.label), .init(figure(row.left, unit)),
      .init(figure(row.right, unit)),
      .init(figureWithError(row.difference, row.standardError, unit)), .init(ratio),
    ])
  }
  return table
}

/// What the errors of a comparison rest on.
public func comparisonNote(_ comparison: RunComparison) -> String {
  comparison.paired
    ? "Same paths: differences are taken path by path."
    : "Not the same paths, or samples not at hand: the runs count as independent."
}
