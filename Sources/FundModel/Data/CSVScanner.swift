/// Walks over CSV text, row by row.
struct CSVScanner {
  let bytes: [UInt8]
  let origin: ConfigOrigin
  let limits: CSVReader.Limits
  private var position: Int
  private var line = 1
  /// Where the line begins, and how many bytes since then continue a character.
  private var lineStart: Int
  private var continued = 0

  private let separator: UInt8
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed: UInt8 = 10
  private static let carriageReturn: UInt8 = 13

  /// - Parameter separator: what stands between fields.
  init(
    bytes: [UInt8], origin: ConfigOrigin, limits: CSVReader.Limits,
    separator: UInt8 = UInt8(ascii: ",")
  ) {
    self.separator = separator
    self.bytes = bytes
    self.origin = origin
    self.limits = limits
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = position
  }

  private var column: Int { position - lineStart - continued + 1 }
  private var here: ConfigOrigin { origin.at(line: line, column: column) }

  func error(_ what: String, expected: String) -> ConfigError {
    ConfigError(.syntax, "\(what); expected \(expected)", origin: here)
  }

  func checkEncoding() throws {
    guard let bad = JsonReader.firstInvalidByte(bytes) else { return }
    let line = bytes[..<bad].reduce(1) { $1 == Self.lineFeed ? $0 + 1 : $0 }
    throw ConfigError(
      .syntax,
      "found byte 0x\(String(bytes[bad], radix: 16)), which is not valid UTF-8; "
        + "expected text in UTF-8",
      origin: origin.at(line: line, column: 0))
  }

  /// The lines that begin with `#` at the start of the text, and blank lines among them.
  mutating func notes() -> [String] {
    var found: [String] = []
    while position < bytes.count {
      if skipLineEnd() { continue }
      guard bytes[position] == UInt8(ascii: "#") else { break }
      position += 1
      let start = position
      while position < bytes.count, bytes[position] != Self.lineFeed { position += 1 }
      var end = position
      if end > start, bytes[end - 1] == Self.carriageReturn { end -= 1 }
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      found.append(String(CSVTable.Field(text: text, line: line, column: 2).trimmed))
      _ = skipLineEnd()
    }
    return found
  }

  /// The fields of the next row that is not blank; nil at the end of the text.
  mutating func row() throws -> [CSVTable.Field]? {
    while skipLineEnd() {}
    guard position < bytes.count else { return nil }
    var fields: [CSVTable.Field] = []
    while true {
      guard fields.count < limits.columns else {
        throw error("found too many columns", expected: "at most \(limits.columns)")
      }
      fields.append(try field())
      if position == bytes.count || skipLineEnd() { return fields }
      // A field ends at a separator, a line end or the end of the text, and nowhere else.
      position += 1
    }
  }

  /// Passes over one LF or CRLF, if it is here.
  private mutating func skipLineEnd() -> Bool {
    var next = position
    if next < bytes.count, bytes[next] == Self.carriageReturn { next += 1 }
    guard next < bytes.count, bytes[next] == Self.lineFeed else { return false }
    startLine(at: next + 1)
    position = next + 1
    return true
  }

  private mutating func startLine(at place: Int) {
    line += 1
    lineStart = place
    continued = 0
  }

  private mutating func step() {
    if bytes[position] & 0xC0 == 0x80 { continued += 1 }
    position += 1
  }

  private mutating func field() throws -> CSVTable.Field {
    let place = (line: line, column: column)
    let text =
      position < bytes.count && bytes[position] == Self.quote ? try quoted() : try bare()
    guard text.count <= limits.fieldBytes else {
      throw ConfigError(
        .syntax,
        "found a field of \(text.count) bytes; expected at most \(limits.fieldBytes) "
          + "(is a closing quote missing?)",
        origin: origin.at(line: place.line, column: place.column))
    }
    return CSVTable.Field(
      text: String(decoding: text, as: UTF8.self), line: place.line, column: place.column)
  }

  private mutating func bare() throws -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, bytes[position] != separator {
      let byte = bytes[position]
      if byte == Self.lineFeed { break }
      if byte == Self.carriageReturn {
        if position + 1 < bytes.count, bytes[position + 1] == Self.lineFeed { break }
        throw error(
          "found a carriage return that no line feed follows", expected: "LF or CRLF after a row")
      }
      if byte == Self.quote {
        throw error(
          "found a quote inside a bare field",
          expected: "the whole field in quotes, and quotes in it doubled")
      }
      if byte == 0 { throw error("found a zero byte", expected: "text") }
      step()
    }
    return bytes[start..<position]
  }

  private mutating func quoted() throws -> ArraySlice<UInt8> {
    let opening = here
    position += 1
    var text: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0 { throw error("found a zero byte", expected: "text") }
      if byte != Self.quote {
        text.append(byte)
        if byte == Self.lineFeed { startLine(at: position + 1) }
        step()
        continue
      }
      position += 1
      if position < bytes.count, bytes[position] == Self.quote {
        text.append(Self.quote)
        position += 1
        continue
      }
      let ends =
        position == bytes.count || bytes[position] == separator
        || bytes[position] == Self.lineFeed
        || (bytes[position] == Self.carriageReturn && position + 1 < bytes.count
          && bytes[position + 1] == Self.lineFeed)
      guard ends else {
        throw error("found text after a closing quote", expected: "a comma or the end of the row")
      }
      return text[...]
    }
    throw ConfigError(
      .syntax, "found no closing quote for the field that begins here; expected one",
      origin: opening)
  }
}
