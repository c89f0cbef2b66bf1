/// What hooks have of Lua: the pure part. The state itself takes the rest away (`LuaState.Profile.pure`);
/// this list lets a message name it before a worker is made.
enum HookLibrary {
  static let globals: Set<String> = [
    "assert", "error", "getmetatable", "ipairs", "math", "pairs", "pcall", "select",
    "setmetatable", "string", "table", "tonumber", "tostring", "type", "utf8", "xpcall",
    "_VERSION", "_ENV",
  ]

  private static let libraries: Set<String> = ["math", "string", "table", "utf8"]
  private static let chance: Set<String> = ["math.random", "math.randomseed", "string.dump"]

  /// Whether `math.max`, `math` or `type` is there.
  static func holds(_ name: String) -> Bool {
    guard let dot = name.firstIndex(of: ".") else { return globals.contains(name) }
    return libraries.contains(String(name[..<dot])) && !chance.contains(name)
  }
}
