import FundModel

/// What validation has to say, errors first: where, what is wrong with which value, what would be
/// right.
///
/// ```
/// error fund.json:12:5 zones.green.ltv.max
///   is outside its range (value 1.2); expected a number in [0, 1]; did you mean 0.12?
/// ```
public func issueLines(_ issues: [ConfigIssue], _ format: TextFormat) -> [String] {
  let errors = issues.filter { $0.severity == .error }
  let others = issues.filter { $0.severity != .error }
  return (errors + others).flatMap { issue in
    let ink: TextStyle.Ink = issue.severity == .error ? .red : .yellow
    let place = issue.origin.map { printable($0.description) + " " } ?? ""
    let title = (place + printable(issue.path)).wrapped(to: format.width - 8)
    var text = printable(issue.message)
    if let value = issue.value { text += " (value \(printable(value)))" }
    if let expected = issue.expected { text += "; expected \(printable(expected))" }
    if let unit = issue.unit, unit != .none { text += " [\(unit.rawValue)]" }
    if let suggestion = issue.suggestion { text += "; did you mean \(printable(suggestion))?" }
    let severity = issue.severity.rawValue
    let head = title.enumerated().map { index, line in
      index == 0
        ? format.style.apply(ink, severity) + " " + format.style.apply(.bold, line)
        : "  " + format.style.apply(.bold, line)
    }
    return head + text.wrapped(to: format.width - 2).map { "  " + $0 }
  }
}
