/// What went wrong in Lua, or in Swift code that Lua called.
public struct LuaError: Error, CustomStringConvertible {
  /// The kind of failure.
  public enum Code: Hashable, Sendable {
    /// The text is not Lua.
    case syntax
    /// The script raised an error.
    case runtime
    /// An allocation was refused.
    case memory
    /// The script was stopped from outside.
    case stopped(LuaStopReason)
    /// Swift code raised the error.
    case native
  }

  public var code: Code
  /// What went wrong, without position.
  public var message: String
  /// The chunk that raised the error, as it was named when loaded; nil when not known.
  public var chunk: String?
  /// The line in `chunk`, from 1; nil when not known.
  public var line: Int?
  /// The calls that led here, innermost first; only on errors that left the outermost call.
  public var traceback: String?
  /// The Swift error that travelled through Lua, the same one that was thrown.
  public var cause: (any Error)?

  /// An error that Swift code raises for a script; Lua puts the position of the caller in front.
  public init(
    _ message: String, code: Code = .native, chunk: String? = nil, line: Int? = nil,
    traceback: String? = nil, cause: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.chunk = chunk
    self.line = line
    self.traceback = traceback
    self.cause = cause
  }

  /// `chunk:line: message`, as far as known.
  public var description: String { position + message }

  var position: String {
    guard let chunk else { return "" }
    return line.map { "\(chunk):\($0): " } ?? "\(chunk): "
  }
}

/// Why a script was stopped.
public enum LuaStopReason: Int32, Hashable, Sendable {
  case user = 1
  case deadline = 2
  case memory = 3
  case instructions = 4
  case output = 5
}
