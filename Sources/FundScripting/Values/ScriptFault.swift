import FundModel
import LuaRuntime

/// What is wrong with a configuration, worded for somebody who sees the script's line beside it.
struct ScriptFault: Error, CustomStringConvertible {
  let issues: [ConfigIssue]
  let description: String

  /// - Parameter origin: the script's own line; issues that stem from it are told without a place.
  init(_ error: ConfigError, at origin: ConfigOrigin? = nil) {
    issues = error.issues
    let place = error.origin.flatMap { $0 == origin || $0.kind == .script ? nil : "\($0): " } ?? ""
    let lines = error.issues.map { Self.text($0, at: origin) }
    switch lines.count {
    case 0: description = place + error.message
    case 1: description = lines[0]
    default: description = ([error.message] + lines).joined(separator: "\n  ")
    }
  }

  /// `zones.green.ltv.max: is out of range (value 2); expected …`, with the place when it is another line.
  static func text(_ issue: ConfigIssue, at origin: ConfigOrigin?) -> String {
    // Some messages name the path themselves.
    let names = issue.message.hasPrefix(issue.path)
    var text = names ? issue.message : "\(issue.path): \(issue.message)"
    if let value = issue.value { text += " (value \(value))" }
    if let expected = issue.expected { text += "; expected \(expected)" }
    if let unit = issue.unit, unit != .none { text += " [\(unit.rawValue)]" }
    if let suggestion = issue.suggestion { text += "; did you mean \(suggestion)?" }
    if let place = issue.origin, place != origin, place != .program { text += " (set at \(place))" }
    return text
  }
}

extension LuaCall {
  /// The script's line that made this call, as the origin of what it sets.
  var origin: ConfigOrigin {
    location().map { .script($0.chunk, line: $0.line) } ?? .program
  }

  /// Runs `body`; what is wrong with a configuration is worded for this line.
  func explaining<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as ConfigError {
      throw ScriptFault(error, at: origin)
    }
  }

  /// An option or member that does not exist, with the nearest that does.
  func unknown(_ what: String, _ name: String, among names: [String]) -> LuaError {
    let near = EditDistance.nearest(name, in: names)
    let hint = near.map { "did you mean '\($0)'?" } ?? "there are " + names.joined(separator: ", ")
    return LuaError("\(what) '\(name)'; \(hint)")
  }
}
