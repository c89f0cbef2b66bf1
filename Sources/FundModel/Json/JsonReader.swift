/// A strict reader of JSON (RFC 8259) that knows the line and column of every value.
///
/// Refused, each with its place: a key twice in one object, NaN and Infinity, numbers no double can
/// hold, invalid UTF-8, a byte-order mark, unpaired surrogates, nesting over 64, more than a
/// million values, text after the value, no value at all. Why not Foundation's: docs/decisions/0002-own-json-reader.md.
struct JsonReader {
  static let maxDepth = 64
  /// A tree node takes fifty times the two bytes that a value can have in a file.
  static let maxValues = 1_000_000

  let bytes: [UInt8]
  let origin: ConfigOrigin
  var position = 0
  var values = 0
  var line = 1
  /// Byte position at which the line starts, moved right by the bytes that do not start a
  /// character, so that `position - lineStart` counts characters.
  var lineStart = 0

  /// The value that `bytes` hold.
  ///
  /// - Throws: `ConfigError` with code `.syntax` and the place.
  static func read(_ bytes: [UInt8], origin: ConfigOrigin) throws -> ConfigNode {
    var reader = JsonReader(bytes: bytes, origin: origin)
    try reader.checkEncoding()
    reader.skipSpace()
    guard reader.position < bytes.count else {
      throw reader.error("found nothing to read", expected: "a JSON object")
    }
    let node = try reader.value(depth: 1)
    reader.skipSpace()
    guard reader.position == bytes.count else {
      throw reader.error(
        "found \(reader.found) after the end of the document", expected: "nothing more")
    }
    return node
  }

  var here: ConfigOrigin { origin.at(line: line, column: position - lineStart + 1) }

  /// What stands at the position, for messages.
  var found: String {
    guard position < bytes.count else { return "the end of the text" }
    let rest = bytes[position..<min(position + 24, bytes.count)]
    let word = rest.prefix { $0 > 32 && $0 < 127 && !Array(",:[]{}\"".utf8).contains($0) }
    if !word.isEmpty { return "'" + String(decoding: word, as: UTF8.self) + "'" }
    if bytes[position] < 32 { return "control character \(bytes[position])" }
    let scalar = String(decoding: rest.prefix(4), as: UTF8.self).unicodeScalars.first
    return scalar.map { "'\($0)'" } ?? "an unreadable character"
  }

  func error(_ what: String, expected: String) -> ConfigError {
    ConfigError(.syntax, "\(what); expected \(expected)", origin: here)
  }

  mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 32, 9, 13: position += 1
      case 10:
        position += 1
        line += 1
        lineStart = position
      default: return
      }
    }
  }

  mutating func value(depth: Int) throws -> ConfigNode {
    guard depth <= Self.maxDepth else {
      throw error(
        "found nesting deeper than \(Self.maxDepth) levels", expected: "at most \(Self.maxDepth)")
    }
    let start = here
    values += 1
    guard values <= Self.maxValues else {
      throw error("found too many values", expected: "at most \(Self.maxValues)")
    }
    guard position < bytes.count else {
      throw error("found the end of the text", expected: "a value")
    }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try ConfigNode(.object(object(depth: depth)), origin: start)
    case UInt8(ascii: "["): return try ConfigNode(.array(array(depth: depth)), origin: start)
    case UInt8(ascii: "\""): return try ConfigNode(.string(string()), origin: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return try ConfigNode(.number(number()), origin: start)
    default:
      if take("true") { return ConfigNode(.bool(true), origin: start) }
      if take("false") { return ConfigNode(.bool(false), origin: start) }
      if take("null") { return ConfigNode(.null, origin: start) }
      throw error(
        "found \(found)", expected: "a value (object, list, string, finite number, true, false)")
    }
  }

  private mutating func take(_ word: StaticString) -> Bool {
    let end = position + word.utf8CodeUnitCount
    guard end <= bytes.count else { return false }
    let same = word.withUTF8Buffer { $0.elementsEqual(bytes[position..<end]) }
    if same { position = end }
    return same
  }

  private mutating func array(depth: Int) throws -> [ConfigNode] {
    position += 1
    var items: [ConfigNode] = []
    skipSpace()
    if position < bytes.count, bytes[position] == UInt8(ascii: "]") {
      position += 1
      return items
    }
    while true {
      skipSpace()
      items.append(try value(depth: depth + 1))
      skipSpace()
      if try endsAfterComma(UInt8(ascii: "]"), in: "list") { return items }
    }
  }

  private mutating func object(depth: Int) throws -> ConfigObject {
    position += 1
    var entries: [ConfigObject.Entry] = []
    var seen: [String: ConfigOrigin] = [:]
    skipSpace()
    if position < bytes.count, bytes[position] == UInt8(ascii: "}") {
      position += 1
      return ConfigObject()
    }
    while true {
      skipSpace()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        throw error("found \(found)", expected: "a key in double quotes")
      }
      let place = here
      let key = try string()
      if let first = seen[key] {
        throw ConfigError(
          .syntax,
          "found the key \"\(key)\" a second time (first at line \(first.line)); "
            + "expected each key once",
          origin: place)
      }
      seen[key] = place
      skipSpace()
      guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
        throw error("found \(found)", expected: "':' after the key \"\(key)\"")
      }
      position += 1
      skipSpace()
      entries.append(.init(key, try value(depth: depth + 1)))
      skipSpace()
      if try endsAfterComma(UInt8(ascii: "}"), in: "object") { return ConfigObject(entries) }
    }
  }

  private mutating func endsAfterComma(_ closing: UInt8, in what: String) throws -> Bool {
    guard position < bytes.count else {
      throw error("found the end of the text inside a JSON \(what)", expected: "',' or its end")
    }
    if bytes[position] == closing {
      position += 1
      return true
    }
    guard bytes[position] == UInt8(ascii: ",") else {
      throw error(
        "found \(found)", expected: "',' or '\(Character(UnicodeScalar(closing)))'")
    }
    position += 1
    return false
  }
}
