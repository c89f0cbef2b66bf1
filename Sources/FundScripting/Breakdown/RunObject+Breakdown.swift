import FundModel
import FundReport
import FundResults
import LuaRuntime

extension RunObject {
  /// The methods that read the breakdown of a run.
  static func addBreakdown(_ type: inout Definition, _ context: ScriptContext) {
    let format = context.options.format
    func view(
      _ view: BreakdownView, _ make: @escaping (BreakdownSummary) -> RecordContent
    ) -> (RunObject, borrowing LuaCall) throws -> LuaReturn {
      { run, call in
        let summary = try run.breakdown()
        let content = make(summary)
        return try call.returns(
          object: ScriptRecord(view.rawValue, fields: content.fields, items: content.items) {
            view.lines(summary, format: format).joined(separator: "\n")
          })
      }
    }
    type.methods["attribution"] = view(.attribution, \.attribution.content)
    type.methods["zones"] = view(.zones, \.zones.content)
    type.methods["vintages"] = view(.vintages, \.vintages.content)
    type.methods["products"] = view(.products, \.products.content)
    type.methods["drift"] = view(.drift, \.drift.content)
    type.methods["liquidity"] = view(.liquidity, \.liquidity.content)
    type.methods["cvar_decomposition"] = { run, call in
      try call.returns(object: run.tailParts(call, format))
    }
  }

  /// - Throws: `LuaError` when the run kept no breakdown.
  func breakdown() throws -> BreakdownSummary {
    guard let summary = document.breakdown else {
      throw LuaError("this run kept no breakdown; run the fund with breakdown = true")
    }
    return summary
  }

  private func tailParts(_ call: borrowing LuaCall, _ format: TextFormat) throws -> ScriptRecord {
    guard let table = result.breakdown else {
      throw LuaError("this run kept no breakdown; run the fund with breakdown = true")
    }
    let level = try call.number(1)
    guard level > 0, level < 1 else {
      throw call.argumentError(1, "a level between 0 and 1 expected, got \(level)")
    }
    let name = try call.optionalString(2) ?? TailDecomposition.Basis.zone.rawValue
    guard let basis = TailDecomposition.Basis(rawValue: name) else {
      throw call.unknown(
        "a CVaR is not taken apart by", name,
        among: TailDecomposition.Basis.allCases.map(\.rawValue))
    }
    let parts: TailDecomposition?
    do {
      parts = try TailDecomposition(
        table, samples: result.samples, config: result.config, level: level, by: basis)
    } catch {
      throw LuaError(error.description)
    }
    guard let parts else { throw LuaError("the loss is defined on no path") }
    let content = parts.content
    return ScriptRecord("CVaR decomposition", fields: content.fields, items: content.items) {
      tailTable(parts).lines(format).joined(separator: "\n")
    }
  }
}
