/// How a record is written. Always one line: line ends and other control characters are escaped.
public enum LogFormat: String, Sendable, CaseIterable {
  /// For people.
  case text
  /// An object of JSON (RFC 8259).
  case json
  /// `name=value` pairs, quoted where needed.
  case logfmt

  /// The line with its line feed.
  public func line(_ record: LogRecord) -> String {
    switch self {
    case .text: Self.plain(record) + "\n"
    case .json:
      "{"
        + record.members.map { quoted($0.name) + ":" + member($0.value) }.joined(separator: ",")
        + "}\n"
    case .logfmt:
      record.members.map { $0.name + "=" + word($0.value) }.joined(separator: " ") + "\n"
    }
  }

  /// `03:02:01.123 warning fund.store  the message  name=value run_id=…`.
  private static func plain(_ record: LogRecord) -> String {
    let level = record.level.rawValue
    var parts = [
      record.time.clock + " " + level + String(repeating: " ", count: 8 - level.count)
        + record.module,
      visible(record.message),
    ]
    var pairs = record.distinctFields.map { $0.name + "=" + word($0.value) }
    if let run = record.runID { pairs.append("run_id=" + word(.text(run))) }
    if !pairs.isEmpty { parts.append(pairs.joined(separator: " ")) }
    return parts.joined(separator: "  ")
  }
}

private func member(_ value: LogValue) -> String {
  if case .text(let text) = value { return quoted(text) }
  return scalar(value)
}

/// A value of logfmt: bare where nothing in it could be mistaken, else as a string of JSON.
private func word(_ value: LogValue) -> String {
  guard case .text(let text) = value else { return scalar(value) }
  // A text that reads as something else is quoted, so that what was a text stays one.
  let others = ["null", "true", "false"].contains(text) || Double(text) != nil
  let isBare = text.unicodeScalars.allSatisfy {
    !isControl($0) && !$0.properties.isWhitespace && $0 != "\"" && $0 != "=" && $0 != "\\"
  }
  return isBare && !others && !text.isEmpty ? text : quoted(text)
}

private func scalar(_ value: LogValue) -> String {
  switch value {
  case .text(let text): text
  case .int(let number): String(number)
  case .unsigned(let number): String(number)
  // The shortest text that reads as the same number; 1e22 is 1e+22 here, which JSON takes.
  case .number(let number): number.isFinite ? "\(number)" : "null"
  case .bool(let flag): flag ? "true" : "false"
  case .null: "null"
  }
}

/// A string of JSON. Besides what RFC 8259 asks for, DEL, C1 controls and the line and paragraph
/// separators are escaped: no terminal and no reader of lines takes them for more than text.
private func quoted(_ text: String) -> String { "\"" + escaped(text, quotes: true) + "\"" }

/// A message for people: its controls as escapes.
private func visible(_ text: String) -> String { escaped(text, quotes: false) }

private func escaped(_ text: String, quotes: Bool) -> String {
  var out = ""
  out.reserveCapacity(text.utf8.count + 2)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"" where quotes: out += "\\\""
    case "\\" where quotes: out += "\\\\"
    case "\n": out += "\\n"
    case "\r": out += "\\r"
    case "\t": out += "\\t"
    case let other where isControl(other):
      let hex = String(other.value, radix: 16)
      out += "\\u" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    default: out.unicodeScalars.append(scalar)
    }
  }
  return out
}

/// Controls, separators of lines, marks that turn the direction of text, and the byte order mark, which
/// some readers drop.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
  default: false
  }
}
