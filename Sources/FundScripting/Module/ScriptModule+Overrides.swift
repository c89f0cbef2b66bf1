import FundModel
import LuaRuntime

extension ScriptModule {
  /// `eq.set`: what the console's `:set` and the command line's `--set` do, from here on.
  var overriding: [LuaFunction] {
    [
      LuaFunction("set") { [context] call in
        let path = try call.string(1)
        // Spelled out: a bare nil would be the null of a configuration.
        let value: ConfigValue? =
          try call.isNil(2) ? Optional.none : .some(ConfigValue(call.value(2), at: path))
        try call.explaining { try context.override(path, value) }
        return call.returns()
      }
    ]
  }
}

extension ScriptContext {
  /// Changes every fund that is run or returned from here on; nil takes the change back.
  ///
  /// - Throws: `ConfigError` for a path that the registry does not know, and where it can be told
  ///   without a fund (outside of records) for a value of wrong type or range.
  func override(_ path: String, _ value: ConfigValue?) throws {
    let found = try ParameterRegistry.standard.describe(path)
    if let value, !found.path.contains("[") {
      let empty = ConfigDocument(root: ConfigNode(.object(ConfigObject())))
      _ = try empty.with([(path, value)], origin: .program)
    }
    overrides.removeAll { $0.path == path }
    if let value { overrides.append((path, value)) }
  }
}
