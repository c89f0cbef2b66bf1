import FundModel
import FundResults

/// Shares of zones by year against their targets.
func zoneItems(_ source: VisualSource) -> [VisualItem] {
  guard let drift = source.document.breakdown?.drift else {
    return [VisualText.needsBreakdown("zone_allocation", "Zones against their targets")]
  }
  let years = drift.paths.indices.filter { drift.paths[$0] > 0 }
  guard let last = years.last, drift.zones.count > 1 else {
    return [
      VisualText.missing(
        "zone_allocation", "Zones against their targets",
        drift.zones.count > 1
          ? "Nothing is outstanding at any year end."
          : "The fund has one zone, which holds everything.")
    ]
  }
  let farthest = drift.zones.flatMap { zone in
    years.compactMap { year in zone.distance[year].map { (zone.name, year, $0) } }
  }.max { $0.2 < $1.2 }
  let lines = drift.zones.map { zone in
    let errors = zone.deviation.enumerated().map { year, deviation in
      deviation.map { $0 / Double(max(1, drift.paths[year])).squareRoot() }
    }
    let ends = zip(zone.share, errors).map { source.interval($0, $1) }
    return VisualDrawing.Line(
      zone.name, zone.share.map { known($0) }, low: ends.map(\.?.low), high: ends.map(\.?.high))
  }
  let targets = drift.zones.map { zone in
    VisualDrawing.Line("\(zone.name), target", zone.share.map { $0 == nil ? nil : zone.target })
  }
  let chart = VisualChart(
    id: "zone_allocation", title: "Zones' shares of outstanding principal at year ends",
    summary: "Targets are "
      + listed(drift.zones.map { "\($0.name) \(figure($0.target, .share))" })
      + "; at the end of year "
      + "\(last) mean shares are "
      + listed(drift.zones.map { "\($0.name) \(figure($0.share[last], .share))" })
      + (farthest.map {
        ". The largest mean distance is \(figure($0.2, .share)), of \($0.0) in year \($0.1)."
      } ?? "."),
    x: .init("Years since first closing", .years), y: .init("Share of principal", .share),
    .lines(.init(positions: source.yearPositions, lines: lines + targets)))
  let table = VisualTable(
    id: "zone_drift", title: "Zones against their targets",
    note: "At each year end, over paths with something outstanding: mean share, its deviation over "
      + "paths, and mean distance to the target.",
    columns: [.init("year", "Year"), .init("paths", "Paths")]
      + drift.zones.flatMap { zone -> [VisualTable.Column] in
        [
          .init(
            "\(zone.name)_share", "\(zone.name) (target \(figure(zone.target, .share)))", .share),
          .init("\(zone.name)_sd", "deviation", .share),
          .init("\(zone.name)_distance", "distance", .share),
        ]
      },
    rows: years.map { year in
      [.text("\(year)"), .number(Double(drift.paths[year]))]
        + drift.zones.flatMap { zone -> [VisualCell] in
          [
            .optional(zone.share[year]), .optional(zone.deviation[year]),
            .optional(zone.distance[year]),
          ]
        }
    })
  return [.chart(chart), .table(table)]
}

/// What became of the loans of every zone, vintage and product.
func groupItems(_ source: VisualSource) -> [VisualItem] {
  guard let breakdown = source.document.breakdown else {
    return [
      VisualText.needsBreakdown("loans_by_group", "Loans by zone, year of purchase and product")
    ]
  }
  return [
    .table(groupTable(source, breakdown.zones, "zones", "Loans by zone")),
    .table(groupTable(source, breakdown.vintages, "vintages", "Loans by year of purchase")),
    .table(groupTable(source, breakdown.products, "products", "Loans by product")),
  ]
}

private func groupTable(
  _ source: VisualSource, _ groups: GroupTable, _ id: String, _ title: String
) -> VisualTable {
  let levels = source.fund.analytics.varLevels
  return VisualTable(
    id: id, title: title,
    note:
      "Means over all paths; multiple, IRR, rates and mean life are of those means, pooled over "
      + "paths. VaR and CVaR are of the loss 1 - collected/advanced of a path, ± standard error.",
    columns: [
      .init("name", "Name"), .init("loans", "Loans", .count),
      .init("advances", "Advanced", .money), .init("collected", "Collected", .money),
      .init("result", "Result", .money), .init("multiple", "Multiple", .multiple),
      .init("irr", "IRR", .rate), .init("default_rate", "Defaults", .share),
      .init("loss_rate", "Loss", .share), .init("wal", "Mean life", .years),
    ]
      + levels.flatMap { level -> [VisualTable.Column] in
        [
          .init("var\(level)", "VaR \(levelFigure(level))", .rate),
          .init("cvar\(level)", "CVaR \(levelFigure(level))", .rate),
        ]
      },
    rows: groups.rows.map { row in
      [
        .text(row.name), .optional(row.number), .optional(row.advances), .optional(row.collected),
        .figure(
          row.result, error: row.resultError, interval: source.interval(row.result, row.resultError)
        ),
        .optional(row.multiple), .optional(row.irr), .optional(row.defaultRate),
        .optional(row.lossRate), .optional(row.wal),
      ]
        + levels.flatMap { level -> [VisualCell] in
          guard let tail = row.tails.first(where: { $0.level == level }) else {
            return [.empty, .empty]
          }
          return [
            .figure(tail.valueAtRisk, error: tail.valueAtRiskError),
            .figure(tail.conditionalValueAtRisk, error: tail.conditionalValueAtRiskError),
          ]
        }
    })
}
