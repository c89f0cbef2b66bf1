import Synchronization

/// Where the records of a process go.
public final class LogOutput: Sendable {
  let filter: LogFilter
  private let format: LogFormat
  private let clock: @Sendable () -> LogTime
  private let sink: @Sendable (String) -> Void
  private let writing = Mutex<Void>(())

  /// - Parameters:
  ///   - clock: the time of a record.
  ///   - sink: takes one whole line with its line feed; called by one thread at a time.
  public init(
    filter: LogFilter, format: LogFormat, clock: @escaping @Sendable () -> LogTime,
    sink: @escaping @Sendable (String) -> Void
  ) {
    self.filter = filter
    self.format = format
    self.clock = clock
    self.sink = sink
  }

  /// The time is taken under the same lock, so that lines are in the order of their times as far as
  /// the clock itself never goes back.
  func write(_ record: (LogTime) -> LogRecord) {
    writing.withLock { _ in sink(format.line(record(clock()))) }
  }
}

/// What code logs through: an output, the module that speaks, and what all its records say.
///
/// A value that is handed down; without an output, or below the level of its module, a call costs one
/// comparison, and neither message nor fields are made.
public struct Logger: Sendable {
  /// Writes nothing.
  public static let off = Logger()

  private let output: LogOutput?
  /// The least level of this module.
  private var threshold: LogLevel
  private var isInner = false
  public private(set) var module: String
  public private(set) var runID: String?
  private var fields: [LogField] = []

  private init() {
    output = nil
    threshold = .off
    module = ""
  }

  public init(_ output: LogOutput, module: String) {
    self.output = output
    self.module = module
    threshold = output.filter.level(of: module)
  }

  /// The same output for another module.
  public func of(_ module: String) -> Logger {
    guard let output else { return self }
    var copy = self
    copy.module = module
    copy.threshold = output.filter.level(of: module)
    return copy
  }

  /// With fields that every record carries, in front of its own.
  public func with(_ fields: LogField...) -> Logger {
    guard output != nil else { return self }
    var copy = self
    copy.fields += fields
    return copy
  }

  /// For what happens to one run.
  public func run(_ id: String) -> Logger {
    var copy = self
    copy.runID = id
    return copy
  }

  /// For work inside a larger one that tells of itself: warnings and info become debug, debug becomes
  /// trace; errors stay.
  public var inner: Logger {
    var copy = self
    copy.isInner = true
    return copy
  }

  public func isOn(_ level: LogLevel) -> Bool {
    (isInner ? level.inner : level) >= threshold && level != .off && output != nil
  }

  public func log(
    _ level: LogLevel, _ message: @autoclosure () -> String,
    _ fields: @autoclosure () -> [LogField] = []
  ) {
    guard isOn(level), let output else { return }
    let (text, all) = (message(), self.fields + fields())
    let shown = isInner ? level.inner : level
    output.write {
      LogRecord(
        time: $0, level: shown, module: module, message: text, runID: runID, fields: all)
    }
  }

  public func trace(
    _ message: @autoclosure () -> String, _ fields: @autoclosure () -> [LogField] = []
  ) { log(.trace, message(), fields()) }

  public func debug(
    _ message: @autoclosure () -> String, _ fields: @autoclosure () -> [LogField] = []
  ) { log(.debug, message(), fields()) }

  public func info(
    _ message: @autoclosure () -> String, _ fields: @autoclosure () -> [LogField] = []
  ) { log(.info, message(), fields()) }

  public func warning(
    _ message: @autoclosure () -> String, _ fields: @autoclosure () -> [LogField] = []
  ) { log(.warning, message(), fields()) }

  public func error(
    _ message: @autoclosure () -> String, _ fields: @autoclosure () -> [LogField] = []
  ) { log(.error, message(), fields()) }
}
