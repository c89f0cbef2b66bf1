/// The part of Lua's traceback that a script's author can use: the lines of scripts, innermost first.
struct ScriptTraceback {
  struct Frame {
    let chunk: String
    let line: Int
    /// For example `function 'build'`.
    let role: String
  }

  static let most = 8
  let frames: [Frame]

  init(_ text: String, sources: ScriptSources) {
    frames = text.split(separator: "\n").dropFirst().compactMap { line in
      let text = line.drop { $0 == "\t" || $0 == " " }
      guard !text.hasPrefix("[C]"), let separator = text.range(of: ": in ") else { return nil }
      let place = text[..<separator.lowerBound]
      guard let colon = place.lastIndex(of: ":"),
        let number = Int(place[place.index(after: colon)...])
      else { return nil }
      return Frame(
        chunk: sources.fullName(String(place[..<colon])), line: number,
        role: String(text[separator.upperBound...]))
    }
  }

  /// The callers of the line that failed: `fund.lua:12 (in function 'build')`.
  var callers: [String] {
    let lines = frames.dropFirst().map { "\($0.chunk):\($0.line) (in \($0.role))" }
    guard lines.count > Self.most else { return lines }
    return lines.prefix(Self.most) + ["… and \(lines.count - Self.most) more"]
  }
}
