import FundModel
import FundResults

/// What sets the worst paths apart: everything a path drew, then the `outcomes` that differ most.
public func tailDriverTable(_ drivers: TailDrivers, outcomes: Int) -> TextTable {
  var table = TextTable([
    .init("", .left), .init("worst \(levelFigure(drivers.share))"), .init("the rest"),
    .init("in deviations ± SE"),
  ])
  let inputs = drivers.rows.filter(\.isInput)
  for row in inputs + drivers.rows.filter({ !$0.isInput }).prefix(outcomes) {
    let unit = row.metric.description.unit
    table.add([
      .init(row.metric.description.label), .init(figure(row.tailMean, unit)),
      .init(figure(row.restMean, unit)),
      .init(figureWithError(row.difference, row.standardError, .ratio)),
    ])
  }
  return table
}

/// Every band with its statistic.
public func bootstrapTable(_ bootstrap: BootstrapBands, unit: MetricUnit, confidence: Double)
  -> TextTable
{
  var table = TextTable([
    .init("", .left), .init("value ± SE"), .init(levelFigure(confidence) + " band"),
  ])
  for band in bootstrap.bands {
    table.add([
      .init(band.statistic), .init(figureWithError(band.value, band.standardError, unit)),
      .init("[\(figure(band.interval.low, unit)), \(figure(band.interval.high, unit))]"),
    ])
  }
  return table
}

/// Pairs of metrics as a triangle.
public func correlationTable(
  _ correlations: [RiskSummary.Correlation], metrics: [Metric]
) -> TextTable {
  var table = TextTable(
    [.init("", .left)] + metrics.dropLast().map { .init($0.description.label) })
  for (i, row) in metrics.enumerated().dropFirst() {
    table.add(
      [.init(row.description.label)]
        + metrics[..<i].map { column in
          .init(
            figure(
              correlations.first { $0.first == column && $0.second == row }?.value, .ratio))
        })
  }
  return table
}
