import Foundation
import FundLog
import FundModel
import FundService

/// Where the logs of a command go, from its options and EQUIHOME_LOG.
struct LogSetup {
  let logger: Logger
  /// The file, when there is one: it knows what could not be written.
  let file: LogFile?
  /// Whether the error that ends the program is a record too. A text log beside the message itself would
  /// say it twice.
  let tellsErrors: Bool

  static let none = LogSetup(logger: .off, file: nil, tellsErrors: false)

  private init(logger: Logger, file: LogFile?, tellsErrors: Bool) {
    self.logger = logger
    self.file = file
    self.tellsErrors = tellsErrors
  }

  /// Nothing is logged unless an option or EQUIHOME_LOG asks for it; then warnings and errors are, if no
  /// level is given.
  ///
  /// - Throws: `UsageError` for a level that is none; `ConfigError` when the file cannot be opened.
  init(
    _ arguments: Arguments, environment: [String: String],
    errors: @escaping @Sendable (String) -> Void
  )
    throws
  {
    let ambient = (environment["EQUIHOME_LOG"] ?? "").isEmpty ? nil : environment["EQUIHOME_LOG"]
    let given = arguments.text("log-level")
    let path = arguments.text("log-file")
    let word = arguments.text("log-format")
    guard given != nil || path != nil || word != nil || ambient != nil else {
      self = .none
      return
    }
    var filter = LogFilter(.warning)
    if let text = given ?? ambient {
      let problems = filter.read(text, modules: LogModule.all)
      let source = given == nil ? "EQUIHOME_LOG" : "--log-level"
      guard problems.isEmpty else {
        throw UsageError(
          problems.map { "\(source): \($0.text(for: text))" }.joined(separator: "\n"))
      }
    }
    let format = word.flatMap(LogFormat.init) ?? .text
    let file = try path.map { try LogFile(path: $0) }
    var sink = errors
    if let file { sink = { file.write($0) } }
    let output = LogOutput(filter: filter, format: format, clock: Self.now, sink: sink)
    logger = Logger(output, module: LogModule.commands)
    self.file = file
    tellsErrors = file != nil || format != .text
  }

  private static let now: @Sendable () -> LogTime = {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return LogTime(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }
}

extension LogFilter.Problem {
  fileprivate func text(for whole: String) -> String {
    func hint(_ words: [String]) -> String {
      EditDistance.nearest(text, in: words).map { "; did you mean \($0)?" } ?? ""
    }
    switch kind {
    case .level:
      let levels = LogLevel.allCases.map(\.rawValue)
      return
        "there is no level \"\(text)\"; there are \(levels.joined(separator: ", "))\(hint(levels))"
    case .module:
      return
        "there is no module \"\(text)\"; there are \(LogModule.all.joined(separator: ", "))"
        + hint(LogModule.all)
    case .twice: return "\"\(text)\" comes after another level for the same"
    case .empty: return "a level or MODULE=LEVEL is missing in \"\(whole)\""
    }
  }
}
