/// A finite or non-finite number of a configuration, exact for doubles and for whole numbers up to
/// 2^64 - 1.
///
/// Seeds are 64 bits wide and a double holds 53 of them, so a whole number keeps its integer beside
/// the double nearest to it. Equality compares the integer when both have one.
public struct ConfigNumber: Sendable, Equatable {
  public let double: Double
  /// The exact value, when the number is whole and between 0 and 2^64 - 1.
  public let unsigned: UInt64?

  public init(_ value: Double) {
    double = value
    unsigned = UInt64(exactly: value)
  }

  public init(_ value: UInt64) {
    double = Double(value)
    unsigned = value
  }

  public init(_ value: Int) {
    if value >= 0 { self.init(UInt64(value)) } else { self.init(Double(value)) }
  }

  public static func == (a: ConfigNumber, b: ConfigNumber) -> Bool {
    if let x = a.unsigned, let y = b.unsigned { return x == y }
    return a.double == b.double
  }

  /// Whether there is nothing behind the decimal point.
  public var isWhole: Bool {
    unsigned != nil || (double.isFinite && double == double.rounded(.towardZero))
  }

  /// The value as `Int`, when it is whole and fits.
  public var int: Int? {
    if let unsigned { return Int(exactly: unsigned) }
    return Int(exactly: double)
  }

  /// Shortest decimal that reads back as the same number, in ECMAScript's form; `NaN` and
  /// `Infinity` for what JSON cannot hold.
  public var text: String {
    if let unsigned, unsigned > 1 << 53 { return String(unsigned) }
    return EcmaNumber.text(double)
  }
}
