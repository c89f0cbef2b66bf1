import FundModel
import FundResults

/// A run of a management company as JSON: the manager, its funds, and means, errors and quantiles of
/// metrics, yearly lines and carry by member. Undefined is null. The same bytes for the same run.
public func managerJSON(_ result: ManagerResult, document: ManagerDocument) -> String {
  let levels = result.config.analytics.quantiles
  func summary(_ sample: Sample) -> [(String, ConfigValue)] {
    [
      ("count", .int(sample.count)), ("undefined", .int(sample.undefinedCount)),
      ("mean", number(sample.mean)), ("se", number(sample.moments.standardError)),
      ("sd", number(sample.moments.standardDeviation)),
      (
        "quantiles",
        .list(
          levels.map {
            .record([("level", .double($0)), ("value", number(sample.quantile($0)))])
          })
      ),
    ]
  }
  let years = Array(stride(from: 1, through: result.years, by: 1))
  func series(_ sample: (Int) -> Sample) -> [(String, ConfigValue)] {
    let samples = years.map(sample)
    return [
      ("mean", .list(samples.map { number($0.mean) })),
      ("se", .list(samples.map { number($0.moments.standardError) })),
      (
        "quantiles",
        .list(
          levels.map { level in
            .record([
              ("level", .double(level)),
              ("values", .list(samples.map { number($0.quantile(level)) })),
            ])
          })
      ),
    ]
  }
  let metrics = CompanyMetric.allCases.map { metric in
    (
      metric.name,
      ConfigValue.record(
        [("unit", .string(metric.unit.rawValue))] + summary(result.sample(metric)))
    )
  }
  let lines = CompanyLine.allCases.map { line in
    (
      line.name,
      ConfigValue.record(
        [("unit", .string(line.unit.rawValue))] + series { result.sample(line, year: $0) })
    )
  }
  let team = result.config.carryTeam.enumerated().map { index, member in
    (
      member.name,
      ConfigValue.record(
        summary(result.sample(member: index))
          + [("yearly", .record(series { result.sample(member: index, year: $0) }))])
    )
  }
  let parts: [(String, ConfigValue)] = [
    ("kind", "manager"), ("schema", .int(ResultVersion.schema)),
    ("engine", .string(ResultVersion.engine)), ("hash", .string(result.hash)),
    ("seed", .number(ConfigNumber(result.seed))), ("paths", .int(result.paths)),
    ("years", .int(result.years)), ("manager", document.root.value),
    ("funds", .list(result.funds.indices.map { fundRecord(result, $0, summary) })),
    ("metrics", .record(metrics)), ("yearly", .record(lines)), ("carry_team", .record(team)),
    ("house_carry", .record(summary(result.houseCarry))),
  ]
  return ConfigValue.record(parts).prettyJSON
}

private func fundRecord(
  _ result: ManagerResult, _ index: Int, _ summary: (Sample) -> [(String, ConfigValue)]
) -> ConfigValue {
  let fund = result.funds[index]
  let metrics: [Metric] = [.netIrr, .tvpi, .managementFees, .carry]
  return .record(
    [
      ("name", .string(fund.name)), ("config_hash", .string(fund.configHash)),
      ("size", .double(fund.size)), ("first_year", .int(fund.firstYear)),
      ("last_year", .int(fund.lastYear)),
    ]
      + metrics.map { metric in
        (metric.name, .record(summary(Sample(fund.samples.column(metric)))))
      } + [
        (
          "tvpi_correlation",
          .list(result.funds.indices.map { number(result.correlation(.tvpi, index, $0)) })
        )
      ])
}

private func number(_ value: Double?) -> ConfigValue {
  value.flatMap { $0.isFinite ? .double($0) : nil } ?? .null
}

/// The yearly accounts, one line and year a row: mean, standard error and quantiles.
public func managerCSV(_ result: ManagerResult) -> String {
  var csv = CSVWriter()
  let levels = result.config.analytics.quantiles
  csv.row(
    ["line", "unit", "year", "count", "mean", "se"] + levels.map { "q\(CSVWriter.number($0))" })
  func add(_ name: String, _ unit: MetricUnit, _ year: Int, _ sample: Sample) {
    csv.row(
      [
        name, unit.rawValue, "\(year)", "\(sample.count)", CSVWriter.number(sample.mean),
        CSVWriter.number(sample.moments.standardError),
      ] + levels.map { CSVWriter.number(sample.quantile($0)) })
  }
  for line in CompanyLine.allCases {
    for year in stride(from: 1, through: result.years, by: 1) {
      add(line.name, line.unit, year, result.sample(line, year: year))
    }
  }
  for (index, member) in result.config.carryTeam.enumerated() {
    for year in stride(from: 1, through: result.years, by: 1) {
      add("carry_team.\(member.name)", .money, year, result.sample(member: index, year: year))
    }
  }
  return csv.text
}
