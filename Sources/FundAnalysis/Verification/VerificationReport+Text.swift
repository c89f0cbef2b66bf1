extension VerificationReport {
  /// The report as plain text: a line a case with its tightest comparison, then what failed in full, what
  /// was left out with the reason, and the sums.
  /// - Parameter onlyFailures: leaves out the lines of cases that passed.
  public func text(onlyFailures: Bool = false) -> String {
    var lines = Self.table(
      [
        [
          "file", "case", "kind", "checks", "field", "computed", "expected", "difference",
          "allowed", "",
        ]
      ]
        + results.filter { !onlyFailures || !$0.outcome.isAcceptable }.map(Self.row))
    lines.append("")
    lines += failureLines
    let reasons = leftOutReasons
    if !reasons.isEmpty {
      lines.append("Left out")
      lines += Self.table(reasons.map { ["  " + $0.what, "\($0.cases)", $0.reason] })
      lines.append("")
    }
    lines += Self.table([["file", "cases", "passed", "failed", "left out"]] + sums)
    lines.append("")
    lines.append(
      "\(results.count) case\(results.count == 1 ? "" : "s"), "
        + "\(checks) comparison\(checks == 1 ? "" : "s"): \(passed) passed, \(failed) failed, "
        + "\(leftOut) left out")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ result: CaseResult) -> [String] {
    let start = [result.file, result.id, result.kind]
    let verdict =
      switch result.outcome {
      case .passed: "pass"
      case .failed: "FAIL"
      case .leftOut: "left out"
      case .unknownKind: "UNKNOWN KIND"
      case .error: "ERROR"
      }
    guard let worst = result.worst else { return start + ["0", "", "", "", "", "", verdict] }
    return start + [
      "\(result.checks.count)", worst.field, worst.computed, worst.expected,
      brief(worst.difference), brief(worst.tolerance), verdict,
    ]
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
      lines += Self.table(
        broken.prefix(10).map {
          [
            "  " + $0.field, "computed " + $0.computed, "expected " + $0.expected,
            "difference " + Self.brief($0.difference), "allowed " + Self.brief($0.tolerance),
          ]
        })
      if broken.count > 10 { lines.append("  and \(broken.count - 10) more") }
      lines.append("")
    }
    return lines
  }

  private var sums: [[String]] {
    var order: [String] = []
    var counts: [String: [Int]] = [:]
    for result in results {
      if counts[result.file] == nil { order.append(result.file) }
      var row = counts[result.file] ?? [0, 0, 0, 0]
      row[0] += 1
      row[result.outcome == .passed ? 1 : result.outcome.isAcceptable ? 3 : 2] += 1
      counts[result.file] = row
    }
    return order.map { file in [file] + (counts[file] ?? []).map(String.init) }
  }

  /// Three significant digits in scientific form; empty when there is no number.
  private static func brief(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    guard value != 0 else { return "0" }
    var exponent = 0
    var digits = abs(value)
    while digits >= 10 {
      digits /= 10
      exponent += 1
    }
    while digits < 1 {
      digits *= 10
      exponent -= 1
    }
    let rounded = (digits * 10).rounded() / 10
    return "\(value < 0 ? "-" : "")\(rounded)e\(exponent)"
  }

  /// Pads columns to one width; what reads as a number is set flush right.
  private static func table(_ rows: [[String]]) -> [String] {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        line += Double(cell) == nil ? cell + padding : padding + cell
        if column + 1 < row.count { line += "  " }
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
