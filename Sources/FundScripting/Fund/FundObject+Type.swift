import FundModel
import FundReport
import LuaRuntime

extension FundObject {
  /// How scripts see a fund.
  static func type(_ context: ScriptContext) -> LuaTypeDefinition<FundObject> {
    var type = LuaTypeDefinition<FundObject>(name: "Fund")
    type.index = { fund, key, call in
      if key == "hooks" { return try call.returns(object: FundHooks(fund)) }
      return try call.explaining { try call.returns(fund.read(key)) }
    }
    type.newIndex = { fund, key, call in
      if key == "hooks", try fund.writeHooks(call, context) { return }
      try call.explaining { try fund.write(key, call.value(1), call) }
    }
    type.length = { $0.keys("").count }
    type.foreignBytes = { $0.countBytes() }
    type.description = { $0.summary }
    type.metamethods["__pairs"] = { call in
      let fund = try call.object(1, as: FundObject.self)
      return try call.returnsPairs(
        fund.keys("").map {
          (.string($0), $0 == "hooks" ? .object(FundHooks(fund)) : try fund.read($0))
        })
    }
    type.members = { fund, path in context.members(fund, under: path) }
    addChanges(&type, context)
    addTexts(&type, context)
    type.methods["run"] = { fund, call in
      try call.returns(object: RunRequest(call, context: context, keeps: true).run(fund, call))
    }
    addAnalyses(&type, context)
    return type
  }

  private static func addChanges(
    _ type: inout LuaTypeDefinition<FundObject>, _ context: ScriptContext
  ) {
    type.methods["with"] = { fund, call in
      try call.returns(
        object: FundObject(fund.document.with(call.table(1), call, context.sources)))
    }
    type.methods["copy"] = { fund, call in try call.returns(object: FundObject(fund.document)) }
    type.methods["validate"] = { fund, call in
      let issues = fund.document.validate() + fund.document.hookIssues()
      return try call.returns(
        object: ScriptRecord("list of issues", items: issues.map(\.luaValue)) {
          issues.isEmpty ? "no issues" : issues.map(\.description).joined(separator: "\n")
        })
    }
    type.methods["diff"] = { fund, call in
      let other = try call.object(1, as: FundObject.self)
      return try call.returns(object: ConfigComparison.record(fund.document, other.document))
    }
    type.methods["why"] = { fund, call in
      let path = try call.string(1)
      let origin = try call.explaining { try fund.document.why(path) }
      return try call.returns(origin.map { .string($0.description) } ?? .nil)
    }
  }

  private static func addTexts(
    _ type: inout LuaTypeDefinition<FundObject>, _ context: ScriptContext
  ) {
    type.methods["write"] = { fund, call in
      try context.checkFiles(call)
      let file = try call.string(1)
      try call.explaining { try fund.document.write(to: file) }
      return call.returnsSelf()
    }
    type.methods["json"] = { fund, call in call.returns(fund.document.canonicalJSON) }
    type.methods["hash"] = { fund, call in call.returns(try fund.document.hash) }
    type.methods["describe"] = { fund, call in
      let path = try call.string(1)
      return try call.explaining {
        let value = try fund.document.value(at: path)
        let origin = try fund.document.why(path)
        return try call.returns(
          object: ParameterPage.record(path, value: value, origin: origin))
      }
    }
  }
}

extension ConfigIssue {
  /// The issue as a table: severity, path, message, value, expected, unit, suggestion, origin.
  var luaValue: LuaValue {
    var fields: [(name: String, value: LuaValue)] = [
      ("severity", .string(severity.rawValue)), ("path", .string(path)),
      ("message", .string(message)),
    ]
    let others = [
      ("value", value), ("expected", expected), ("unit", unit?.rawValue),
      ("suggestion", suggestion), ("origin", origin?.description),
    ]
    fields += others.map { ($0.0, $0.1.map { .string($0) } ?? .nil) }
    return .object(ScriptRecord("issue", fields: fields) { description })
  }
}
