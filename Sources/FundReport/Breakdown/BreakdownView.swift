import FundModel
import FundResults

/// The tables of a breakdown by the names that a caller asks for them.
public enum BreakdownView: String, Sendable, CaseIterable {
  case attribution, zones, vintages, products, drift, cvar, liquidity

  /// Title and table, ready to print.
  public func lines(_ summary: BreakdownSummary, format: TextFormat) -> [String] {
    func titled(_ title: String, _ body: [String]) -> [String] {
      [format.style.apply(.bold, title)] + body
    }
    switch self {
    case .attribution:
      return titled(
        "Where the net profit comes from", attributionTable(summary.attribution).lines(format))
    case .zones: return titled("Loans by zone", groupTable(summary.zones).lines(format))
    case .vintages:
      return titled("Loans by year of purchase", groupTable(summary.vintages).lines(format))
    case .products: return titled("Loans by product", groupTable(summary.products).lines(format))
    case .drift:
      return titled(
        "Shares of outstanding principal at year end, and distance to target",
        zoneDriftTable(summary.drift).lines(format))
    case .cvar:
      guard !summary.tails.isEmpty else {
        return ["analytics.var_metric has no parts: only tvpi_loss does"]
      }
      return summary.tails.filter { $0.by == .zone || $0.by == .vintage }.flatMap {
        titled(
          "CVaR \(levelFigure($0.level)) of 1 - TVPI by \($0.by.rawValue)",
          tailTable($0).lines(format))
      }
    case .liquidity: return titled("Liquidity", liquidityLines(summary.liquidity, format))
    }
  }
}

/// The lines of the attribution: mean, share of paid-in, and by zone.
public func attributionTable(_ attribution: Attribution) -> TextTable {
  var table = TextTable(
    [.init("", .left), .init("mean ± SE"), .init("of paid-in")]
      + attribution.zones.enumerated().map { .init($1, dropRank: $0 + 1) })
  func share(_ value: Double) -> String {
    attribution.paidIn > 0 ? figure(value / attribution.paidIn, .share) : noFigure
  }
  for (line, row) in zip(AttributionLine.allCases, attribution.rows) {
    table.add(
      [
        .init(line.label), .init(figureWithError(row.mean, row.standardError, .money)),
        .init(share(row.mean)),
      ] + (row.byZone ?? []).map { .init(figure($0, .money)) })
  }
  table.add([
    .init("Net profit", .bold),
    .init(figureWithError(attribution.netProfit, attribution.netProfitError, .money), .bold),
    .init(share(attribution.netProfit), .bold),
  ])
  return table
}

/// Loans by zone, vintage or product, one group a row.
public func groupTable(_ groups: GroupTable) -> TextTable {
  let levels = groups.rows.first { !$0.tails.isEmpty }?.tails.map(\.level) ?? []
  var table = TextTable(
    [
      .init("", .left), .init("loans"), .init("advanced"), .init("collected", dropRank: 3),
      .init("multiple"), .init("IRR"), .init("defaults", dropRank: 2),
      .init("loss", dropRank: 1), .init("WAL", dropRank: 4),
    ] + levels.enumerated().map { .init("VaR " + levelFigure($1), dropRank: $0 == 0 ? 6 : 5) })
  for row in groups.rows {
    table.add(
      [
        .init(row.name), .init(figure(row.number, .count)), .init(figure(row.advances, .money)),
        .init(figure(row.collected, .money)), .init(figure(row.multiple, .multiple)),
        .init(figure(row.irr, .rate)), .init(figure(row.defaultRate, .share)),
        .init(figure(row.lossRate, .share)), .init(figure(row.wal, .years)),
      ]
        + levels.map { level in
          .init(figure(row.tails.first { $0.level == level }?.valueAtRisk, .rate))
        })
  }
  return table
}

/// Mean share of each zone by year end with its mean distance to the target.
public func zoneDriftTable(_ drift: ZoneDriftTable) -> TextTable {
  var table = TextTable(
    [.init("year", .right)]
      + drift.zones.map { .init("\($0.name) (\(figure($0.target, .share)))") })
  for year in drift.paths.indices where drift.paths[year] > 0 {
    table.add(
      [.init("\(year)")]
        + drift.zones.map { zone in
          .init("\(figure(zone.share[year], .share)) (\(figure(zone.distance[year], .share)))")
        })
  }
  return table
}

/// The parts of a CVaR and what they are on average, each summing to the last row.
public func tailTable(_ tail: TailDecomposition) -> TextTable {
  var table = TextTable([.init("", .left), .init("in the tail"), .init("on average")])
  for part in tail.parts {
    let line = AttributionLine.allCases.first { !part.isGroup && $0.name == part.name }
    table.add([
      .init(line?.label ?? part.name), .init(figure(part.value, .rate)),
      .init(figure(part.average, .rate)),
    ])
  }
  table.add([
    .init("Loss", .bold), .init(figure(tail.conditionalValueAtRisk, .rate), .bold),
    .init(figure(tail.meanLoss, .rate), .bold),
  ])
  return table
}

func liquidityLines(_ view: LiquidityView, _ format: TextFormat) -> [String] {
  var table = TextTable([
    .init("year", .right), .init("distributed"), .init("5% quantile"),
    .init("cash flow at risk", dropRank: 1), .init("yield on paid-in"),
    .init("cash of NAV", dropRank: 2),
  ])
  for year in view.years {
    table.add([
      .init("\(year.year)"), .init(figure(year.distributions, .money)),
      .init(figure(year.lowDistributions, .money)), .init(figure(year.cashFlowAtRisk, .money)),
      .init(figure(year.yield, .rate)), .init(figure(year.liquidShare, .share)),
    ])
  }
  var figures = TextTable([.init("", .left), .init("mean ± SE"), .init("median"), .init("95%")])
  func add(_ label: String, _ row: LiquidityView.Figure, _ unit: MetricUnit) {
    figures.add([
      .init(label), .init(figureWithError(row.mean, row.standardError, unit)),
      .init(figure(row.median, unit)), .init(figure(row.high, unit)),
    ])
  }
  add("Month by which half of paid-in is back", view.halfBackMonth, .months)
  add("Exit lag of money after the term", view.exitLag, .years)
  add("Months from exit or default to cash", view.collectionLag, .months)
  return table.lines(format) + figures.lines(format)
}
