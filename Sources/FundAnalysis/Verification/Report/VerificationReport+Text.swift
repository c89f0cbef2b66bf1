extension VerificationReport {
  /// The report as plain text: a line a figure with its tightest comparison, then what failed in full,
  /// what was left out with the reason, and the sums.
  /// - Parameter onlyFailures: leaves out the lines of figures that passed.
  public func text(onlyFailures: Bool = false) -> String {
    let shown = rows.filter { !onlyFailures || !$0.verdict.isAcceptable }
    var lines = TextColumns.lines([VerificationRow.heads] + shown.map(\.cells))
    lines.append("")
    lines += failureLines
    let reasons = leftOutReasons
    if !reasons.isEmpty {
      lines.append("Left out")
      lines += TextColumns.lines(reasons.map { ["  " + $0.what, "\($0.cases)", $0.reason] })
      lines.append("")
    }
    lines += TextColumns.lines(
      [["file", "cases", "passed", "failed", "left out"]]
        + sums.map { [$0.file, "\($0.cases)", "\($0.passed)", "\($0.failed)", "\($0.leftOut)"] })
    lines.append("")
    lines.append(summary)
    return lines.joined(separator: "\n") + "\n"
  }

  private var failureLines: [String] {
    var lines: [String] = []
    for result in results where !result.outcome.isAcceptable {
      lines.append("FAILED \(result.file) \(result.id) (\(result.kind))")
      switch result.outcome {
      case .unknownKind:
        lines.append("  no function answers this kind, and it is not on the list of kinds left out")
      case .error(let message): lines.append("  \(message)")
      default: break
      }
      let broken = result.checks.filter { !$0.passes }
      lines += TextColumns.lines(
        broken.prefix(10).map {
          [
            "  " + $0.field, "computed " + $0.computed, "expected " + $0.expected,
            "difference " + VerificationRow.brief($0.difference),
            "allowed " + VerificationRow.brief($0.tolerance),
          ]
        })
      if broken.count > 10 { lines.append("  and \(broken.count - 10) more") }
      lines.append("")
    }
    return lines
  }
}
