/// Rows of a text of separated values (RFC 4180): quotes, CRLF or LF, a byte order mark, comma or tab.
///
/// The separator is a tab when the first line has one and no comma. Blank lines are skipped. Rows may differ
/// in length: what that means is the caller's.
struct CsvReader {
  struct Row {
    /// Line on which the row starts, from 1.
    var line: Int
    var fields: [String]
  }

  struct Failure: Error {
    var line: Int
    var message: String
  }

  static func rows(_ bytes: [UInt8]) throws(Failure) -> [Row] {
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let separator = Self.separator(bytes[at...])
    var rows: [Row] = []
    var line = 1
    while at < bytes.count {
      var row = Row(line: line, fields: [])
      var ended = false
      while !ended {
        row.fields.append(try field(bytes, &at, &line, separator))
        if at < bytes.count, bytes[at] == separator {
          at += 1
        } else {
          ended = true
        }
      }
      if at < bytes.count, bytes[at] == UInt8(ascii: "\r") { at += 1 }
      if at < bytes.count, bytes[at] == UInt8(ascii: "\n") { at += 1 }
      line += 1
      if row.fields != [""] { rows.append(row) }
    }
    return rows
  }

  private static func separator(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let comma = UInt8(ascii: ",")
    let tab = UInt8(ascii: "\t")
    return line.contains(tab) && !line.contains(comma) ? tab : comma
  }

  /// One field; `at` is left on the separator, the line end or the end.
  private static func field(
    _ bytes: [UInt8], _ at: inout Int, _ line: inout Int, _ separator: UInt8
  ) throws(Failure) -> String {
    let quote = UInt8(ascii: "\"")
    let newline = UInt8(ascii: "\n")
    let carriage = UInt8(ascii: "\r")
    var text: [UInt8] = []
    if at < bytes.count, bytes[at] == quote {
      let first = line
      at += 1
      while true {
        guard at < bytes.count else {
          throw Failure(line: first, message: "a quoted field is not closed")
        }
        if bytes[at] == quote {
          guard at + 1 < bytes.count, bytes[at + 1] == quote else { break }
          at += 1
        } else if bytes[at] == newline {
          line += 1
        }
        text.append(bytes[at])
        at += 1
      }
      at += 1
      guard at == bytes.count || [separator, newline, carriage].contains(bytes[at]) else {
        throw Failure(line: line, message: "a quoted field goes on after its closing quote")
      }
    } else {
      while at < bytes.count, bytes[at] != separator, bytes[at] != newline, bytes[at] != carriage {
        text.append(bytes[at])
        at += 1
      }
    }
    guard let string = String(validating: text, as: UTF8.self) else {
      throw Failure(line: line, message: "the text is not UTF-8")
    }
    return trimmed(string)
  }

  private static func trimmed(_ text: String) -> String {
    let body = text.drop { $0 == " " || $0 == "\t" }
    guard let last = body.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
    return String(body[...last])
  }
}
