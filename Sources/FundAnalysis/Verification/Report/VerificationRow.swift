/// A line of a report: one figure of one case, with the comparison in it that is closest to failing.
public struct VerificationRow: Sendable {
  public enum Verdict: String, Sendable, CaseIterable {
    case pass
    case fail = "FAIL"
    case leftOut = "left out"
    case unknownKind = "UNKNOWN KIND"
    case error = "ERROR"

    public var isAcceptable: Bool { self == .pass || self == .leftOut }
  }

  public var file: String
  public var id: String
  public var kind: String
  public var isShipped: Bool
  /// The field of `expected`, with the place of the comparison shown when there are several.
  public var figure: String
  public var comparisons: Int
  /// nil where nothing was compared.
  public var check: CaseCheck?
  public var verdict: Verdict
  public var source: String
  public var madeOf: String
  /// Why there is no figure: the error, or the reason for leaving it out.
  public var note: String
}

extension CaseResult {
  /// A row for each figure of `expected`; a single one for a case that could not be computed.
  public var rows: [VerificationRow] {
    func row(
      _ figure: String, _ comparisons: Int, _ check: CaseCheck?,
      _ verdict: VerificationRow.Verdict, note: String = ""
    ) -> VerificationRow {
      VerificationRow(
        file: file, id: id, kind: kind, isShipped: isShipped, figure: figure,
        comparisons: comparisons, check: check, verdict: verdict, source: source, madeOf: madeOf,
        note: note)
    }
    switch outcome {
    case .leftOut(let reason): return [row("", 0, nil, .leftOut, note: reason)]
    case .error(let message): return [row("", 0, nil, .error, note: message)]
    case .unknownKind:
      return [row("", 0, nil, .unknownKind, note: "no function answers this kind")]
    case .passed, .failed: break
    }
    var order: [Substring] = []
    var groups: [Substring: [CaseCheck]] = [:]
    for check in checks {
      let name = check.field.prefix { $0 != "[" && $0 != "." }
      if groups[name] == nil { order.append(name) }
      groups[name, default: []].append(check)
    }
    return order.compactMap { name in
      guard let group = groups[name],
        let worst = group.first(where: { !$0.passes })
          ?? group.max(by: { $0.strain < $1.strain })
      else { return nil }
      return row(worst.field, group.count, worst, worst.passes ? .pass : .fail)
    }
  }
}

extension VerificationReport {
  /// All lines, in order of file and place.
  public var rows: [VerificationRow] { results.flatMap(\.rows) }

  /// Cases by file: how many, passed, failed, left out.
  public var sums: [(file: String, cases: Int, passed: Int, failed: Int, leftOut: Int)] {
    var order: [String] = []
    var counts: [String: (cases: Int, passed: Int, failed: Int, leftOut: Int)] = [:]
    for result in results {
      if counts[result.file] == nil { order.append(result.file) }
      var row = counts[result.file] ?? (0, 0, 0, 0)
      row.cases += 1
      if result.outcome == .passed {
        row.passed += 1
      } else if result.outcome.isAcceptable {
        row.leftOut += 1
      } else {
        row.failed += 1
      }
      counts[result.file] = row
    }
    return order.map { file in
      let row = counts[file] ?? (0, 0, 0, 0)
      return (file, row.cases, row.passed, row.failed, row.leftOut)
    }
  }

  /// `120 cases, 431 comparisons: 120 passed, 0 failed, 0 left out`.
  public var summary: String {
    "\(results.count) case\(results.count == 1 ? "" : "s"), "
      + "\(checks) comparison\(checks == 1 ? "" : "s"): \(passed) passed, \(failed) failed, "
      + "\(leftOut) left out"
  }
}
