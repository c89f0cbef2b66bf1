extension JsonReader {
  /// Checks that the bytes are UTF-8 (RFC 3629) without a byte-order mark.
  func checkEncoding() throws {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw ConfigError(
        .syntax, "found a byte-order mark; expected UTF-8 without one",
        origin: origin.at(line: 1, column: 1))
    }
    guard let bad = Self.firstInvalidByte(bytes) else { return }
    let before = bytes[..<bad]
    let line = before.reduce(1) { $1 == 10 ? $0 + 1 : $0 }
    let start = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    let column = before[start...].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    throw ConfigError(
      .syntax,
      "found byte 0x\(String(bytes[bad], radix: 16)), which is not valid UTF-8; "
        + "expected text in UTF-8",
      origin: origin.at(line: line, column: column))
  }

  /// Position of the first byte that cannot stand where it does, or nil.
  static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      // Well-formed sequences, Unicode 15 table 3-7: length and range of the second byte.
      let length: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      case 0xF1...0xF3: length = 4
      default: return index
      }
      guard index + length <= bytes.count, second.contains(bytes[index + 1]),
        bytes[(index + 2)..<(index + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
      else { return index }
      index += length
    }
    return nil
  }
}
