import FundModel
import FundService
import LuaRuntime

/// Why a script did not come to its end: what, where, and how it got there.
public struct ScriptError: Error, CustomStringConvertible {
  /// The kind of failure.
  public enum Code: Equatable, Sendable {
    /// The file could not be read.
    case unreadable
    /// The text is not Lua.
    case syntax
    /// The script, or a function that it called, raised an error.
    case runtime
    /// A configuration breaks rules.
    case config([ConfigIssue])
    /// Somebody stopped the script.
    case interrupted
    /// The script took longer than it was given.
    case timeLimit
    /// The script wanted more memory than it was given.
    case memory
    /// The script took more instructions than it was given.
    case instructionLimit
    /// The script printed more than it may.
    case outputLimit
  }

  public let code: Code
  /// Without position.
  public let message: String
  public let file: String?
  /// From 1.
  public let line: Int?
  /// The text of that line.
  public let sourceLine: String?
  /// The calls that led there, innermost first, one a line; without the place of the error itself.
  public let traceback: [String]
  /// The error of a lower layer that came through the script.
  public let cause: (any Error)?

  init(_ code: Code, file: String?, _ message: String, cause: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.file = file
    self.cause = cause
    line = nil
    sourceLine = nil
    traceback = []
  }

  init(_ error: LuaError, sources: ScriptSources) {
    let calls = ScriptTraceback(error.traceback ?? "", sources: sources)
    var place = error.chunk.map { (file: sources.fullName($0), line: error.line) }
    // Lua places a stop at the caller of what was stopped.
    if case .stopped = error.code, let frame = calls.frames.first {
      place = (frame.chunk, frame.line)
    }
    file = place?.file
    line = place?.line
    sourceLine = place.flatMap { file, line in line.flatMap { sources.line($0, of: file) } }
    traceback = calls.callers
    let fault = (error.cause as? ConfigError).map { ScriptFault($0) }
    let cause: (any Error)? = fault ?? error.cause
    self.cause = error.cause
    var message = error.message
    if let fault { message = fault.description }
    let nameless = "(the error is a "
    if message.hasPrefix(nameless), message.hasSuffix(" value)") {
      let type = message.dropFirst(nameless.count).dropLast(" value)".count)
      message = "the script raised a \(type) as its error; expected a text"
    }
    switch (error.code, cause) {
    case (.stopped(.user), _): (code, message) = (.interrupted, "interrupted")
    case (.stopped(.deadline), _): (code, message) = (.timeLimit, "the time limit was reached")
    case (.stopped(.instructions), _):
      (code, message) = (.instructionLimit, "the instruction limit was reached")
    case (.stopped(.output), _): (code, message) = (.outputLimit, "the output limit was reached")
    case (.stopped(.memory), _), (.memory, nil):
      (code, message) = (.memory, "the memory limit was reached")
    case (_, is MemoryShortage): code = .memory
    case (.syntax, _): code = .syntax
    case (_, let fault as ScriptFault): code = .config(fault.issues)
    case (_, let error as ServiceError) where error.code == .interrupted: code = .interrupted
    default: code = .runtime
    }
    self.message = message
  }

  /// `file:line: message`, the line with a marker under what is meant, and the callers.
  public var description: String {
    ([headline] + markedLine + traceback.map { "  called from " + $0 }).joined(separator: "\n")
  }

  /// `file:line: message`.
  public var headline: String {
    let place = file.map { file in line.map { "\(file):\($0): " } ?? "\(file): " } ?? ""
    return place + message
  }

  private var markedLine: [String] {
    guard let line, let sourceLine, !sourceLine.allSatisfy(\.isWhitespace) else { return [] }
    let marker = ScriptMarker(message: message, line: sourceLine)
    let gutter = "  \(line) | "
    let blank = "  " + String(repeating: " ", count: String(line).count) + " | "
    return [gutter + marker.line, blank + marker.marks]
  }
}
