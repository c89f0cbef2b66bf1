import FundModel
import FundResults

/// The guardrails of a run, one a line with its note below: ✓ holds, ✗ tripped, ? has no value,
/// · not looked at.
public func guardrailLines(_ outcomes: [GuardrailOutcome], _ format: TextFormat) -> [String] {
  var table = TextTable([
    .init("", .left), .init("", .left), .init("metric", .left, dropRank: 1), .init("value"),
    .init("trips if", .left), .init("", .left),
  ])
  for outcome in outcomes {
    let rule = outcome.guardrail
    let unit = guardrailUnit(rule.metric)
    let (mark, ink) = guardrailMark(outcome)
    table.add([
      .init(mark, ink), .init(rule.name), .init(rule.metric), .init(figure(outcome.value, unit)),
      .init("\(rule.op.rawValue) \(figure(rule.limit, unit))"),
      .init(guardrailVerdict(outcome), outcome.verdict == .passed ? nil : ink),
    ])
  }
  var lines = [format.style.apply(.bold, "Guardrails")]
  for (index, line) in table.lines(format).enumerated() {
    lines.append(line)
    // The first line is the header; a note stands below its guardrail.
    let note = index > 0 ? printable(outcomes[index - 1].note) : ""
    lines += note.wrapped(to: format.width - 5).map { "     " + format.style.apply(.faint, $0) }
  }
  return lines
}

private func guardrailMark(_ outcome: GuardrailOutcome) -> (String, TextStyle.Ink) {
  let alarm: TextStyle.Ink = outcome.severity == .error ? .red : .yellow
  switch outcome.verdict {
  case .passed: return ("✓", .green)
  case .tripped: return ("✗", alarm)
  case .undefined: return ("?", alarm)
  case .notApplicable: return ("·", .faint)
  }
}

func guardrailVerdict(_ outcome: GuardrailOutcome) -> String {
  switch outcome.verdict {
  case .passed: "ok"
  case .tripped: outcome.severity.rawValue
  case .undefined: "no value"
  case .notApplicable: "not applicable"
  }
}

/// The unit of a guardrail's metric, for example a rate for `net_irr.mean`.
public func guardrailUnit(_ name: String) -> MetricUnit {
  let head = String(name.prefix { $0 != "." })
  if let metric = Metric.named(head) { return metric.description.unit }
  switch head {
  case "paths": return .count
  case "target_wal": return .years
  // Whether a function holds: 1 or 0.
  case "hooks": return .count
  case "loss": return .rate
  default:
    let isKnown =
      GuardrailMetric.StaticMetric(rawValue: head) != nil
      || GuardrailMetric.ProbabilityMetric(rawValue: head) != nil
    return isKnown ? .rate : .ratio
  }
}
