import FundModel
import FundResults

/// A frontier for people: what it rests on, the points, a chart, the whole fund at some of them.
public func frontierText(_ frontier: Frontier, format: TextFormat = TextFormat()) -> [String] {
  var lines = [format.style.apply(.bold, frontierTitle(frontier).shortened(to: format.width))]
  lines += frontierTable(frontier).lines(format)
  lines.append("")
  lines += frontierChart(frontier, format: format)
  let checks = frontierCheckTable(frontier)
  if !checks.rows.isEmpty {
    lines += ["", format.style.apply(.bold, "The whole fund at these weights, on the same paths")]
    lines += checks.lines(format)
  }
  return lines + [""] + frontierNotes(frontier).flatMap { $0.wrapped(to: format.width) }
}

func frontierTitle(_ frontier: Frontier) -> String {
  let name = Metric.named(frontier.metric)?.description.label ?? frontier.metric
  let method =
    switch frontier.method {
    case .meanVariance: "mean and deviation"
    case .meanCvar: "mean and CVaR \(levelFigure(frontier.level ?? .nan))"
    case .simplex:
      frontier.level.map { "grid, CVaR \(levelFigure($0))" } ?? "grid, deviation"
    }
  return "Frontier of \(name) over zones: \(method), \(counted(frontier.paths)) paths, seed "
    + "\(frontier.seed)"
}

/// One point a row; for a grid those that no other beats come first in ink.
public func frontierTable(_ frontier: Frontier) -> TextTable {
  let unit = Metric.named(frontier.metric)?.description.unit ?? .ratio
  var table = TextTable(
    [.init("", .left)] + frontier.zones.map { .init(printable($0)) }
      + [
        .init("mean ± SE"), .init(frontier.level == nil ? "deviation ± SE" : "CVaR ± SE"),
        .init("ratio ± SE", dropRank: 1), .init("binding", .left, dropRank: 2),
      ])
  func add(_ name: String, _ point: Frontier.Point, _ ink: TextStyle.Ink?) {
    table.add(
      [.init(name, ink)] + point.weights.map { .init(figure($0, .share), ink) }
        + [
          .init(figureWithError(point.mean, point.meanError, unit), ink),
          .init(figureWithError(point.risk, point.riskError, unit), ink),
          .init(figureWithError(point.sharpe, point.sharpeError, .ratio), ink),
          .init(point.binding.joined(separator: "; "), ink),
        ])
  }
  for (index, point) in frontier.points.enumerated() {
    let isGrid = frontier.method == .simplex
    add(
      "\(index + 1)" + (isGrid && !point.isDominated ? " *" : ""), point,
      isGrid && point.isDominated ? .faint : nil)
  }
  if frontier.method == .simplex { add("minimum risk", frontier.minimumRisk, .bold) }
  if let tangency = frontier.tangency { add("tangency", tangency, .bold) }
  return table
}

/// Points by risk and mean: `o` on the frontier, `.` beaten by another, `T` tangency, `M` least risk, first letters of pure
/// funds.
public func frontierChart(_ frontier: Frontier, format: TextFormat = TextFormat()) -> [String] {
  let unit = Metric.named(frontier.metric)?.description.unit ?? .ratio
  var marks = frontier.points.filter(\.isDominated).map {
    ScatterMark($0.risk, $0.mean, ".", .faint)
  }
  marks += zip(frontier.zones, frontier.pure).map { zone, point in
    ScatterMark(point.risk, point.mean, zone.uppercased().first ?? "?", .yellow)
  }
  marks += frontier.points.filter { !$0.isDominated }.map {
    ScatterMark($0.risk, $0.mean, "o", .green)
  }
  marks.append(ScatterMark(frontier.minimumRisk.risk, frontier.minimumRisk.mean, "•", .bold))
  if let tangency = frontier.tangency {
    marks.append(ScatterMark(tangency.risk, tangency.mean, "*", .bold))
  }
  let letters = zip(frontier.zones, frontier.pure).map { zone, _ in
    "\(zone.uppercased().first ?? "?") all in \(zone)"
  }
  let legend =
    (["o frontier"] + (frontier.points.contains(where: \.isDominated) ? [". beaten"] : [])
    + ["• minimum risk"] + (frontier.tangency == nil ? [] : ["* tangency"]) + letters)
    .joined(separator: "   ")
  return scatterChart(
    marks, x: (frontier.level == nil ? "deviation" : "CVaR", unit), y: ("mean", unit),
    format: format) + printable(legend).wrapped(to: format.width - 4).map { "    " + $0 }
}

/// The runs of the whole fund beside the weighted sums.
public func frontierCheckTable(_ frontier: Frontier) -> TextTable {
  let unit = Metric.named(frontier.metric)?.description.unit ?? .ratio
  var table = TextTable([
    .init("", .left), .init("mean of sum"), .init("mean of fund"), .init("difference ± SE"),
    .init("risk of sum"), .init("risk of fund"), .init("difference"),
  ])
  var rows = frontier.points.enumerated().map { ("\($0 + 1)", $1) }
  if let tangency = frontier.tangency { rows.append(("tangency", tangency)) }
  for (name, point) in rows {
    guard let check = point.check else { continue }
    table.add([
      .init(name), .init(figure(point.mean, unit)), .init(figure(check.mean, unit)),
      .init(figureWithError(check.meanDifference, check.meanDifferenceError, unit)),
      .init(figure(point.risk, unit)), .init(figure(check.risk, unit)),
      .init(errorFigure(check.riskDifference, unit)),
    ])
  }
  return table
}

func frontierNotes(_ frontier: Frontier) -> [String] {
  var notes: [String] = []
  if frontier.method == .simplex {
    notes.append(
      "The whole fund at every point of the grid, on the same paths; * marks the points that no other "
        + "beats in mean and risk.")
  } else {
    notes.append(
      "A split is the weighted sum of funds wholly in one zone, path by path, on common random numbers: "
        + "exact for the sample. Errors are those of sampling at given weights.")
  }
  let free = figure(frontier.riskFree, Metric.named(frontier.metric)?.description.unit ?? .ratio)
  notes.append(
    frontier.level == nil
      ? "Ratio: (mean - \(free)) / deviation."
      : "Ratio: (mean - \(free)) / (CVaR + \(free)), CVaR of the loss that is minus the return.")
  if frontier.tangency == nil {
    notes.append("No tangency: no point has a mean above \(free), or the best has no risk.")
  }
  if frontier.usedPaths < frontier.paths {
    notes.append(
      "The metric is undefined on some paths: \(counted(frontier.usedPaths)) of "
        + "\(counted(frontier.paths)) are used.")
  }
  return notes
}
