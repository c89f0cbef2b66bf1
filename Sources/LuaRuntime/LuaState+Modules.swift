import CLuaBridge

extension LuaState {
  /// Makes `require "name"` run this source text. Syntax errors are thrown here.
  public func preload(_ name: String, source: String, chunkName: String? = nil) throws {
    try preload(name, .function(try load(source, chunkName: chunkName ?? "=\(name)")))
  }

  /// Makes `require "name"` answer what `open` returns; it runs once, at the first `require`.
  public func preload(
    _ name: String, open: @escaping (LuaState) throws -> LuaValue
  ) throws {
    let opener = LuaFunction(name) { call in try call.returns(open(call.state)) }
    try preload(name, .native(opener))
  }

  private func preload(_ name: String, _ loader: LuaValue) throws {
    try withTree { tree in
      try encode(loader, into: &tree)
      try check(clb_preload(active, name, &tree))
    }
  }

  /// Puts patterns such as `dir/?.lua` in front of `package.path`. Trusted profile only.
  public func addModulePaths(_ patterns: [String]) throws {
    guard profile == .trusted else { throw LuaError("a sandboxed state has no modules") }
    let package = try globals.reference(at: "package")
    let path = try package.get("path").stringValue ?? ""
    let added = patterns.joined(separator: ";")
    try package.set("path", .string(path.isEmpty ? added : added + ";" + path))
  }
}
