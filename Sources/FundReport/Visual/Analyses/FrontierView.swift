import FundModel
import FundResults

/// Splits of the fund over its zones by mean and risk: the frontier, the funds it is made of, and where
/// the fund stands.
///
/// - Parameter own: a run of the fund as it is; its mean and risk are pointed out.
public func frontierView(_ frontier: Frontier, own: RunResult? = nil) -> VisualView {
  var names = ItemNames()
  let place = own.flatMap { OwnPlace($0, frontier) }
  let about =
    frontierTitle(frontier) + ". " + frontierNotes(frontier).joined(separator: " ")
  var items: [VisualItem] = [
    .text(VisualText(id: names.make("frontier", "about"), printable(about))),
    .chart(scatter(frontier, place, id: names.make("frontier", "chart"))),
    .text(
      VisualText(
        id: names.make("frontier", "conflicts"), role: .note, title: "What stands against what",
        conflicts(frontier, place).joined(separator: "\n"))),
    .table(pointTable(frontier, place, id: names.make("frontier", "points"))),
  ]
  if let table = checkTable(frontier, id: names.make("frontier", "checks")) {
    items.append(.table(table))
  }
  return VisualView(.frontier, title: "Efficient frontier", items: items)
}

/// Mean and risk of the fund's own run, and how it is split.
private struct OwnPlace {
  var mean: Double
  var meanError: Double?
  var risk: Double
  var riskError: Double?
  var weights: [Double]
  var isSamePaths: Bool

  /// Nil where the run has no such figures.
  init?(_ run: RunResult, _ frontier: Frontier) {
    guard let metric = Metric.named(frontier.metric),
      let mean = Objective.mean(metric).evaluate(run)
    else { return nil }
    let statistic: MetricStatistic =
      frontier.level.map { .conditionalValueAtRisk($0) } ?? .sd
    guard let risk = Objective(.metric(metric), .statistic(statistic)).evaluate(run) else {
      return nil
    }
    (self.mean, meanError) = (mean.value, mean.standardError)
    (self.risk, riskError) = (risk.value, risk.standardError)
    weights = frontier.zones.map { name in
      run.config.zones.first { $0.name == name }?.allocation ?? 0
    }
    isSamePaths =
      run.manifest.seed == frontier.seed && run.manifest.firstPath == 0
      && run.manifest.paths == frontier.paths
  }
}

private func unit(_ frontier: Frontier) -> MetricUnit {
  Metric.named(frontier.metric)?.description.unit ?? .ratio
}

private func riskName(_ frontier: Frontier) -> String {
  frontier.level.map { "CVaR \(levelFigure($0))" } ?? "deviation"
}

private func split(_ frontier: Frontier, _ weights: [Double]) -> String {
  zip(frontier.zones, weights).filter { $1 > 0 }.map {
    "\(printable($0)) \(figure($1, .share))"
  }.joined(separator: ", ")
}

/// Points no other beats, in rising order of risk.
private func efficient(_ frontier: Frontier) -> [Frontier.Point] {
  frontier.points.filter { !$0.isDominated }.sorted { ($0.risk, $0.mean) < ($1.risk, $1.mean) }
}

private func scatter(_ frontier: Frontier, _ place: OwnPlace?, id: String) -> VisualChart {
  typealias Point = VisualDrawing.Scatter.Point
  func points(_ points: [Frontier.Point], _ label: (Int) -> String?) -> [Point] {
    points.enumerated().map { Point($1.risk, $1.mean, label: label($0)) }
  }
  let best = efficient(frontier)
  var series: [VisualDrawing.Scatter.Series] = [
    .init("frontier", points(best) { split(frontier, best[$0].weights) }, isLine: true)
  ]
  let beaten = frontier.points.filter(\.isDominated)
  if !beaten.isEmpty {
    series.append(
      .init("beaten by another", points(beaten) { split(frontier, beaten[$0].weights) }))
  }
  if !frontier.pure.isEmpty {
    series.append(
      .init("all in one zone", points(frontier.pure) { "all in \(printable(frontier.zones[$0]))" }))
  }
  series.append(.init("minimum risk", points([frontier.minimumRisk]) { _ in "minimum risk" }))
  if let tangency = frontier.tangency {
    series.append(.init("tangency", points([tangency]) { _ in "tangency" }))
  }
  if let place {
    series.append(.init("you are here", [Point(place.risk, place.mean, label: "you are here")]))
  }
  let unit = unit(frontier)
  var summary = "Mean over \(riskName(frontier))."
  if let first = best.first, let last = best.last {
    summary +=
      " The frontier goes from mean \(figure(first.mean, unit)) at \(riskName(frontier)) "
      + "\(figure(first.risk, unit)) to \(figure(last.mean, unit)) at \(figure(last.risk, unit))."
  }
  if let place {
    summary +=
      " The fund as it is has mean \(figure(place.mean, unit)) at \(figure(place.risk, unit))."
  }
  let metric = Metric.named(frontier.metric)?.description.label ?? printable(frontier.metric)
  return VisualChart(
    id: id, title: "\(metric): mean and risk of splits over zones", summary: summary,
    x: .init(riskName(frontier), unit), y: .init("mean", unit), .scatter(.init(series)))
}

/// What cannot be had together: return and low risk, limits that bind, and what another split has over
/// the fund.
private func conflicts(_ frontier: Frontier, _ place: OwnPlace?) -> [String] {
  let unit = unit(frontier)
  let best = efficient(frontier)
  var lines: [String] = []
  if let first = best.first, let last = best.last, best.count > 1 {
    lines.append(
      "More return costs risk: from \(split(frontier, first.weights)) to "
        + "\(split(frontier, last.weights)) the mean rises by \(figure(last.mean - first.mean, unit)) "
        + "and the \(riskName(frontier)) by \(figure(last.risk - first.risk, unit)).")
  } else {
    lines.append("One split beats all others: there is nothing to weigh up.")
  }
  var binding: [String: Int] = [:]
  for limit in best.flatMap(\.binding) { binding[limit, default: 0] += 1 }
  lines += binding.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
    "The limit \(printable($0.key)) binds at \(counted($0.value)) of \(counted(best.count)) points of the "
      + "frontier."
  }
  guard let place else { return lines }
  let better = best.filter { $0.mean >= place.mean && $0.risk <= place.risk }
    .max { $0.mean < $1.mean }
  let here = "The fund as it is (\(split(frontier, place.weights)))"
  if let better {
    lines.append(
      "\(here) is beaten by \(split(frontier, better.weights)): mean "
        + "\(figureWithError(better.mean, better.meanError, unit)) against "
        + "\(figureWithError(place.mean, place.meanError, unit)), \(riskName(frontier)) "
        + "\(figureWithError(better.risk, better.riskError, unit)) against "
        + "\(figureWithError(place.risk, place.riskError, unit)).")
  } else {
    lines.append("\(here) is beaten by no point of the frontier in both mean and risk.")
  }
  lines.append(
    place.isSamePaths
      ? "Its run is on the paths of the frontier."
      : "Its run is not on the paths of the frontier: part of the distance is chance.")
  return lines
}

private func pointTable(_ frontier: Frontier, _ place: OwnPlace?, id: String) -> VisualTable {
  let unit = unit(frontier)
  func row(_ name: String, _ point: Frontier.Point) -> [VisualCell] {
    [.text(name)] + point.weights.map { .number($0) } + [
      .figure(.init(point.mean, standardError: point.meanError)),
      .figure(.init(point.risk, standardError: point.riskError)),
      point.sharpe == nil
        ? .empty : .figure(.init(point.sharpe, standardError: point.sharpeError)),
      .text(point.isDominated ? "yes" : "no"),
      point.binding.isEmpty ? .empty : .text(printable(point.binding.joined(separator: "; "))),
    ]
  }
  var rows = frontier.points.enumerated().map { row("\($0 + 1)", $1) }
  rows.append(row("minimum risk", frontier.minimumRisk))
  if let tangency = frontier.tangency { rows.append(row("tangency", tangency)) }
  rows += zip(frontier.zones, frontier.pure).map { row("all in \(printable($0))", $1) }
  if let place {
    rows.append(
      [.text("the fund as it is")] + place.weights.map { .number($0) } + [
        .figure(.init(place.mean, standardError: place.meanError)),
        .figure(.init(place.risk, standardError: place.riskError)), .empty, .empty, .empty,
      ])
  }
  return VisualTable(
    id: id, title: "Weights, mean and risk",
    columns: [.init("point", "Point")]
      + frontier.zones.map { .init("weight_\($0)", printable($0), .share) } + [
        .init("mean", "Mean", unit), .init("risk", riskName(frontier), unit),
        .init("ratio", "Ratio", .ratio), .init("beaten", "Beaten by another"),
        .init("binding", "Limits that bind"),
      ], rows: rows)
}

/// The whole fund at some of the points; nil where none was run.
private func checkTable(_ frontier: Frontier, id: String) -> VisualTable? {
  let unit = unit(frontier)
  var named = frontier.points.enumerated().map { ("\($0 + 1)", $1) }
  if let tangency = frontier.tangency { named.append(("tangency", tangency)) }
  let rows = named.compactMap { name, point -> [VisualCell]? in
    guard let check = point.check else { return nil }
    return [
      .text(name), .number(point.mean), .number(check.mean),
      .figure(.init(check.meanDifference, standardError: check.meanDifferenceError)),
      .number(point.risk), .number(check.risk), .number(check.riskDifference),
    ]
  }
  guard !rows.isEmpty else { return nil }
  return VisualTable(
    id: id, title: "The whole fund at these weights, on the same paths",
    columns: [
      .init("point", "Point"), .init("mean_of_sum", "Mean of the sum", unit),
      .init("mean_of_fund", "Mean of the fund", unit), .init("mean_difference", "Difference", unit),
      .init("risk_of_sum", "Risk of the sum", unit),
      .init("risk_of_fund", "Risk of the fund", unit),
      .init("risk_difference", "Difference", unit),
    ], rows: rows)
}
