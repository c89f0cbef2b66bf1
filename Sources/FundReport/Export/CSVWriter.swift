/// Comma-separated text after RFC 4180: CRLF line ends, quotes where a field needs them.
public struct CSVWriter: Sendable {
  public private(set) var text = ""

  public init() {}

  public mutating func row(_ fields: some Sequence<String>) {
    var first = true
    for field in fields {
      if !first { text += "," }
      first = false
      text += CSVWriter.quoted(field)
    }
    text += "\r\n"
  }

  /// A figure with as many digits as it takes to read back the same; empty when there is none.
  public static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return value.description
  }

  static func quoted(_ field: String) -> String {
    let special = field.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard special else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
