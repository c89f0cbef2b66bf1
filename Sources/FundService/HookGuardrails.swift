import FundEngine
import FundModel
import FundResults

/// Guardrails that are functions of the fund's own.
enum HookGuardrails {
  /// One outcome a function, in the order of the configuration: its metric is 1 where the function says
  /// that it holds and 0 where not, and it trips, as an error, below 1.
  ///
  /// - Throws: `ServiceError` when a function fails.
  static func outcomes(
    _ prepared: PreparedRun, _ evaluator: GuardrailEvaluator
  ) throws(ServiceError) -> [GuardrailOutcome] {
    let terms = prepared.config.hooks.filter { $0.point == .guardrail }
    guard !terms.isEmpty, let hooks = try prepared.makeHooks() else { return [] }
    let verdicts = hooks.guardrails(HookRun { evaluator.figure(plain($0)).value })
    if let failure = hooks.failure {
      throw ServiceError(.hook, "\(failure.hook): \(failure.message)")
    }
    guard verdicts.count == terms.count else {
      throw ServiceError(
        .defect, "\(terms.count) guardrails are functions, and \(verdicts.count) answered")
    }
    return zip(terms, verdicts).map { hook, verdict in
      GuardrailOutcome(
        guardrail: Guardrail(
          name: hook.name, metric: hook.title, op: .below, limit: 1, severity: .error),
        value: verdict.held ? 1 : 0, verdict: verdict.held ? .passed : .tripped,
        note: verdict.value.isNaN
          ? "" : "the function looked at \(ConfigNumber(verdict.value).text)")
    }
  }

  /// `tvpi.q05` for `tvpi.q0.05`.
  private static func plain(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), name[..<dot].hasSuffix("0"),
      let head = name[..<dot].dropLast().last, head == "q" || head == "r"
    else { return name }
    return String(name[..<dot].dropLast() + name[name.index(after: dot)...])
  }
}
