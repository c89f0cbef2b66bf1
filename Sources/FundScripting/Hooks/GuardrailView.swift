import FundEngine
import FundModel
import LuaRuntime

extension LuaHooks {
  func guardrails(_ run: HookRun) -> [HookVerdict] {
    var verdicts: [HookVerdict] = []
    for hook in guardrailHooks {
      state.renewScratch()
      var verdict = HookVerdict(held: false, value: .nan)
      if failure == nil {
        attempt(hook) {
          let record = try guardrailRecord(run)
          record.open()
          defer { record.close() }
          verdict = try call(hook, record, results: 2) { results in
            guard let held = results.bool(1) else {
              throw LuaError(
                "it returned \(results.text(1)); expected true when the guardrail holds, else "
                  + "false, then the figure it looked at")
            }
            let type = results.type(2)
            guard type == .nil || type == .number else {
              throw LuaError("it returned a \(type) as its figure; expected a number")
            }
            return HookVerdict(held: held, value: results.number(2) ?? .nan)
          }
        }
      }
      verdicts.append(verdict)
    }
    return verdicts
  }

  private func guardrailRecord(_ run: HookRun) throws -> LuaRecord {
    let figure = run.figure
    let method = LuaFunction("figure") { call in
      guard call.type(1) == .userdata else {
        throw LuaError("call it with a colon: r:figure(\"net_irr.mean\")")
      }
      let name = try call.string(2)
      guard let value = figure(name) else {
        throw LuaError(
          "the run has no figure '\(name)'; expected one as guardrails name it, such as "
            + "\"net_irr.mean\", \"tvpi.q05\", \"loss.cvar95\", that its paths define")
      }
      return call.returns(value)
    }
    return try HookView.record("a run", state, ["figure": .value(.native(method))])
  }
}
