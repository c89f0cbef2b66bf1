/// How much a record matters; `off` is for filters alone.
public enum LogLevel: String, Sendable, CaseIterable, Comparable {
  case trace, debug, info, warning, error, off

  private var rank: UInt8 {
    switch self {
    case .trace: 0
    case .debug: 1
    case .info: 2
    case .warning: 3
    case .error: 4
    case .off: 5
    }
  }

  public static func < (left: LogLevel, right: LogLevel) -> Bool { left.rank < right.rank }

  /// The level of the same record inside a larger piece of work.
  var inner: LogLevel {
    switch self {
    case .info, .warning: .debug
    case .debug, .trace: .trace
    default: self
    }
  }
}
