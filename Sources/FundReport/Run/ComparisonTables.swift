import FundModel
import FundResults

/// One parameter that differs between two configurations; nil is absent.
public struct ConfigDifference: Sendable, Equatable {
  public var path: String
  public var left: String?
  public var right: String?

  public init(path: String, left: String?, right: String?) {
    self.path = path
    self.left = left
    self.right = right
  }
}

/// The parameters in which two configurations differ.
public func configComparisonTable(_ differences: [ConfigDifference]) -> TextTable {
  var table = TextTable([
    .init("parameter", .left), .init("left", .right), .init("right", .right),
  ])
  for row in differences {
    table.add([.init(row.path), .init(row.left ?? noFigure), .init(row.right ?? noFigure)])
  }
  return table
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
