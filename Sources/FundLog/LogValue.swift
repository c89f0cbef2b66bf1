/// The value of a field.
public enum LogValue: Sendable, Equatable {
  case text(String)
  case int(Int)
  case unsigned(UInt64)
  /// Not a number and infinities are written as null: they are no numbers of JSON.
  case number(Double)
  case bool(Bool)
  case null

  /// Text of bytes that may not be UTF-8: every run that is not becomes U+FFFD.
  public static func bytes(_ bytes: some Collection<UInt8>) -> LogValue {
    .text(String(decoding: bytes, as: UTF8.self))
  }
}

extension LogValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(nilLiteral: ()) { self = .null }
}

/// A named value of a record.
public struct LogField: Sendable, Equatable {
  /// Letters, digits, `_`, `-` and `.` of ASCII; anything else in a name becomes `_`.
  public let name: String
  public let value: LogValue

  /// Members that every record has; a field of such a name gets `_` behind it.
  public static let reserved = ["ts", "level", "module", "msg", "run_id"]

  public init(_ name: String, _ value: LogValue) {
    var plain = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": plain.unicodeScalars.append(scalar)
      default: plain += "_"
      }
    }
    if plain.isEmpty { plain = "_" }
    self.name = Self.reserved.contains(plain) ? plain + "_" : plain
    self.value = value
  }

  public init(_ name: String, _ value: String) { self.init(name, .text(value)) }
  public init(_ name: String, _ value: Int) { self.init(name, .int(value)) }
  public init(_ name: String, _ value: UInt64) { self.init(name, .unsigned(value)) }
  public init(_ name: String, _ value: Double) { self.init(name, .number(value)) }
  public init(_ name: String, _ value: Double?) {
    self.init(name, value.map { .number($0) } ?? .null)
  }
  public init(_ name: String, _ value: Bool) { self.init(name, .bool(value)) }
}
