/// Finds the members of a JSON object and the bytes of their values, so that one of them can be
/// kept to the byte. It checks only nesting and strings; whoever reads a value checks the rest.
struct JSONMembers {
  private(set) var values: [String: ArraySlice<UInt8>] = [:]

  /// Nil unless the bytes are one object and white space.
  init?(_ bytes: [UInt8]) {
    var scan = Scanner(bytes: bytes)
    scan.skipSpace()
    guard scan.take("{") else { return nil }
    scan.skipSpace()
    if !scan.take("}") {
      repeat {
        scan.skipSpace()
        guard let name = scan.string() else { return nil }
        scan.skipSpace()
        guard scan.take(":") else { return nil }
        scan.skipSpace()
        guard let value = scan.value() else { return nil }
        values[name] = value
        scan.skipSpace()
      } while scan.take(",")
      guard scan.take("}") else { return nil }
    }
    scan.skipSpace()
    guard scan.atEnd else { return nil }
  }

  subscript(name: String) -> ArraySlice<UInt8>? { values[name] }
}

private struct Scanner {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var atEnd: Bool { position == bytes.count }
  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { position += 1 }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Text between the quotes, escapes left as they are: member names of a result have none.
  mutating func string() -> String? {
    guard take("\"") else { return nil }
    let start = position
    while let byte = next {
      if byte == UInt8(ascii: "\"") {
        defer { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
      }
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// One value: up to the comma or bracket that ends it at this depth.
  mutating func value() -> ArraySlice<UInt8>? {
    let start = position
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        guard string() != nil else { return nil }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return trimmed(start) }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        return trimmed(start)
      default:
        break
      }
      position += 1
    }
    return nil
  }

  private func trimmed(_ start: Int) -> ArraySlice<UInt8>? {
    var end = position
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return end > start ? bytes[start..<end] : nil
  }
}
