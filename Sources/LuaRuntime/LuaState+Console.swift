import CLuaBridge

/// What a line typed at a console turned out to be.
public enum LuaEntry {
  /// Its results are worth showing.
  case expression(LuaReference)
  case statement(LuaReference)
  /// More lines are needed.
  case incomplete
}

extension LuaState {
  /// Loads what was typed: as an expression first, else as a statement. Throws on wrong syntax.
  public func loadEntry(_ text: String, chunkName: String = "=console") throws -> LuaEntry {
    releaseDropped()
    let thread = active
    var text = text
    var status: Int32 = 0
    let entry = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        clb_load_entry(thread, $0.baseAddress, $0.count, chunkName, &status)
      }
    }
    if entry == CLB_INCOMPLETE { return .incomplete }
    try check(status)
    let function = try takeReference(thread)
    return entry == CLB_EXPRESSION ? .expression(function) : .statement(function)
  }

  /// A value as a person reads it: sorted keys, cycles marked, long tables cut, numbers with 14
  /// digits or, where those do not give the same number back, 17. Runs `__tostring` of the script
  /// and of native types.
  public func describe(_ value: LuaReference) throws -> String {
    guard value.link === link else {
      throw LuaError("a value of one Lua state cannot be used in another")
    }
    var text = clb_tree()
    defer { clb_tree_free(&text) }
    try check(clb_pretty(active, value.slot, &text))
    return text.wholeText
  }

  public func describe(_ value: LuaValue) throws -> String {
    try describe(reference(to: value))
  }

  /// Names that may stand where the cursor is: globals, members of tables, methods of native types
  /// and what their `members` list. Never runs script code.
  ///
  /// - Parameter cursor: in bytes of UTF-8.
  /// - Returns: the bytes in front of the cursor that a candidate replaces, and the candidates,
  ///   sorted.
  public func complete(
    _ line: String, cursor: Int
  ) -> (wordLength: Int, candidates: [String]) {
    var bytes = Array(line.utf8CString)
    let cursor = min(max(0, cursor), bytes.count - 1)
    bytes[cursor] = 0
    var names = clb_tree()
    defer { clb_tree_free(&names) }
    let found = clb_complete(active, bytes, cursor, &names)
    var candidates = Set(names.wholeText.split(separator: "\n").map(String.init))
    if let definition = found.definition, let object = found.object {
      let entry = Unmanaged<LuaTypeEntry>.fromOpaque(definition).takeUnretainedValue()
      let instance = Unmanaged<AnyObject>.fromOpaque(object).takeUnretainedValue()
      let rest = String(
        decoding: bytes[found.path_start..<cursor].map(UInt8.init(bitPattern:)), as: UTF8.self)
      var path = rest.split(omittingEmptySubsequences: false) { $0 == "." || $0 == ":" }
      let word = path.popLast() ?? ""
      for name in entry.members?(instance, path.map(String.init)) ?? []
      where name.hasPrefix(word) { candidates.insert(name) }
    }
    return (found.word, candidates.sorted())
  }
}
