import FundModel
import LuaRuntime

/// What was typed, as a script that gives the same results.
///
/// An expression shows its value and keeps it as `_`, as the console does; names that are local to
/// an entry stay local to it; what failed is a comment. Everything from the start of the session is
/// kept, so that a record is whole whenever it begins.
final class ReplRecorder {
  enum Kind {
    case expression, statement, failed, note
    /// A statement that stands alone already.
    case block
  }

  /// Where to; nil while nothing is recorded.
  var file: String?
  private let state: LuaState
  private var pieces: [String] = []

  private static let head = """
    -- Recorded by the console; run it with: equihome run FILE
    eq = require "equihome"
    help = eq.help

    -- What the console does with the result of an expression.
    local function show(...)
      if select("#", ...) > 1 or (...) ~= nil then
        _ = (...)
        print(...)
      end
    end

    """

  init(_ state: LuaState) { self.state = state }

  func add(_ text: String, _ kind: Kind) {
    switch kind {
    case .expression: pieces.append(expression(text))
    case .statement: pieces.append(statement(text))
    case .block: pieces.append(text)
    case .failed: pieces.append(Self.comment("failed: " + text))
    case .note: pieces.append(Self.comment(text))
    }
  }

  /// Writes all of it, or nothing.
  func save() throws {
    guard let file else { return }
    try ConfigFile.write(
      Array((Self.head + "\n" + pieces.joined(separator: "\n") + "\n").utf8), to: file)
  }

  private func expression(_ text: String) -> String {
    var text = Substring(text)
    // `= x`, as older consoles of Lua had it, and a semicolon at the end.
    if text.hasPrefix("=") { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace || last == ";" { text.removeLast() }
    let call = text.contains("--") || text.contains("\n") ? "show(\(text)\n)" : "show(\(text))"
    if compiles(call) { return call }
    return "show((function(...) return \(text)\nend)(...))"
  }

  private func statement(_ text: String) -> String {
    let words = Set(
      text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ":") }.map(String.init))
    if words.contains("return") {
      return "do local function entry(...)\n\(text)\nend entry(...) end"
    }
    // A local of an entry ends with it; a label is known once in a script.
    let isClosed = words.contains("local") || words.contains { $0.hasPrefix("::") }
    if isClosed { return "do \(text)\nend" }
    // Behind a line that ends in a value, it would be read as a call.
    return text.hasPrefix("(") ? ";" + text : text
  }

  private func compiles(_ text: String) -> Bool { (try? state.load(text)) != nil }

  private static func comment(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "-- " + $0 }
      .joined(separator: "\n")
  }

  /// A text as Lua has it between quotes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\0": result += "\\0"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A value of a configuration as Lua writes it.
  static func literal(_ value: ConfigValue) -> String {
    switch value {
    case .null: "nil"
    case .bool(let flag): "\(flag)"
    case .number(let number): number.text
    case .string(let text): quoted(text)
    case .array(let items): "{ " + items.map { literal($0.value) }.joined(separator: ", ") + " }"
    case .object(let object):
      "{ "
        + object.entries.map { "[\(quoted($0.key))] = \(literal($0.node.value))" }
        .joined(separator: ", ") + " }"
    }
  }
}
