import CLuaBridge

extension LuaReference {
  /// The value as source text that makes an equal one: numbers to the bit, tables with their keys in
  /// order, vectors as tables.
  ///
  /// - Throws: `LuaError` for what is no number, boolean, text, nil, or table of these.
  public func literal(limits: LuaLimits = LuaLimits()) throws -> String {
    try onStack { state, thread in
      var tree = clb_tree()
      let status = clb_read(thread, -1, 1, limits.bridged, &tree)
      guard status == 0 else {
        clb_tree_free(&tree)
        throw state.takeError(status)
      }
      // Decoding frees the tree, and takes over the references in it so that they are dropped.
      defer { _ = state.decode(&tree) }
      var writer = LiteralWriter(tree: tree)
      try writer.write()
      return writer.text
    }
  }
}

/// Source text of a tree of values.
private struct LiteralWriter {
  let tree: clb_tree
  var text = ""
  var at = 0

  mutating func write() throws {
    let node = tree.nodes[at]
    at += 1
    switch clb_tag(rawValue: UInt32(node.tag)) {
    case CLB_NIL: text += "nil"
    case CLB_BOOLEAN: text += node.integer != 0 ? "true" : "false"
    case CLB_INTEGER:
      // The least integer has no decimal form: its digits alone are past the largest.
      text += node.integer == .min ? "0x8000000000000000" : "\(node.integer)"
    case CLB_NUMBER: text += Self.number(node.number)
    case CLB_STRING: text += Self.string(bytes(node))
    case CLB_TABLE: try table(node)
    case CLB_VECTOR:
      let numbers = UnsafeBufferPointer(start: node.base, count: node.length)
      text +=
        numbers.isEmpty ? "{}" : "{ " + numbers.map(Self.number).joined(separator: ", ") + " }"
    case CLB_REFERENCE:
      throw LuaError("a \(LuaType(rawValue: node.flag) ?? .none)")
    case CLB_MATRIX: throw LuaError("a Matrix")
    default: throw LuaError("an object")
    }
  }

  private mutating func table(_ node: clb_node) throws {
    if node.length + node.rows == 0 {
      text += "{}"
      return
    }
    var parts: [String] = []
    for _ in 0..<node.length { parts.append(try part()) }
    var integers: [(Int64, String)] = []
    var names: [([UInt8], String)] = []
    for _ in 0..<node.rows {
      let key = tree.nodes[at]
      at += 1
      if key.tag == Int32(CLB_INTEGER.rawValue) {
        integers.append((key.integer, try part()))
      } else {
        names.append((Array(bytes(key)), try part()))
      }
    }
    integers.sort { $0.0 < $1.0 }
    names.sort { $0.0.lexicographicallyPrecedes($1.0) }
    parts += integers.map { "[\($0.0)] = \($0.1)" }
    parts += names.map { key, value in
      key.withUnsafeBytes { Self.isName($0) ? String(decoding: $0, as: UTF8.self) : nil }
        .map { "\($0) = \(value)" }
        ?? key.withUnsafeBytes { "[\(Self.string($0))] = \(value)" }
    }
    text += "{ " + parts.joined(separator: ", ") + " }"
  }

  /// The next value, apart.
  private mutating func part() throws -> String {
    let before = text
    text = ""
    try write()
    defer { text = before }
    return text
  }

  private func bytes(_ node: clb_node) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: tree.bytes.map { $0 + node.offset }, count: node.length)
  }

  /// Reads back to the same bits; the shortest text that does.
  static func number(_ number: Double) -> String {
    if number.isNaN { return "(0/0)" }
    if number.isInfinite { return number < 0 ? "(-1/0)" : "(1/0)" }
    return "\(number)"
  }

  /// Between quotes; what is no character of UTF-8, and what is not printed, as its bytes' numbers.
  static func string(_ bytes: UnsafeRawBufferPointer) -> String {
    let valid = String(validating: bytes, as: UTF8.self) != nil
    var out: [UInt8] = [0x22]
    for byte in bytes {
      switch byte {
      case 0x22, 0x5c: out += [0x5c, byte]
      case 0x0a: out += Array("\\n".utf8)
      case 0x20..<0x7f: out.append(byte)
      case 0x80... where valid: out.append(byte)
      default: out += Array(("\\" + String("00\(byte)".suffix(3))).utf8)
      }
    }
    return String(decoding: out + [0x22], as: UTF8.self)
  }

  private static let reserved: Set<String> = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  static func isName(_ bytes: UnsafeRawBufferPointer) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool {
      byte == 0x5f || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
    }
    guard let first = bytes.first, isLetter(first),
      bytes.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) })
    else { return false }
    return !reserved.contains(String(decoding: bytes, as: UTF8.self))
  }
}
