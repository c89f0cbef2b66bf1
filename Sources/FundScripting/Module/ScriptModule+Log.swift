import FundLog
import FundModel
import FundService
import LuaRuntime

extension ScriptModule {
  /// `eq.log("info", "loans read", { loans = 120 })`: a record of the program's log, module
  /// `fund.script`.
  var log: LuaFunction {
    LuaFunction("log") { [context] call in
      let word = try call.string(1)
      let levels = LogLevel.allCases.filter { $0 != .off }
      guard let level = levels.first(where: { $0.rawValue == word }) else {
        throw call.unknown("eq.log has no level", word, among: levels.map(\.rawValue))
      }
      let message = try call.string(2)
      let table = try call.optionalTable(3) ?? LuaTable()
      guard table.array.isEmpty, table.integers.isEmpty else {
        throw call.argumentError(3, "fields by name expected, such as { loans = 120 }")
      }
      var fields: [LogField] = []
      for (name, value) in table.fields.sorted(by: { $0.key < $1.key }) {
        fields.append(.init(name, try Self.logValue(value, name)))
      }
      let log = context.options.run.log.of(LogModule.script)
      guard log.isOn(level) else { return call.returns() }
      try context.charge(message, fields)
      log.log(level, message, fields)
      return call.returns()
    }
  }

  private static func logValue(_ value: LuaValue, _ name: String) throws -> LogValue {
    switch value {
    case .string(let text): return .text(text)
    case .int(let number): return .int(number)
    case .number(let number): return .number(number)
    case .bool(let flag): return .bool(flag)
    default:
      throw LuaError(
        "eq.log: field \(name): a text, a number, true or false expected, got \(value.typeName)")
    }
  }
}

extension ScriptContext {
  /// Counts what a sandboxed script logs against its limit on output, as if it had printed it.
  fileprivate func charge(_ message: String, _ fields: [LogField]) throws {
    guard options.sandboxed else { return }
    logged += message.utf8.count + 100
    for field in fields {
      logged += field.name.utf8.count + 24
      if case .text(let text) = field.value { logged += text.utf8.count }
    }
    let limit = options.outputLimit ?? 1 << 20
    guard logged <= limit else {
      throw LuaError("eq.log: a sandboxed script may log \(limit) bytes, as much as it may print")
    }
  }
}
