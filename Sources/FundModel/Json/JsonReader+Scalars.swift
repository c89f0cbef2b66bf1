extension JsonReader {
  /// Reads a number by JSON's grammar; the double is the one nearest to the text.
  mutating func number() throws -> ConfigNumber {
    let start = position
    let place = here
    let negative = bytes[position] == UInt8(ascii: "-")
    if negative { position += 1 }
    let first = position
    try digits("a digit")
    if bytes[first] == UInt8(ascii: "0"), position - first > 1 {
      throw ConfigError(
        .syntax, "found a number with a leading zero; expected none", origin: place)
    }
    var whole = true
    if peek(UInt8(ascii: ".")) {
      whole = false
      position += 1
      try digits("a digit after the decimal point")
    }
    if peek(UInt8(ascii: "e")) || peek(UInt8(ascii: "E")) {
      whole = false
      position += 1
      if peek(UInt8(ascii: "+")) || peek(UInt8(ascii: "-")) { position += 1 }
      try digits("a digit in the exponent")
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    let shown = text.count > 40 ? text.prefix(40) + "…" : text[...]
    guard let value = Double(text), value.isFinite else {
      throw ConfigError(
        .syntax,
        "found the number \(shown), which is too large; "
          + "expected a magnitude below 1.8e308",
        origin: place)
    }
    if value == 0,
      text.prefix(while: { $0 != "e" && $0 != "E" }).contains(where: { "1"..."9" ~= $0 })
    {
      throw ConfigError(
        .syntax,
        "found the number \(shown), which is too small to hold; "
          + "expected 0 or a magnitude above 4.9e-324",
        origin: place)
    }
    if whole, !negative, let exact = UInt64(text) { return ConfigNumber(exact) }
    return ConfigNumber(value)
  }

  private func peek(_ byte: UInt8) -> Bool { position < bytes.count && bytes[position] == byte }

  private mutating func digits(_ expected: String) throws {
    let start = position
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
    {
      position += 1
    }
    if position == start { throw error("found \(found) in a number", expected: expected) }
  }

  /// Reads a string, its escapes resolved.
  mutating func string() throws -> String {
    let place = here
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try escape(into: &text)
      case 0..<32:
        throw error("found \(found) inside a string", expected: "an escape such as \\n")
      default:
        if byte & 0xC0 == 0x80 { lineStart += 1 }
        text.append(byte)
        position += 1
      }
    }
    throw ConfigError(
      .syntax, "found the end of the text inside a string; expected '\"'", origin: place)
  }

  private mutating func escape(into text: inout [UInt8]) throws {
    guard position + 1 < bytes.count else {
      throw error("found the end of the text in an escape", expected: "the rest of it")
    }
    let letter = bytes[position + 1]
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "\""): 34, UInt8(ascii: "\\"): 92, UInt8(ascii: "/"): 47,
      UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10,
      UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
    ]
    if let byte = simple[letter] {
      text.append(byte)
      position += 2
      return
    }
    guard letter == UInt8(ascii: "u") else {
      throw error(
        "found \(found) in a string", expected: "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX")
    }
    var code = try hex(at: position + 2)
    var length = 6
    if (0xD800..<0xDC00).contains(code), position + 7 < bytes.count,
      bytes[position + 6] == UInt8(ascii: "\\"), bytes[position + 7] == UInt8(ascii: "u")
    {
      let low = try hex(at: position + 8)
      if (0xDC00..<0xE000).contains(low) {
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        length = 12
      }
    }
    guard let scalar = UnicodeScalar(code) else {
      throw error("found half of a surrogate pair", expected: "both halves")
    }
    text.append(contentsOf: Array(String(Character(scalar)).utf8))
    position += length
  }

  private func hex(at start: Int) throws -> UInt32 {
    let end = start + 4
    guard end <= bytes.count,
      bytes[start..<end].allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
      let code = UInt32(String(decoding: bytes[start..<end], as: UTF8.self), radix: 16)
    else { throw error("found a broken \\u escape", expected: "four hexadecimal digits") }
    return code
  }
}
