/// One thing that happened.
public struct LogRecord: Sendable, Equatable {
  public var time: LogTime
  public var level: LogLevel
  /// Dotted, for example `fund.store`.
  public var module: String
  public var message: String
  /// Beginning of the identity of the run that it is about.
  public var runID: String?
  public var fields: [LogField]

  public init(
    time: LogTime, level: LogLevel, module: String, message: String, runID: String? = nil,
    fields: [LogField] = []
  ) {
    self.time = time
    self.level = level
    self.module = module
    self.message = message
    self.runID = runID
    self.fields = fields
  }

  /// The members in order: ts, level, module, msg, run_id, then the fields. Of fields with one name
  /// the last counts, at the place of the first.
  var members: [(name: String, value: LogValue)] {
    var members: [(name: String, value: LogValue)] = [
      ("ts", .text(time.text)), ("level", .text(level.rawValue)), ("module", .text(module)),
      ("msg", .text(message)),
    ]
    if let runID { members.append(("run_id", .text(runID))) }
    return members + distinctFields
  }

  var distinctFields: [(name: String, value: LogValue)] {
    var found: [(name: String, value: LogValue)] = []
    for field in fields {
      if let at = found.firstIndex(where: { $0.name == field.name }) {
        found[at].value = field.value
      } else {
        found.append((field.name, field.value))
      }
    }
    return found
  }
}
