/// The texts of the functions of a chunk, cut out of it by its words.
///
/// `function`, `do` and `if` each want an `end`, nothing else does; strings, comments and long brackets
/// hold no words.
struct LuaFunctionTexts {
  /// A function of the chunk.
  struct Found: Equatable {
    /// Lines on which Lua may say that it begins: of the word, and of its parameters.
    let firstLines: Set<Int>
    let lastLine: Int
    /// `function(...) ... end`, whatever the function was called.
    let text: String
  }

  private(set) var functions: [Found] = []

  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  /// What waits for its `end`: a function, or nil for another block.
  private var open: [Head?] = []

  private struct Head {
    let line: Int
    let parametersLine: Int
    /// Where the parameters begin: at `(`.
    let start: Int
    let isMethod: Bool
  }

  init(_ source: String) {
    bytes = Array(source.utf8)
    while at < bytes.count { step() }
  }

  /// The functions that begin and end on these lines.
  func candidates(_ lines: ClosedRange<Int>) -> [String] {
    functions.filter {
      $0.firstLines.contains(lines.lowerBound) && $0.lastLine == lines.upperBound
    }.map(\.text)
  }

  private func byte(_ offset: Int) -> UInt8 {
    at + offset < bytes.count ? bytes[at + offset] : 0
  }

  private mutating func advance() {
    if bytes[at] == UInt8(ascii: "\n") { line += 1 }
    at += 1
  }

  private mutating func step() {
    switch byte(0) {
    case UInt8(ascii: "-") where byte(1) == UInt8(ascii: "-"):
      at += 2
      if !skipLongBracket() {
        while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
      }
    case UInt8(ascii: "["):
      if !skipLongBracket() { at += 1 }
    case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString()
    case let first where Self.isLetter(first): word()
    case let first where Self.isDigit(first):
      while at < bytes.count, Self.isLetter(bytes[at]) || Self.isDigit(bytes[at]) { at += 1 }
    default: advance()
    }
  }

  private mutating func skipString() {
    let quote = bytes[at]
    at += 1
    while at < bytes.count, bytes[at] != quote {
      if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count { at += 1 }
      advance()
    }
    at += 1
  }

  /// `[[ ... ]]`, `[==[ ... ]==]`; false, and nothing skipped, when there is none here.
  private mutating func skipLongBracket() -> Bool {
    guard byte(0) == UInt8(ascii: "[") else { return false }
    var level = 0
    while byte(1 + level) == UInt8(ascii: "=") { level += 1 }
    guard byte(1 + level) == UInt8(ascii: "[") else { return false }
    let close =
      [UInt8(ascii: "]")] + Array(repeating: UInt8(ascii: "="), count: level)
      + [UInt8(ascii: "]")]
    while at < bytes.count, !bytes[at...].starts(with: close) { advance() }
    at = min(bytes.count, at + close.count)
    return true
  }

  private mutating func word() {
    let start = at
    while at < bytes.count, Self.isLetter(bytes[at]) || Self.isDigit(bytes[at]) { at += 1 }
    switch String(decoding: bytes[start..<at], as: UTF8.self) {
    case "function": head()
    case "do", "if": open.append(nil)
    case "end":
      guard let head = open.popLast() ?? nil else { return }
      let body = String(decoding: bytes[head.start..<at], as: UTF8.self)
      functions.append(
        Found(
          firstLines: [head.line, head.parametersLine], lastLine: line,
          text: "function" + (head.isMethod ? Self.withSelf(body) : body)))
    default: break
    }
  }

  /// From behind the word `function` to its parameters.
  private mutating func head() {
    let first = line
    var isMethod = false
    while at < bytes.count, bytes[at] != UInt8(ascii: "(") {
      if byte(0) == UInt8(ascii: "-"), byte(1) == UInt8(ascii: "-") {
        step()
        continue
      }
      if bytes[at] == UInt8(ascii: ":") { isMethod = true }
      advance()
    }
    open.append(Head(line: first, parametersLine: line, start: at, isMethod: isMethod))
  }

  /// `(a, b) ...` with the parameter that a colon stands for.
  private static func withSelf(_ body: String) -> String {
    let rest = body.dropFirst()
    let isAlone = rest.first { !$0.isWhitespace } == ")"
    return "(self" + (isAlone ? "" : ", ") + rest
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte == 0x5f || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
  }
}
