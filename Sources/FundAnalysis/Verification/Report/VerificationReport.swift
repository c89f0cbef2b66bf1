/// The results of a verification run: what passed, failed, was left out and why.
public struct VerificationReport: Sendable {
  public var results: [CaseResult]

  public init(results: [CaseResult]) { self.results = results }

  public var passed: Int { count { $0 == .passed } }
  public var failed: Int { count { !$0.isAcceptable } }
  public var leftOut: Int { results.count - passed - failed }
  /// Single comparisons made.
  public var checks: Int { results.reduce(0) { $0 + $1.checks.count } }

  /// Whether every case passed or was left out on purpose, and at least one passed: the exit verdict.
  public var isSuccess: Bool { failed == 0 && passed > 0 }

  /// Reasons for leaving cases or single fields out, with the number of cases each applies to.
  public var leftOutReasons: [(what: String, reason: String, cases: Int)] {
    var counts: [String: (what: String, reason: String, cases: Int)] = [:]
    func add(_ what: String, _ reason: String) {
      counts[what + "\n" + reason, default: (what, reason, 0)].cases += 1
    }
    for result in results {
      if case .leftOut(let reason) = result.outcome {
        add(result.kind, reason)
      } else {
        for field in result.leftOutFields { add("\(result.kind).\(field.field)", field.reason) }
      }
    }
    return counts.sorted { $0.key < $1.key }.map(\.value)
  }

  private func count(_ matches: (CaseResult.Outcome) -> Bool) -> Int {
    results.count { matches($0.outcome) }
  }
}
