/// A moment as logs write it.
public struct LogTime: Sendable, Equatable {
  /// Microseconds since 1970-01-01 00:00 UTC, leap seconds not counted.
  public var microseconds: Int64

  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// `2026-05-04T03:02:01.123456Z`; years before 0000 or after 9999 are written with their sign.
  public var text: String {
    let day: Int64 = 86_400_000_000
    let days = microseconds.floored(by: day)
    let rest = microseconds - days * day
    let (year, month, date) = Self.civil(days)
    let seconds = rest / 1_000_000
    let years =
      (0...9999).contains(year)
      ? padded(year, 4)
      : (year < 0 ? "-" : "+")
        + padded(year < 0 ? 0 - year : year, 6)
    return years + "-" + padded(month, 2) + "-" + padded(date, 2) + "T"
      + padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":"
      + padded(seconds % 60, 2) + "." + padded(rest % 1_000_000, 6) + "Z"
  }

  /// `03:02:01.123`, for a person at a terminal.
  public var clock: String { String(text.drop { $0 != "T" }.dropFirst().prefix(12)) }

  /// The date of a day counted from 1970-01-01 (H. Hinnant, "chrono-Compatible Low-Level Date
  /// Algorithms", civil_from_days).
  private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = shifted.floored(by: 146_097)
    let ofEra = shifted - era * 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let part = (5 * ofYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * part + 2) / 5 + 1)
  }
}

extension Int64 {
  /// The quotient towards minus infinity.
  fileprivate func floored(by divisor: Int64) -> Int64 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}

private func padded(_ number: Int64, _ digits: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
