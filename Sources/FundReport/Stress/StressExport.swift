import FundModel
import FundResults

/// One row a scenario and figure, in plain units (rates as decimals); the fund as it is has no
/// difference.
public func stressCSV(_ report: StressReport) -> String {
  var csv = CSVWriter()
  csv.row([
    "scenario", "figure", "unit", "value", "se", "difference", "difference_se", "low", "high",
    "paths",
  ])
  for (column, base) in zip(report.figures, report.base) {
    csv.row(
      ["", column.name, column.unit.rawValue]
        + [base.value, base.standardError].map(CSVWriter.number) + ["", "", "", "", ""])
  }
  for row in report.rows {
    for (index, column) in report.figures.enumerated() {
      let difference = row.differences[index]
      csv.row(
        [row.scenario.name, column.name, column.unit.rawValue]
          + [
            row.values[index].value, row.values[index].standardError, difference.value,
            difference.standardError, difference.interval.low, difference.interval.high,
          ].map(CSVWriter.number) + [String(difference.count)])
    }
  }
  return csv.text
}

/// The report as JSON: seed, paths, level, figures of the fund, and every scenario with its record.
public func stressJSON(_ report: StressReport) -> ConfigValue {
  func guardrails(_ outcomes: [GuardrailOutcome]) -> ConfigValue {
    .list(
      outcomes.map { outcome in
        .record([
          ("name", .string(outcome.guardrail.name)), ("metric", .string(outcome.guardrail.metric)),
          ("op", .string(outcome.guardrail.op.rawValue)),
          ("limit", .double(outcome.guardrail.limit)),
          ("severity", .string(outcome.severity.rawValue)), ("value", .figure(outcome.value)),
          ("verdict", .string(outcome.verdict.rawValue)),
        ])
      })
  }
  let base = zip(report.figures, report.base).map { column, value in
    (
      column.name,
      ConfigValue.record([
        ("unit", .string(column.unit.rawValue)), ("value", .figure(value.value)),
        ("se", .figure(value.standardError)),
      ])
    )
  }
  let rows = report.rows.map { row in
    ConfigValue.record([
      ("scenario", row.scenario.configValue),
      (
        "figures",
        .record(
          report.figures.indices.map { index in
            let difference = row.differences[index]
            return (
              report.figures[index].name,
              .record([
                ("value", .figure(row.values[index].value)),
                ("se", .figure(row.values[index].standardError)),
                ("difference", .figure(difference.value)),
                ("difference_se", .figure(difference.standardError)),
                ("low", .figure(difference.interval.low)),
                ("high", .figure(difference.interval.high)), ("paths", .int(difference.count)),
              ])
            )
          })
      ),
      ("guardrails", guardrails(row.guardrails)),
    ])
  }
  return .record([
    ("fund", .string(report.fund)), ("config_hash", .string(report.configHash)),
    ("seed", .number(ConfigNumber(report.seed))), ("paths", .int(report.paths)),
    ("level", .double(report.level)),
    (
      "base",
      .record([("figures", .record(base)), ("guardrails", guardrails(report.baseGuardrails))])
    ),
    ("scenarios", .list(rows)),
  ])
}
