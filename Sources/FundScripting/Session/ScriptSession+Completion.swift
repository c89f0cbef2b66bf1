extension ScriptSession {
  /// The names that may stand at the end of a line, as the console offers them; runs no script code.
  public func completions(_ line: String) -> [String] {
    state.complete(line, cursor: line.utf8.count).candidates
  }
}
