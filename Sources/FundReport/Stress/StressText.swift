import FundModel
import FundResults

/// One block a scenario, the fund as it is first: each figure under the scenario, its change with the
/// standard error and the interval of the report's level; and how many guardrails trip.
///
/// - Parameter figures: positions of the figures to show; all when nil.
public func stressTable(_ report: StressReport, figures: Range<Int>? = nil) -> TextTable {
  let shown = figures ?? report.figures.indices
  func units(_ text: (Int, MetricUnit) -> TextTable.Cell) -> [TextTable.Cell] {
    shown.map { text($0, report.figures[$0].unit) }
  }
  var table = TextTable(
    [.init("scenario", .left)] + shown.map { .init(report.figures[$0].name) } + [.init("trips")])
  table.add(
    [.init("fund as it is")]
      + units { .init(figureWithError(report.base[$0].value, report.base[$0].standardError, $1)) }
      + [trips(report.baseGuardrails)])
  for row in report.rows {
    table.add(
      [.init(row.scenario.name)] + units { .init(figure(row.values[$0].value, $1)) }
        + [trips(row.guardrails)])
    table.add(
      [.init("  change ± SE", .faint)]
        + units { .init(changeFigure(row.differences[$0], $1), ink(row.differences[$0])) })
    table.add(
      [.init("  \(levelFigure(report.level)) interval", .faint)]
        + units { .init(intervalFigure(row.differences[$0].interval, $1), .faint) })
  }
  return table
}

/// The table in as many parts, one below the other, as it takes to cut no figure.
private func stressTables(_ report: StressReport, _ format: TextFormat) -> [String] {
  let wide = TextFormat(width: 100_000)
  var lines: [String] = []
  var start = 0
  while start < report.figures.count {
    var end = start + 1
    while end < report.figures.count {
      let width =
        stressTable(report, figures: start..<end + 1).lines(wide).map(\.displayWidth).max() ?? 0
      guard width <= format.width else { break }
      end += 1
    }
    if start > 0 { lines.append("") }
    lines += stressTable(report, figures: start..<end).lines(format)
    start = end
  }
  return lines
}

/// What the errors of a stress test rest on.
let stressNote =
  "Same draws in every row. Errors are of the difference: path by path for means and "
  + "probabilities, by resampling pairs of paths for the others."

/// The table, what its errors rest on, and the guardrails that trip under a scenario and not without.
public func stressText(_ report: StressReport, format: TextFormat) -> String {
  var lines = [
    format.style.apply(.bold, "Stress test of \(printable(report.fund))")
      + format.style.apply(
        .faint, "  \(counted(report.paths)) paths, seed \(report.seed)")
  ]
  lines += stressTables(report, format)
  lines += stressNote.wrapped(to: format.width - 2).map { "  " + format.style.apply(.faint, $0) }
  let calm = Set(report.baseGuardrails.filter(\.tripped).map(\.guardrail.name))
  for row in report.rows {
    let new = row.guardrails.filter { $0.tripped && !calm.contains($0.guardrail.name) }
    guard !new.isEmpty else { continue }
    let names = new.map { outcome in
      let unit = guardrailUnit(outcome.guardrail.metric)
      return "\(outcome.guardrail.name) (\(outcome.guardrail.metric) "
        + "\(figure(outcome.value, unit)), trips if \(outcome.guardrail.op.rawValue) "
        + "\(figure(outcome.guardrail.limit, unit)))"
    }
    lines += "✗ \(printable(row.scenario.name)): \(printable(names.joined(separator: ", ")))"
      .wrapped(to: format.width - 2).map { "  " + $0 }
  }
  return lines.joined(separator: "\n")
}

/// Changes of one figure as bars to either side of zero, each with its interval.
///
/// - Parameter index: of `report.figures`.
public func stressChart(
  _ report: StressReport, figure index: Int, format: TextFormat
) -> [String] {
  guard report.figures.indices.contains(index) else { return [] }
  let (name, unit) = (report.figures[index].name, report.figures[index].unit)
  let base = figureWithError(
    report.base[index].value, report.base[index].standardError, unit)
  var lines = [format.style.apply(.bold, "Change of \(name) from \(base)")]
  let rows = report.rows.map { ($0.scenario.name, $0.differences[index]) }
  let changes = rows.map { changeFigure($0.1, unit) }
  let width = changes.map(\.displayWidth).max() ?? 0
  lines += barRows(
    zip(rows, changes).map { row, change in
      let short = change.padded(to: width, right: true)
      return BarRow(
        printable(row.0), row.1.value.map { [.init(0, $0)] } ?? [],
        text: short + "  " + intervalFigure(row.1.interval, unit), short: short)
    }, format: format)
  return lines
}

/// Whether zero lies outside of the interval; without an interval there is no saying.
private func ink(_ difference: StressReport.Difference) -> TextStyle.Ink? {
  guard difference.interval.low != nil, difference.interval.high != nil else { return nil }
  return difference.interval.excludesZero ? nil : .faint
}

private func changeFigure(_ difference: StressReport.Difference, _ unit: MetricUnit) -> String {
  changeFigure(difference.value, difference.standardError, unit)
}

private func trips(_ outcomes: [GuardrailOutcome]) -> TextTable.Cell {
  let tripped = outcomes.filter(\.tripped)
  let isError = tripped.contains { $0.severity == .error }
  return .init(
    "\(tripped.count)/\(outcomes.count)", tripped.isEmpty ? .green : isError ? .red : .yellow)
}
