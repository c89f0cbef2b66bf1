/// Writes configuration trees as JSON text.
///
/// Strings and numbers are always in the form of RFC 8785 (shortest numbers, fewest escapes); the
/// layout is the caller's choice.
enum JsonWriter {
  /// Indented by two spaces, keys in the tree's order; lists of plain values stay on one line when
  /// they fit into 100 columns. Ends with a line feed.
  static func pretty(_ value: ConfigValue) -> String {
    var text = ""
    write(value, indent: 0, column: 0, into: &text)
    return text + "\n"
  }

  /// The canonical form of RFC 8785: keys sorted by UTF-16 code units, no white space.
  static func canonical(_ value: ConfigValue) -> String {
    switch value {
    case .array(let items):
      return "[" + items.map { canonical($0.value) }.joined(separator: ",") + "]"
    case .object(let object):
      let sorted = object.entries.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
      return "{"
        + sorted.map { quoted($0.key) + ":" + canonical($0.node.value) }.joined(separator: ",")
        + "}"
    default: return scalar(value)
    }
  }

  private static func write(
    _ value: ConfigValue, indent: Int, column: Int, into text: inout String
  ) {
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch value {
    case .array(let items):
      if let line = oneLine(items), column + line.count <= 98 {
        text += line
        return
      }
      text += "[\n"
      for (index, item) in items.enumerated() {
        text += inner
        write(item.value, indent: indent + 2, column: indent + 2, into: &text)
        text += index + 1 < items.count ? ",\n" : "\n"
      }
      text += outer + "]"
    case .object(let object):
      if object.isEmpty {
        text += "{}"
        return
      }
      text += "{\n"
      for (index, entry) in object.entries.enumerated() {
        let key = quoted(entry.key) + ": "
        text += inner + key
        write(
          entry.node.value, indent: indent + 2, column: indent + 2 + key.count, into: &text)
        text += index + 1 < object.count ? ",\n" : "\n"
      }
      text += outer + "}"
    default: text += scalar(value)
    }
  }

  /// `[1, 2, 3]` for a list of scalars, nil for any other.
  private static func oneLine(_ items: [ConfigNode]) -> String? {
    var parts: [String] = []
    for item in items {
      switch item.value {
      case .array, .object: return nil
      default: parts.append(scalar(item.value))
      }
    }
    return "[" + parts.joined(separator: ", ") + "]"
  }

  /// Text of a value that has nothing below it; the empty text for lists and objects.
  static func scalar(_ value: ConfigValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number): number.text
    case .string(let text): quoted(text)
    case .array, .object: ""
    }
  }

  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\u{8}": out += "\\b"
      case "\u{9}": out += "\\t"
      case "\u{A}": out += "\\n"
      case "\u{C}": out += "\\f"
      case "\u{D}": out += "\\r"
      case "\u{0}"..<"\u{20}":
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
