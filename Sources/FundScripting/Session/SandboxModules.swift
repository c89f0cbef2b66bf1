import FundModel
import LuaRuntime

/// `require` of a sandboxed state, which has no modules of files: it knows this module, and the modules of the library by
/// their names, such as `equihome.paired`. Both are the product's own text.
enum SandboxModules {
  static func install(
    _ state: LuaState, _ module: LuaReference, _ sources: ScriptSources
  ) throws {
    var loaded: [String: LuaReference] = ["equihome": module]
    try state.register("require") { call in
      let name = try call.string(1)
      if let found = loaded[name] { return try call.returns(.reference(found)) }
      guard let file = file(of: name), let text = try? ScriptFile.read(file) else {
        throw LuaError(
          "module '\(name)' not found: a sandboxed script has \"equihome\" and its library alone")
      }
      sources.add(file, text)
      let results = try call.state.load(text, chunkName: "@" + file).callKeeping()
      guard let found = results.first else {
        throw LuaError("module '\(name)' returned nothing")
      }
      loaded[name] = found
      return try call.returns(.reference(found))
    }
  }

  /// The file of a module of the library: one word of small letters behind `equihome.`, so that no path leads elsewhere.
  private static func file(of name: String) -> String? {
    let prefix = "equihome."
    guard name.hasPrefix(prefix), let library = ModuleFolders.standard.first else { return nil }
    let word = name.dropFirst(prefix.count)
    guard !word.isEmpty, word.utf8.allSatisfy({ 97...122 ~= $0 || $0 == 95 }) else { return nil }
    return "\(library)/equihome/\(word).lua"
  }
}
