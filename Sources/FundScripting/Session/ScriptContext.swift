import FundModel
import LuaRuntime

/// What the functions of one session share. It does not hold the Lua state, which holds them.
final class ScriptContext {
  let options: ScriptOptions
  let stop: LuaStopToken
  let sources: ScriptSources
  /// Changes to every fund that is run or returned, made last; the console's `:set` adds to them.
  var overrides: [(path: String, value: ConfigValue)]
  /// Where texts go, within the limit on output.
  var emit: (String) -> Void
  /// Files of scenarios that are being read: one that asks for itself would go on for ever.
  var scenarioFiles: Set<String> = []
  /// Loops of the script with a progress line that are open, the outermost first.
  var loops: [ScriptLoop] = []
  /// Bytes of `eq.log` so far in a sandbox.
  var logged = 0
  /// Runs the functions of funds; they stop when the script stops.
  let hooks: LuaHookRuntime

  init(_ options: ScriptOptions, stop: LuaStopToken) {
    self.options = options
    self.stop = stop
    sources = ScriptSources(readsFiles: !options.sandboxed)
    overrides = options.overrides
    emit = options.output
    hooks = LuaHookRuntime { stop.isStopRequested }
  }

  /// Writes a text for people.
  func write(_ text: String) { emit(text.hasSuffix("\n") ? text : text + "\n") }

  /// The fund as it is run and returned: with the changes of whoever started the script.
  func overridden(_ document: ConfigDocument) throws -> ConfigDocument {
    var document = document
    for (path, value) in overrides {
      document = try document.with(
        [(path, value)], origin: .commandLine("\(path)=\(value.shortText)"))
    }
    return document
  }

  /// Throws when the script must not touch files.
  func checkFiles(_ call: borrowing LuaCall) throws {
    if options.sandboxed {
      throw LuaError("'\(call.name)' is not there in a sandboxed script: it touches files")
    }
  }

  /// For completion: the keys below a path of a fund, and the names of its records.
  func members(_ fund: FundObject, under path: [String]) -> [String] {
    let prefix = path.filter { !$0.isEmpty }.joined(separator: ".")
    let found = fund.document.completions(prefix.isEmpty ? "" : prefix + ".")
    let names = found.compactMap { $0.split(separator: ".").last.map(String.init) }
      .filter { !$0.contains("[") }
    // Behind a list stand its records; their fields are one step further.
    let isList =
      !prefix.isEmpty && ((try? fund.document.value(at: prefix)) ?? nil)?.arrayValue != nil
    guard isList, let schema = try? fund.document.registry.describe(prefix) else { return names }
    return names.filter { !schema.children.contains($0) }
  }
}
