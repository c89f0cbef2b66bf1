import FundModel
import FundResults
import LuaRuntime

/// Candidates for the word at the cursor: names of the session, commands, and inside a string what the function in
/// front of it takes. Runs no script code.
struct ReplCompletion {
  typealias Found = (wordLength: Int, candidates: [String])
  let found: Found

  init(_ session: ScriptSession, line: String, cursor: Int) {
    let before = Array(line.utf8.prefix(cursor))
    let text = String(decoding: before, as: UTF8.self)
    if before.first == UInt8(ascii: "?") || Self.isHelp(before) {
      found = Self.topic(session, text, line, cursor)
    } else if let open = Self.openString(before) {
      found = Self.inString(session, before, open)
    } else if text.hasPrefix(":"), !text.hasPrefix("::") {
      found = Self.command(session, text, line, cursor)
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

  private static func starting(_ word: some StringProtocol, _ names: [String]) -> Found {
    (word.utf8.count, Set(names.filter { $0.hasPrefix(word) }).sorted())
  }

  /// What help knows; behind the name of something at hand, its members.
  private static func topic(
    _ session: ScriptSession, _ text: String, _ line: String, _ cursor: Int
  ) -> Found {
    let word = String(text.reversed().prefix { !" ?\"(".contains($0) }.reversed())
    let first = String(word.prefix { $0 != "." && $0 != ":" })
    let known = emptyDocument.completions(word)
    if first != word, ReplExplanation.global(first, session) != nil {
      let live = session.state.complete(line, cursor: cursor)
      // fund.size may be meant as a parameter though `fund` is at hand.
      if known.isEmpty || !live.candidates.isEmpty { return live }
    }
    let names =
      ["eq", "fund", "run", "sample", "metrics"] + Metric.allCases.map(\.name)
      + ScriptReference.methods(of: "eq")
    return starting(word, names + known)
  }

  /// Commands, and what they take.
  private static func command(
    _ session: ScriptSession, _ text: String, _ line: String, _ cursor: Int
  ) -> Found {
    guard let space = text.firstIndex(of: " ") else {
      return starting(text, ReplCommand.all.map(\.name))
    }
    let rest = text[space...].drop { $0 == " " }
    switch text[..<space] {
    case ":load": return ReplFiles.starting(String(rest), endings: [".lua", ".json"])
    case ":record": return ReplFiles.starting(String(rest), endings: [".lua"])
    case ":unset": return starting(rest, session.context.overrides.map(\.path))
    case ":set":
      let words = rest.split(omittingEmptySubsequences: true) { $0 == " " || $0 == "=" }
      if let path = words.first, words.count > 1 || rest.hasSuffix(" ") {
        return starting(words.count > 1 ? words[1] : "", choices(String(path)))
      }
      let document = ReplExplanation.fund("fund", session)?.document ?? emptyDocument
      return starting(rest, document.completions(String(rest)))
    case ":time" where !rest.contains { $0 == "." || $0 == ":" }:
      let found = session.state.complete(line, cursor: cursor)
      let words = ["on", "off", "auto"].filter { $0.hasPrefix(rest) }
      return (max(found.wordLength, rest.utf8.count), (words + found.candidates).sorted())
    default: return session.state.complete(line, cursor: cursor)
    }
  }

  /// The words that a parameter may be.
  private static func choices(_ path: String) -> [String] {
    guard let row = (try? ParameterRegistry.standard.describe(path))?.parameter else { return [] }
    if case .choice(let words) = row.type { return words }
    return []
  }

  private static func inString(
    _ session: ScriptSession, _ line: [UInt8], _ open: Int
  ) -> Found {
    let word = String(decoding: line[open...], as: UTF8.self)
    let head = String(decoding: line[..<max(0, open - 1)], as: UTF8.self)
    let call = head.reversed().drop { " (".contains($0) }.prefix { $0.isLetter || $0 == "_" }
    switch String(call.reversed()) {
    case "preset": return starting(word, PresetLibrary.standard.names)
    case "recipe": return starting(word, ReplFiles.library("recipes"))
    case "scenario": return starting(word, ReplFiles.library("scenarios"))
    case "worst", "plot", "explain", "bootstrap": return starting(word, Metric.allCases.map(\.name))
    case "fan": return starting(word, RunObject.fanColumns)
    case "csv": return starting(word, ["metrics", "samples", "yearly"])
    case "load", "manager", "write", "import_legacy":
      return ReplFiles.starting(word, endings: [".json"])
    case "dofile", "loadfile": return ReplFiles.starting(word, endings: [".lua"])
    case "report", "write_csv", "calibrate", "classify", "import_suburbs", "open", "lines":
      return ReplFiles.starting(word, endings: nil)
    default: return starting(word, paths(session, head, word))
    }
  }

  private static let emptyDocument = ConfigDocument(root: ConfigNode(.object(ConfigObject())))

  /// Paths of the fund whose name the expression in front of the string starts with; else of the registry.
  private static func paths(_ session: ScriptSession, _ head: String, _ word: String) -> [String] {
    let isName = { (character: Character) in
      character.isLetter || character.isNumber || character == "_"
    }
    for part in head.split(whereSeparator: { !isName($0) }).reversed() {
      if let fund = ReplExplanation.fund(String(part), session) {
        return fund.document.completions(word)
      }
    }
    return emptyDocument.completions(word)
  }
}
