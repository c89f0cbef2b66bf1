/// The samples member of a stored run: `{"carry": [1.5, null, …], …}`, keys sorted.
///
/// Written and read without `JSONEncoder`, which takes several times as long for the millions of
/// figures of a large run.
enum SamplesJSON {
  static func write(_ samples: [String: [Double?]]) -> [UInt8] {
    var text = "{"
    for (position, name) in samples.keys.sorted().enumerated() {
      text += position == 0 ? "\"" : ",\n\""
      // Names are metric names: lower case and underscores.
      text += name + "\":["
      for (index, value) in (samples[name] ?? []).enumerated() {
        if index > 0 { text += "," }
        if let value, value.isFinite { text += value.description } else { text += "null" }
      }
      text += "]"
    }
    return Array((text + "}").utf8)
  }

  /// Nil unless the bytes are an object of arrays of finite numbers and nulls.
  static func read(_ bytes: ArraySlice<UInt8>) -> [String: [Double?]]? {
    guard let members = JSONMembers(Array(bytes)) else { return nil }
    var samples: [String: [Double?]] = [:]
    for (name, value) in members.values {
      guard let column = column(value) else { return nil }
      samples[name] = column
    }
    return samples
  }

  private static func column(_ bytes: ArraySlice<UInt8>) -> [Double?]? {
    guard bytes.count >= 2, bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]")
    else { return nil }
    let inside = bytes.dropFirst().dropLast()
    if inside.allSatisfy(isSpace) { return [] }
    var column: [Double?] = []
    for part in inside.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      guard let start = part.firstIndex(where: { !isSpace($0) }),
        let end = part.lastIndex(where: { !isSpace($0) })
      else { return nil }
      let text = part[start...end]
      if text.elementsEqual("null".utf8) {
        column.append(nil)
      } else if text.allSatisfy(isNumberByte),
        let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite
      {
        column.append(value)
      } else {
        return nil
      }
    }
    return column
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}
