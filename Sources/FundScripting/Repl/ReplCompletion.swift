import FundModel
import LuaRuntime

/// Candidates for the word at the cursor: names of the session, and inside a string paths of the fund that the line
/// speaks of, presets and metrics. Runs no script code.
struct ReplCompletion {
  let found: (wordLength: Int, candidates: [String])

  init(_ session: ScriptSession, line: String, cursor: Int) {
    let before = Array(line.utf8.prefix(cursor))
    if before.first == UInt8(ascii: "?") || Self.isHelp(before) {
      found = Self.topics(before)
    } else if let open = Self.openString(before) {
      found = Self.inString(session, before, open)
    } else {
      found = session.state.complete(line, cursor: cursor)
    }
  }

  private static func isHelp(_ line: [UInt8]) -> Bool {
    line.starts(with: "help \"".utf8) || line.starts(with: "help(\"".utf8)
  }

  /// Where the string that is open at the end of the line starts, behind its quote; nil outside of strings.
  private static func openString(_ line: [UInt8]) -> Int? {
    var quote: UInt8?
    var start = 0
    var index = 0
    while index < line.count {
      let byte = line[index]
      if let open = quote {
        if byte == UInt8(ascii: "\\") { index += 1 } else if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        start = index + 1
      }
      index += 1
    }
    return quote == nil ? nil : start
  }

  private static func topics(_ line: [UInt8]) -> (wordLength: Int, candidates: [String]) {
    let word = String(
      decoding: line.reversed().prefix { !" ?\"(".utf8.contains($0) }.reversed(), as: UTF8.self)
    let names =
      ["eq", "fund", "run", "sample", "metrics"] + Metric.allCases.map(\.name)
      + ScriptReference.methods(of: "eq")
    let paths = ConfigDocument(root: ConfigNode(.object(ConfigObject()))).completions(word)
    return (word.utf8.count, (names.filter { $0.hasPrefix(word) } + paths).sorted())
  }

  private static func inString(
    _ session: ScriptSession, _ line: [UInt8], _ open: Int
  ) -> (wordLength: Int, candidates: [String]) {
    let word = String(decoding: line[open...], as: UTF8.self)
    let head = String(decoding: line[..<max(0, open - 1)], as: UTF8.self)
    let call = head.reversed().drop { " (".contains($0) }.prefix { $0.isLetter || $0 == "_" }
    var names: [String]
    switch String(call.reversed()) {
    case "preset": names = PresetLibrary.standard.names
    case "worst", "plot": names = Metric.allCases.map(\.name)
    default: names = paths(session, head, word)
    }
    names = names.filter { $0.hasPrefix(word) }
    return (word.utf8.count, names.sorted())
  }

  /// Paths of the fund whose name the expression in front of the string starts with; else of the registry.
  private static func paths(_ session: ScriptSession, _ head: String, _ word: String) -> [String] {
    let isName = { (character: Character) in
      character.isLetter || character.isNumber || character == "_"
    }
    for part in head.split(whereSeparator: { !isName($0) }).reversed() {
      if let reference = try? session.state.globals.reference(at: .string(String(part))),
        reference.type == .userdata, case .object(let object)? = try? reference.value(),
        let fund = object as? FundObject
      {
        return fund.document.completions(word)
      }
    }
    return ConfigDocument(root: ConfigNode(.object(ConfigObject()))).completions(word)
  }
}
