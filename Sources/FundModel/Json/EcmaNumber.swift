/// Numbers as ECMAScript prints them (ECMA-262, Number::toString), which RFC 8785 requires.
enum EcmaNumber {
  /// Shortest digits that read back as `value`; `100000000`, `0.05`, `1e-7`, `1e+21`.
  ///
  /// Swift's `description` has the same digits (shortest, and of those the closest); only where
  /// the point and the exponent stand differs.
  static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    if value == 0 { return "0" }
    let (digits, point) = decimal(value.magnitude)
    let body = layout(digits, point: point)
    return value < 0 ? "-" + body : body
  }

  /// Digits without leading or trailing zeros, and `point` such that the value is
  /// 0.digits times 10^point.
  private static func decimal(_ value: Double) -> (digits: [UInt8], point: Int) {
    var digits: [UInt8] = []
    var exponent = 0
    var point: Int?
    let text = Array(value.description.utf8)
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: ".") {
        point = digits.count
      } else if byte == UInt8(ascii: "e") {
        exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
        break
      } else {
        digits.append(byte)
      }
    }
    var position = (point ?? digits.count) + exponent
    let zero = UInt8(ascii: "0")
    let leading = digits.prefix { $0 == zero }.count
    digits.removeFirst(leading)
    position -= leading
    while digits.last == zero { digits.removeLast() }
    return (digits, position)
  }

  private static func layout(_ digits: [UInt8], point n: Int) -> String {
    let k = digits.count
    let text = String(decoding: digits, as: UTF8.self)
    if k <= n && n <= 21 { return text + String(repeating: "0", count: n - k) }
    if 0 < n && n <= 21 {
      return String(decoding: digits[..<n], as: UTF8.self) + "."
        + String(decoding: digits[n...], as: UTF8.self)
    }
    if -6 < n && n <= 0 { return "0." + String(repeating: "0", count: -n) + text }
    let exponent = n - 1
    let mantissa =
      k == 1
      ? text
      : String(decoding: digits[..<1], as: UTF8.self) + "."
        + String(decoding: digits[1...], as: UTF8.self)
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
  }
}
