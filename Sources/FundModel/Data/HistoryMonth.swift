/// A calendar month of history, counted from year 0.
struct HistoryMonth: Hashable, Comparable, CustomStringConvertible {
  var number: Int

  init(number: Int) { self.number = number }

  init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    number = 12 * year + month - 1
  }

  /// First month of a quarter from 1.
  init?(year: Int, quarter: Int) {
    guard (1...4).contains(quarter) else { return nil }
    self.init(year: year, month: 3 * quarter - 2)
  }

  /// `YYYY-MM`, `YYYY-MM-DD` (the day does not matter), `YYYYQn`, `YYYY-Qn`.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if let mark = text.lastIndex(where: { $0 == "Q" || $0 == "q" }) {
      let year = text[..<mark].hasSuffix("-") ? text[..<mark].dropLast() : text[..<mark]
      guard let year = Self.whole(year, 4),
        let quarter = Self.whole(text[text.index(after: mark)...], 1)
      else { return nil }
      self.init(year: year, quarter: quarter)
    } else {
      guard (2...3).contains(parts.count), let year = Self.whole(parts[0], 4),
        let month = Self.whole(parts[1], 2)
      else { return nil }
      if parts.count == 3 {
        guard let day = Self.whole(parts[2], 2), (1...31).contains(day) else { return nil }
      }
      self.init(year: year, month: month)
    }
  }

  private static func whole(_ text: Substring, _ digits: Int) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ 48...57 ~= $0 }) else { return nil }
    return Int(text)
  }

  static func < (a: HistoryMonth, b: HistoryMonth) -> Bool { a.number < b.number }

  /// `2007-04`
  var description: String {
    let month = number % 12 + 1
    return "\(number / 12)-\(month < 10 ? "0" : "")\(month)"
  }
}
