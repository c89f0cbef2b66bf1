/// The part of Lua's traceback that a script's author can use.
enum ScriptTraceback {
  static let most = 8

  /// The callers of the line that failed, innermost first: `fund.lua:12 (in function 'build')`.
  static func callers(_ traceback: String, sources: ScriptSources) -> [String] {
    let frames = traceback.split(separator: "\n").dropFirst().compactMap { line -> String? in
      let text = line.drop { $0 == "\t" || $0 == " " }
      if text.hasPrefix("...") { return String(text) }
      guard !text.hasPrefix("[C]") else { return nil }
      guard let separator = text.range(of: ": in ") else { return nil }
      let place = text[..<separator.lowerBound]
      guard let colon = place.lastIndex(of: ":") else { return nil }
      let chunk = sources.fullName(String(place[..<colon]))
      return chunk + place[colon...] + " (in " + text[separator.upperBound...] + ")"
    }
    let callers = Array(frames.dropFirst())
    guard callers.count > most else { return callers }
    return callers.prefix(most) + ["… and \(callers.count - most) more"]
  }
}
