import FundModel
import FundResults

/// What scenarios do to the fund: changes with their intervals figure by figure, the guardrails that
/// trip, and where each scenario comes from.
public func stressView(_ report: StressReport) -> VisualView {
  var names = ItemNames()
  var items: [VisualItem] = [
    .text(
      VisualText(
        id: names.make("stress", "about"),
        "\(printable(report.fund)) under \(counted(report.rows.count)) "
          + "scenario\(report.rows.count == 1 ? "" : "s"), \(counted(report.paths)) paths each, seed "
          + "\(report.seed). \(stressNote) Intervals hold one figure at a time at "
          + "\(levelFigure(report.level))."))
  ]
  items += report.figures.indices.map {
    .chart(changeChart(report, $0, id: names.make("stress", report.figures[$0].name)))
  }
  items.append(.table(changeTable(report, id: names.make("stress", "changes"))))
  items.append(.table(tripTable(report, id: names.make("stress", "guardrails"))))
  items.append(.table(sourceTable(report, id: names.make("stress", "scenarios"))))
  return VisualView(.stress, title: "Stress test", items: items)
}

private func changeChart(_ report: StressReport, _ index: Int, id: String) -> VisualChart {
  let (name, unit) = (Objective.label(of: report.figures[index].name), report.figures[index].unit)
  let differences = report.rows.map { $0.differences[index] }
  let base = figureWithError(report.base[index].value, report.base[index].standardError, unit)
  let order = differences.indices.filter { differences[$0].value != nil }.sorted {
    ((differences[$1].value ?? 0).magnitude, $0) < ((differences[$0].value ?? 0).magnitude, $1)
  }
  let told = order.map { row in
    let difference = differences[row]
    let interval = intervalFigure(difference.interval, unit)
    return "\(printable(report.rows[row].scenario.name)) "
      + changeFigure(difference.value, nil, unit) + (interval.isEmpty ? "" : " \(interval)")
  }
  let summary =
    "Change of \(name) from \(base): "
    + (told.isEmpty ? "not defined under any scenario" : told.listed(most: 6))
    + ". Intervals at \(levelFigure(report.level))."
  return VisualChart(
    id: id, title: "Change of \(name)", summary: summary, x: .init("scenario"),
    y: .init("change", unit),
    .bars(
      .init(
        categories: report.rows.map { printable($0.scenario.name) },
        series: [
          .init(
            "change of \(name)", differences.map(\.value), low: differences.map(\.interval.low),
            high: differences.map(\.interval.high))
        ], horizontal: true)))
}

private func changeTable(_ report: StressReport, id: String) -> VisualTable {
  let rows = report.figures.enumerated().flatMap { index, column in
    report.rows.map { row -> [VisualCell] in
      let (base, value, difference) = (
        report.base[index], row.values[index], row.differences[index]
      )
      return [
        .text(Objective.label(of: column.name)), .text(printable(row.scenario.name)),
        .figure(.init(base.value, unit: column.unit, standardError: base.standardError)),
        .figure(.init(value.value, unit: column.unit, standardError: value.standardError)),
        .figure(
          .init(
            difference.value, unit: column.unit, standardError: difference.standardError,
            interval: difference.interval)),
        .number(Double(difference.count)),
      ]
    }
  }
  return VisualTable(
    id: id, title: "Figures under each scenario",
    note: "Differences are over the paths on which both are defined; intervals at "
      + levelFigure(report.level) + ".",
    columns: [
      .init("figure", "Figure"), .init("scenario", "Scenario"), .init("base", "Fund as it is"),
      .init("value", "Under the scenario"), .init("difference", "Difference"),
      .init("paths", "Paths", .count),
    ], rows: rows)
}

private func tripTable(_ report: StressReport, id: String) -> VisualTable {
  let calm = Set(report.baseGuardrails.filter(\.tripped).map(\.guardrail.name))
  func rows(_ name: String, _ outcomes: [GuardrailOutcome], isBase: Bool) -> [[VisualCell]] {
    outcomes.filter(\.tripped).map { outcome in
      let unit = guardrailUnit(outcome.guardrail.metric)
      return [
        .text(name), .text(printable(outcome.guardrail.name)),
        .text(printable(outcome.guardrail.metric)),
        .figure(.init(outcome.value, unit: unit)),
        .text("\(outcome.guardrail.op.rawValue) \(figure(outcome.guardrail.limit, unit))"),
        .text(outcome.severity.rawValue),
        .text(isBase || calm.contains(outcome.guardrail.name) ? "yes" : "no"),
      ]
    }
  }
  let all =
    rows("fund as it is", report.baseGuardrails, isBase: true)
    + report.rows.flatMap {
      rows(printable($0.scenario.name), $0.guardrails, isBase: false)
    }
  return VisualTable(
    id: id, title: "Guardrails that trip",
    note: all.isEmpty
      ? "None of \(counted(report.baseGuardrails.count)) guardrails trips, in the fund as it is or under a scenario."
      : nil,
    columns: [
      .init("scenario", "Scenario"), .init("guardrail", "Guardrail"), .init("metric", "Metric"),
      .init("value", "Value"), .init("limit", "Trips if"), .init("severity", "Severity"),
      .init("without", "Trips without it"),
    ], rows: all)
}

private func sourceTable(_ report: StressReport, id: String) -> VisualTable {
  VisualTable(
    id: id, title: "Scenarios and their sources",
    columns: [
      .init("scenario", "Scenario"), .init("what", "What it is"), .init("source", "Source"),
      .init("date", "Date"), .init("trips", "Guardrails tripped"),
    ],
    rows: report.rows.map { row in
      let scenario = row.scenario
      func text(_ text: String) -> VisualCell { text.isEmpty ? .empty : .text(printable(text)) }
      return [
        .text(printable(scenario.name)), text(scenario.description), text(scenario.source),
        text(scenario.date),
        .text("\(row.guardrails.count(where: \.tripped)) of \(row.guardrails.count)"),
      ]
    })
}
