import FundResults

/// Times as a store knows them: ISO 8601, UTC, `2026-11-21T09:14:07.250Z`, or a date alone.
public enum RunTime {
  public enum Bound: Sendable { case since, until }

  /// Reads a date or a time of day, seconds and milliseconds left out or not.
  ///
  /// A time without its finer parts stands for the first moment it can be (`since`) or for the last (`until`).
  /// - Throws: `RunStoreError` with code `.invalid`.
  public static func bound(_ text: String, _ bound: Bound) throws(RunStoreError) -> String {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let date = parts.first, isDate(date) else { throw invalid(text) }
    guard parts.count == 2 else { return text }
    var clock = String(parts[1])
    if clock.hasSuffix("Z") { clock.removeLast() }
    let rest = bound == .since ? ":00.000" : ":59.999"
    switch clock.utf8.count {
    case 5: clock += rest
    case 8: clock += rest.suffix(4)
    default: break
    }
    guard isClock(clock) else { throw invalid(text) }
    return "\(date)T\(clock)Z"
  }

  private static func invalid(_ text: String) -> RunStoreError {
    RunStoreError(
      .invalid,
      "a date such as 2026-11-21, or a time in UTC such as 2026-11-21T09:30, expected, found \"\(text)\""
    )
  }

  private static func isDate(_ text: Substring) -> Bool {
    guard matches(text, "0000-00-00"), let numbers = numbers(text, "-"), numbers.count == 3 else {
      return false
    }
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(month) && (1...days[month - 1]).contains(day)
  }

  private static func isClock(_ text: String) -> Bool {
    guard matches(text[...], "00:00:00.000"), let numbers = numbers(text.prefix(8), ":") else {
      return false
    }
    return numbers[0] < 24 && numbers[1] < 60 && numbers[2] < 60
  }

  private static func numbers(_ text: Substring, _ separator: Character) -> [Int]? {
    let numbers = text.split(separator: separator).compactMap { Int($0) }
    return numbers.count == 3 ? numbers : nil
  }

  /// Whether a text has a digit wherever the pattern has one, and its signs elsewhere.
  private static func matches(_ text: Substring, _ pattern: String) -> Bool {
    text.utf8.count == pattern.utf8.count
      && zip(text.utf8, pattern.utf8).allSatisfy { byte, wanted in
        wanted == UInt8(ascii: "0")
          ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) : byte == wanted
      }
  }
}
