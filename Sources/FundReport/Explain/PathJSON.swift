import FundModel
import FundResults

/// A path as JSON on one line: what it takes to run it again, metrics, and its tables.
public func pathJSON(_ report: PathReport) -> String {
  let metrics = Metric.allCases.map {
    ($0.name, ConfigValue.figure(report.metrics[$0.rawValue]))
  }
  let fields: [(String, ConfigValue)] = [
    ("name", .string(report.name)), ("currency", .string(report.currency)),
    ("config_hash", .string(report.configHash)), ("seed", .number(ConfigNumber(report.seed))),
    ("path", .number(ConfigNumber(report.path))), ("metrics", .record(metrics)),
    ("loans", rows(report.loans)), ("months", rows(report.months)),
    ("market", rows(report.market)), ("events", rows(report.events)),
  ]
  return ConfigValue.record(fields).jsonLine
}

/// A table as JSON on one line: a list of objects with the names of the columns.
public func factJSON(_ table: FactTable) -> String { rows(table).jsonLine }

/// An explanation as JSON on one line, its parts inside it.
public func explanationJSON(_ explanation: Explanation) -> String { value(explanation).jsonLine }

private func rows(_ table: FactTable) -> ConfigValue {
  .list(
    table.rows.map { row in
      .record(zip(table.columns, row).map { ($0.name, value($1)) })
    })
}

private func value(_ fact: FactValue) -> ConfigValue {
  switch fact {
  case .number(let number): .figure(number)
  case .whole(let number): .int(number)
  case .text(let text): .string(text)
  case .none: .null
  }
}

private func value(_ part: Explanation) -> ConfigValue {
  let clauses = part.clauses.map { clause -> ConfigValue in
    [
      "path": .string(clause.path), "value": clause.value.map { .string($0) } ?? .null,
      "origin": clause.origin.map { .string($0) } ?? .null,
    ]
  }
  let inputs = part.inputs.map { ($0.name, ConfigValue.figure($0.value)) }
  let fields: [(String, ConfigValue)] = [
    ("name", .string(part.name)), ("label", .string(part.label)),
    ("value", .figure(part.value)), ("unit", .string(part.unit.rawValue)),
    ("rule", .string(part.rule)), ("section", .string(part.section)),
    ("formula", part.formula.map { .string($0.text) } ?? .null), ("inputs", .record(inputs)),
    ("clauses", .list(clauses)),
    ("tables", .record(part.tables.map { ($0.name, rows($0)) })),
    ("notes", .list(part.notes.map { .string($0) })), ("parts", .list(part.parts.map(value))),
  ]
  return .record(fields)
}
