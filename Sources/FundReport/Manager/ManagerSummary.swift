import FundModel
import FundResults

/// A management company on one page: funds, metrics, carry team, yearly accounts.
public func managerSummary(
  _ result: ManagerResult, format: TextFormat = TextFormat()
) -> String {
  let company = result.config.company
  let noun = result.funds.count == 1 ? "fund" : "funds"
  let about =
    "\(result.funds.count) \(noun) · \(counted(result.paths)) paths · seed \(result.seed)"
    + " · \(result.years) years · \(printable(company.currency))"
    + " · manager \(printable(result.hash).prefix(12))"
  var lines = [
    format.style.apply(.bold, printable(company.name).shortened(to: format.width)),
    about.shortened(to: format.width), "",
  ]
  lines += managedFundTable(result).lines(format)
  lines += fundCorrelationLines(result, format)
  lines += [""] + companyMetricTable(result).lines(format)
  if !result.config.carryTeam.isEmpty {
    lines += ["", format.style.apply(.bold, "Carry by member")]
    lines += carryTeamTable(result).lines(format)
  }
  lines += ["", format.style.apply(.bold, "Mean accounts by year")]
  lines += companyYearTable(result).lines(format)
  return lines.joined(separator: "\n") + "\n"
}

/// The funds: where they stand on the calendar, and what became of them.
public func managedFundTable(_ result: ManagerResult) -> TextTable {
  var table = TextTable([
    .init("fund", .left), .init("years"), .init("size"), .init("net IRR"), .init("TVPI"),
    .init("fees", dropRank: 1), .init("carry"),
  ])
  for fund in result.funds {
    func text(_ metric: Metric) -> String {
      let sample = Sample(fund.samples.column(metric))
      return figureWithError(
        sample.mean, sample.moments.standardError, metric.description.unit)
    }
    table.add([
      .init(fund.name), .init("\(fund.firstYear) to \(fund.lastYear)"), .init(money(fund.size)),
      .init(text(.netIrr)), .init(text(.tvpi)), .init(text(.managementFees)), .init(text(.carry)),
    ])
  }
  return table
}

/// Correlations of TVPI between the funds, one line a pair; none for a single fund or more than six.
func fundCorrelationLines(_ result: ManagerResult, _ format: TextFormat) -> [String] {
  guard (2...6).contains(result.funds.count) else { return [] }
  let pairs = result.funds.indices.flatMap { a in
    result.funds.indices.filter { $0 > a }.map { b -> String in
      let value = result.correlation(.tvpi, a, b)
      return "\(result.funds[a].name) and \(result.funds[b].name) \(figure(value, .ratio))"
    }
  }
  return ("correlation of TVPI over paths: " + pairs.joined(separator: ", "))
    .wrapped(to: format.width - 2).map { "  " + $0 }
}

/// Figures of the company's life: mean, error, deviation, quantiles.
public func companyMetricTable(_ result: ManagerResult) -> TextTable {
  var table = sampleTable(result.config.analytics.quantiles)
  for metric in CompanyMetric.allCases {
    table.add(sampleRow(metric.label, result.sample(metric), metric.unit, result))
  }
  return table
}

/// What each member of the team gets over the company's life, and what the house keeps.
public func carryTeamTable(_ result: ManagerResult) -> TextTable {
  var table = sampleTable(result.config.analytics.quantiles)
  for (index, member) in result.config.carryTeam.enumerated() {
    let label = "\(member.name) (\(levelFigure(member.share)))"
    table.add(sampleRow(label, result.sample(member: index), .money, result))
  }
  table.add(sampleRow("the house", result.houseCarry, .money, result))
  return table
}

private func sampleTable(_ levels: [Double]) -> TextTable {
  TextTable(
    [.init("", .left), .init("mean ± SE"), .init("sd", dropRank: 1)]
      + levels.map { .init(levelFigure($0), dropRank: abs($0 - 0.5) < 1e-9 ? 1 : 2) })
}

private func sampleRow(
  _ label: String, _ sample: Sample, _ unit: MetricUnit, _ result: ManagerResult
) -> [TextTable.Cell] {
  [
    .init(label), .init(figureWithError(sample.mean, sample.moments.standardError, unit)),
    .init(figure(sample.moments.standardDeviation, unit)),
  ] + result.config.analytics.quantiles.map { .init(figure(sample.quantile($0), unit)) }
}

/// Lines of the yearly table, with the order in which they make room.
private let yearColumns: [(line: CompanyLine, header: String, dropRank: Int)] = [
  (.managementFees, "mgmt fees", 0), (.originationFees, "orig. fees", 5),
  (.sideIncome, "side", 8), (.carry, "carry", 1), (.staff, "staff", 4), (.costs, "costs", 6),
  (.teamCarry, "to team", 7), (.ebitda, "EBITDA", 0), (.tax, "tax", 9),
  (.funding, "funding", 2), (.dividends, "dividends", 0), (.closingCash, "cash", 3),
  (.aum, "AUM", 10), (.heads, "heads", 11), (.ebitdaMargin, "margin", 12),
]

/// Means over paths of the accounts by year.
public func companyYearTable(_ result: ManagerResult) -> TextTable {
  var table = TextTable(
    [.init("year")] + yearColumns.map { .init($0.header, dropRank: $0.dropRank) })
  for year in stride(from: 1, through: result.years, by: 1) {
    table.add(
      [.init("\(year)")]
        + yearColumns.map { .init(figure(result.sample($0.line, year: year).mean, $0.line.unit)) })
  }
  return table
}
