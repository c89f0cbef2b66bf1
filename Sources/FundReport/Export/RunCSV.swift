import FundModel
import FundResults

/// The summary of every metric, one a row, in plain units (rates as decimals).
///
/// - Parameter own: metrics of the fund's own, after the others; their unit is not known.
public func metricsCSV(_ statistics: RunStatistics, own: [HookMetricSummary] = []) -> String {
  var csv = CSVWriter()
  let levels = statistics[.netIrr].quantiles.map(\.level)
  csv.row(
    [
      "metric", "unit", "count", "undefined_count", "mean", "se", "sd", "skewness",
      "excess_kurtosis", "min", "max",
    ] + levels.flatMap { ["q\($0)", "q\($0)_low", "q\($0)_high"] })
  func add(_ name: String, _ unit: String, _ summary: MetricSummary) {
    let figures = [
      summary.mean, summary.standardError, summary.standardDeviation, summary.skewness,
      summary.excessKurtosis, summary.min, summary.max,
    ]
    let quantiles = levels.flatMap { level -> [Double?] in
      let found = summary.quantiles.first { $0.level == level }
      return [found?.value, found?.interval.low, found?.interval.high]
    }
    csv.row(
      [name, unit, String(summary.count), String(summary.undefinedCount)]
        + (figures + quantiles).map(CSVWriter.number))
  }
  for summary in statistics.summaries {
    let description = summary.metric.description
    add(description.name, description.unit.rawValue, summary)
  }
  for summary in own { add(summary.name, "", summary.figures) }
  return csv.text
}

/// The mean ledger by year: one year a row, each item with its standard error.
public func yearlyFlowsCSV(_ flows: YearlyFlows) -> String {
  var csv = CSVWriter()
  csv.row(["year"] + FlowItem.allCases.flatMap { [$0.name, $0.name + "_se"] })
  for year in 0..<flows.years {
    csv.row(
      [String(year)]
        + FlowItem.allCases.flatMap { item -> [String] in
          let series = flows[item]
          return [series?.mean, series?.standardError].map { column in
            CSVWriter.number(column.flatMap { year < $0.count ? $0[year] : nil })
          }
        })
  }
  return csv.text
}

/// Every figure of every path: one path a row, undefined is empty.
/// - Parameters:
///   - firstPath: number of the table's first path.
///   - own: metrics of the fund's own, after the others.
public func samplesCSV(
  _ samples: SampleTable, metrics: [Metric] = Metric.allCases, firstPath: UInt64 = 0,
  own: HookTable? = nil
) -> String {
  var csv = CSVWriter()
  let names = own?.names ?? []
  csv.row(["path"] + metrics.map(\.name) + names)
  let columns =
    metrics.map { samples.column($0) } + names.compactMap { own?.column($0) }
  for path in 0..<samples.paths {
    csv.row(
      ["\(firstPath &+ UInt64(path))"] + columns.map { CSVWriter.number($0[path]) })
  }
  return csv.text
}
