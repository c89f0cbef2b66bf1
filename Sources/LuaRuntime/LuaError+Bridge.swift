import CLuaBridge

/// A Swift error on its way through Lua, as a userdata: its identity and where the script stood.
final class LuaFailure {
  let error: any Error
  let chunk: String?
  let line: Int?

  init(_ error: any Error, chunk: String?, line: Int?) {
    self.error = error
    self.chunk = chunk
    self.line = line
  }

  var text: String {
    if let error = error as? LuaError { return error.description }
    return LuaError("\(error)", chunk: chunk, line: line).description
  }

  func asLuaError(traceback: String?) -> LuaError {
    if var error = error as? LuaError {
      error.traceback = error.traceback ?? traceback
      return error
    }
    return LuaError(
      "\(error)", code: .native, chunk: chunk, line: line, traceback: traceback, cause: error)
  }
}

extension LuaState {
  /// Throws what a bridge function left on the stack when its status is not 0.
  func check(_ status: Int32) throws {
    if status != 0 { throw takeError(status) }
  }

  func takeError(_ status: Int32) -> LuaError {
    var tree = clb_tree()
    let thread = active
    clb_take_error(thread, &tree)
    defer {
      lua_settop(thread, -2)
      clb_tree_free(&tree)
    }
    let text = tree.string(0) ?? "not enough memory"
    let traceback = tree.string(2)
    if let reason = stopReason {
      let (_, chunk, line) = LuaState.split(text)
      return LuaError(
        LuaState.describe(reason), code: .stopped(reason), chunk: chunk, line: line,
        traceback: traceback)
    }
    if tree.count > 3, let owner = tree.nodes[3].owner,
      let failure = Unmanaged<AnyObject>.fromOpaque(owner).takeUnretainedValue() as? LuaFailure
    {
      return failure.asLuaError(traceback: traceback)
    }
    var (message, chunk, line) = (text, String?.none, Int?.none)
    if let position = tree.string(1) {
      (_, chunk, line) = LuaState.split(position)
    } else {
      (message, chunk, line) = LuaState.split(text)
    }
    let code: LuaError.Code =
      switch status {
      case LuaStatus.syntax: .syntax
      case LuaStatus.memory: .memory
      default: message.hasPrefix("not enough memory") ? .memory : .runtime
      }
    return LuaError(message, code: code, chunk: chunk, line: line, traceback: traceback)
  }

  static func describe(_ reason: LuaStopReason) -> String {
    switch reason {
    case .user: "stopped: interrupted"
    case .deadline: "stopped: time limit"
    case .memory: "stopped: memory limit"
    case .instructions: "stopped: instruction limit"
    case .output: "stopped: output limit"
    }
  }

  /// Takes `chunk:line: ` off the front of a message.
  static func split(_ text: String) -> (message: String, chunk: String?, line: Int?) {
    let bytes = text.utf8
    var start = bytes.startIndex
    while let colon = bytes[start...].firstIndex(of: UInt8(ascii: ":")) {
      let digits = bytes[bytes.index(after: colon)...].prefix { $0 >= 48 && $0 <= 57 }
      let rest = bytes[digits.endIndex...]
      if !digits.isEmpty, rest.starts(with: ": ".utf8), let line = Int(Substring(digits)) {
        return (
          String(Substring(rest.dropFirst(2))), String(Substring(bytes[..<colon])), line
        )
      }
      if bytes[start..<colon].contains(10) { break }
      start = bytes.index(after: colon)
    }
    return (text, nil, nil)
  }
}

enum LuaStatus {
  static let runtime: Int32 = 2
  static let syntax: Int32 = 3
  static let memory: Int32 = 4
}
