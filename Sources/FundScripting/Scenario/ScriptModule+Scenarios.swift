import FundModel
import FundReport
import LuaRuntime

extension ScriptModule {
  /// Scenarios, stress tests and reverse stress.
  var scenarios: [LuaFunction] {
    [
      LuaFunction("scenario") { [context] call in
        let library = ScenarioLibrary(context: context, state: call.state)
        return try call.returns(object: ScenarioObject(library.read(call.value(1), call)))
      },
      LuaFunction("scenarios") { [context] call in
        let library = ScenarioLibrary(context: context, state: call.state)
        let origin = call.origin
        let all = try call.explaining {
          try ScenarioLibrary.names.map { try library.load($0, origin: origin) }
        }
        let format = context.options.format
        return try call.returns(
          object: ScriptRecord(
            "list of scenarios",
            fields: all.map { ($0.name, .object(ScenarioObject($0))) },
            items: all.map { .object(ScenarioObject($0)) }
          ) { scenarioTable(all).lines(format).joined(separator: "\n") })
      },
      LuaFunction("stress") { [context] call in
        try call.returns(object: StressObject.run(call, context))
      },
      LuaFunction("solve") { [context] call in
        try call.returns(object: SolveRecord.run(call, context))
      },
    ]
  }
}
