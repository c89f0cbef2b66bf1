import FundModel
import FundResults

/// Text as HTML, for content and for quoted attributes: never markup, and without characters that steer
/// the display (controls, direction marks), which become U+FFFD.
func escaped(_ text: String) -> String {
  var html = ""
  html.reserveCapacity(text.utf8.count)
  for scalar in printable(text).unicodeScalars {
    switch scalar {
    case "&": html += "&amp;"
    case "<": html += "&lt;"
    case ">": html += "&gt;"
    case "\"": html += "&quot;"
    case "'": html += "&#39;"
    default: html.unicodeScalars.append(scalar)
    }
  }
  return html
}

/// Text of several lines as HTML; lines and tabs stay.
func escapedLines(_ text: String) -> String {
  textLines(text)
    .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map { escaped(String($0)) } }
    .map { $0.joined(separator: "\t") }.joined(separator: "\n")
}

/// The lines of a text, whatever ends them.
func textLines(_ text: String) -> [String] {
  text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    .map(String.init)
}

/// Names of elements, each once: letters, digits and `_` of what they are asked for.
struct ElementNames {
  private var taken: Set<String> = []

  mutating func name(_ wish: String) -> String {
    let letters = wish.lowercased().unicodeScalars.map { scalar -> Character in
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "_"
        ? Character(scalar) : "-"
    }
    let base = "i-" + String(letters.prefix(60))
    var name = base
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(base)-\(number)"
      number += 1
    }
    return name
  }
}
