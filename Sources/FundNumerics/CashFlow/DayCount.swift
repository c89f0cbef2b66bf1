/// How the years between two dates are counted.
///
/// Raw values are the names used in config and cases; `init(name:)` also takes "act/365".
public enum DayCount: String, Sendable, CaseIterable {
  /// Days / 365 (what spreadsheets' XIRR does).
  case actual365Fixed = "act/365F"
  /// Days / 360.
  case actual360 = "act/360"
  /// Days / 365.25.
  case actual36525 = "act/365.25"
  /// Days in leap years / 366 + other days / 365 (ISDA 2006 section 4.16(b)).
  case actualActualISDA = "act/act ISDA"
  /// Months of 30 days with the end-of-February rule (SIA, US bonds).
  case thirty360SIA = "30/360 SIA"
  /// Months of 30 days, no February rule (ISDA 2006 section 4.16(f)).
  case thirty360ISDA = "30/360 ISDA"
  /// Months of 30 days, both 31sts become 30ths (ISDA 2006 section 4.16(g)).
  case thirtyE360 = "30E/360"

  /// nil for an unknown name.
  public init?(name: String) {
    if name == "act/365" {
      self = .actual365Fixed
    } else {
      self.init(rawValue: name)
    }
  }

  /// Years from `start` to `end`; negative when `end` is earlier.
  public func years(from start: CalendarDate, to end: CalendarDate) -> Double {
    if end < start { return 0 - years(from: end, to: start) }
    let days = Double(end.dayNumber - start.dayNumber)
    switch self {
    case .actual365Fixed: return days / 365
    case .actual360: return days / 360
    case .actual36525: return days / 365.25
    case .actualActualISDA: return actualActual(start, end)
    case .thirty360SIA, .thirty360ISDA, .thirtyE360: return thirty(start, end)
    }
  }

  /// Year fractions of dates from the earliest of them.
  public func years(of dates: [CalendarDate]) -> [Double] {
    guard let origin = dates.min() else { return [] }
    return dates.map { years(from: origin, to: $0) }
  }

  private func actualActual(_ start: CalendarDate, _ end: CalendarDate) -> Double {
    func length(_ year: Int) -> Double { CalendarDate.isLeap(year) ? 366 : 365 }
    func dayOfYear(_ date: CalendarDate) -> Double {
      guard let newYear = CalendarDate(year: date.year, month: 1, day: 1) else { return 0 }
      return Double(date.dayNumber - newYear.dayNumber)
    }
    return Double(end.year - start.year) + dayOfYear(end) / length(end.year)
      - dayOfYear(start) / length(start.year)
  }

  private func thirty(_ start: CalendarDate, _ end: CalendarDate) -> Double {
    var first = start.day
    var second = end.day
    switch self {
    case .thirtyE360:
      first = min(first, 30)
      second = min(second, 30)
    default:
      if self == .thirty360SIA, start.isLastOfFebruary {
        if end.isLastOfFebruary { second = 30 }
        first = 30
      }
      if second == 31 && first >= 30 { second = 30 }
      first = min(first, 30)
    }
    let months = (end.year - start.year) * 12 + end.month - start.month
    return Double(months * 30 + second - first) / 360
  }
}
