/// A day of the proleptic Gregorian calendar, for flows that are dated and not monthly.
public struct CalendarDay: Sendable, Equatable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// Reads `2024-02-29`; nil for anything that is not a day of the calendar.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01: years counted from March, so that the leap day is the last.
  public var number: Int {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

/// How a span of days becomes a fraction of a year (ISDA Definitions 2006, section 4.16).
public enum DayCount: String, Sendable, CaseIterable {
  case actual365 = "act/365"
  case actual360 = "act/360"
  case actualActual = "act/act ISDA"
  case thirty360 = "30/360 ISDA"
  case thirty360Securities = "30/360 SIA"
  case thirtyE360 = "30E/360"

  public func years(from start: CalendarDay, to end: CalendarDay) -> Double {
    switch self {
    case .actual365: Double(end.number - start.number) / 365
    case .actual360: Double(end.number - start.number) / 360
    case .actualActual: Self.position(end) - Self.position(start)
    case .thirty360, .thirty360Securities, .thirtyE360: thirty(from: start, to: end)
    }
  }

  /// Years since year 0 with each day a 365th or 366th of its year.
  private static func position(_ day: CalendarDay) -> Double {
    let length = CalendarDay.isLeap(day.year) ? 366.0 : 365.0
    guard let first = CalendarDay("\(day.year)-1-1") else { return .nan }
    return Double(day.year) + Double(day.number - first.number) / length
  }

  private func thirty(from start: CalendarDay, to end: CalendarDay) -> Double {
    var first = min(start.day, 30)
    var last = end.day
    if self == .thirty360Securities && Self.endsFebruary(start) {
      if Self.endsFebruary(end) { last = 30 }
      first = 30
    }
    // The European rule cuts any 31st; the others only one that follows a 30th.
    if last == 31 && (self == .thirtyE360 || first == 30) { last = 30 }
    let days = 360 * (end.year - start.year) + 30 * (end.month - start.month) + last - first
    return Double(days) / 360
  }

  private static func endsFebruary(_ day: CalendarDay) -> Bool {
    day.month == 2 && day.day == CalendarDay.days(in: 2, of: day.year)
  }
}
