/// A source line and the marks under the part that a message speaks of.
struct ScriptMarker {
  let line: String
  let marks: String

  /// The part is the nearest thing in the line that the message names: the word after `near` of a syntax error, a
  /// quoted name, the last part of a path. Else it is the whole line.
  init(message: String, line: String) {
    // A tab counts as one column wherever it stands.
    let text = line.map { $0 == "\t" ? " " : $0 }.prefix(160)
    let end = text.lastIndex { !$0.isWhitespace } ?? -1
    let start = text.firstIndex { !$0.isWhitespace } ?? 0
    self.line = String(text.prefix(end + 1))
    var range = start..<max(start, end + 1)
    for name in Self.names(in: message) {
      if let found = Self.last(Array(name), in: Array(text)) {
        range = found
        break
      }
    }
    marks =
      String(repeating: " ", count: range.lowerBound)
      + String(repeating: "^", count: max(1, range.count))
  }

  /// What the message names, best first.
  private static func names(in message: String) -> [String] {
    let first = message.split(separator: "\n").first.map(String.init) ?? ""
    let quoted = first.split(separator: "'", omittingEmptySubsequences: false)
    var names = quoted.indices.filter { $0 % 2 == 1 }.map { String(quoted[$0]) }
    let path = first.prefix { $0 != " " && $0 != ":" }
    if path.contains("."), let key = path.split(separator: ".").last {
      names.append(String(key.prefix { $0 != "[" }))
    }
    return names.filter { !$0.isEmpty && $0 != "<eof>" }
  }

  /// The last place of `name` in `text` where no longer word holds it.
  private static func last(_ name: [Character], in text: [Character]) -> Range<Int>? {
    guard !name.isEmpty, name.count <= text.count else { return nil }
    func isWord(_ index: Int) -> Bool {
      text.indices.contains(index)
        && (text[index].isLetter || text[index].isNumber || text[index] == "_")
    }
    let isName = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    for start in stride(from: text.count - name.count, through: 0, by: -1)
    where Array(text[start..<start + name.count]) == name {
      if isName, isWord(start - 1) || isWord(start + name.count) { continue }
      return start..<start + name.count
    }
    return nil
  }
}
