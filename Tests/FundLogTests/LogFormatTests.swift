import Foundation
import FundLog
import Testing

/// Lines of records, read back by Foundation's JSON and by a reader of logfmt of this file's own.
@Suite struct LogFormatTests {
  /// Texts that break naive writers.
  static let hostile = [
    "", " ", "plain", "two words", "a=b", "\"quoted\"", "back\\slash", "line\nfeed", "\r\n",
    "tab\t",
    "nul\u{0}", "escape\u{1B}[31mred", "bell\u{7}", "del\u{7F}", "c1\u{9B}31m", "null", "true",
    "-3",
    "1e5", "nan", "0x10", "emoji \u{1F3E0}", "Zoë", "e\u{301}", "\u{2028}\u{2029}",
    "\u{202E}gnirts",
    "\u{FEFF}bom", "{\"a\":1}", "\\u0041", "'", "=", "\u{A0}", "\u{FFFD}", "\u{10FFFF}",
    String(repeating: "long ", count: 2000),
  ]

  private static func record(_ text: String) -> LogRecord {
    LogRecord(
      time: LogTime(microseconds: 1_777_777_777_123_456), level: .warning, module: "fund.store",
      message: text, runID: "0123456789ab",
      fields: [
        .init("text", text), .init("n", -3), .init("u", UInt64.max), .init("x", 0.1),
        .init("nothing", .null), .init("nan", Double.nan), .init("yes", true),
        .init("big", 1e300), .init("tiny", -Double.leastNonzeroMagnitude),
      ])
  }

  private static func isOneLine(_ line: String) -> Bool {
    line.hasSuffix("\n")
      && line.dropLast().unicodeScalars.allSatisfy {
        $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0.value != 0x2028
          && $0.value != 0x2029 && $0.value != 0x202E
      }
  }

  @Test(arguments: hostile) func json(text: String) throws {
    let line = LogFormat.json.line(Self.record(text))
    #expect(Self.isOneLine(line))
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(object["msg"] as? String == text && object["text"] as? String == text)
    #expect(object["ts"] as? String == "2026-05-03T03:09:37.123456Z")
    #expect(object["level"] as? String == "warning" && object["module"] as? String == "fund.store")
    #expect(object["run_id"] as? String == "0123456789ab")
    #expect(object["n"] as? Int == -3 && object["u"] as? UInt64 == UInt64.max)
    #expect(object["x"] as? Double == 0.1 && object["big"] as? Double == 1e300)
    #expect(
      object["tiny"] as? Double == -Double.leastNonzeroMagnitude && object["yes"] as? Bool == true)
    #expect(object["nothing"] is NSNull && object["nan"] is NSNull)
  }

  @Test(arguments: hostile) func logfmt(text: String) throws {
    let line = LogFormat.logfmt.line(Self.record(text))
    #expect(Self.isOneLine(line))
    let pairs = try #require(Self.pairs(line), "\(line)")
    #expect(pairs["msg"] == .text(text) && pairs["text"] == .text(text))
    #expect(pairs["n"] == .bare("-3") && pairs["x"] == .bare("0.1"))
    #expect(pairs["nothing"] == .bare("null") && pairs["yes"] == .bare("true"))
    #expect(pairs["u"] == .bare("18446744073709551615"))
    #expect(pairs.count == 14)
  }

  @Test(arguments: hostile) func text(text: String) {
    let line = LogFormat.text.line(Self.record(text))
    #expect(Self.isOneLine(line))
    #expect(line.hasPrefix("03:09:37.123 warning fund.store  "))
  }

  /// Bytes that are no UTF-8 are told as such, and the line stays one.
  @Test func invalidBytes() throws {
    let record = LogRecord(
      time: LogTime(microseconds: 0), level: .info, module: "m", message: "x",
      fields: [.init("bytes", .bytes([0x66, 0xFF, 0xC3, 0x28, 0x0A, 0x6F]))])
    let line = LogFormat.json.line(record)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(object["bytes"] as? String == "f\u{FFFD}\u{FFFD}(\no")
    #expect(object["ts"] as? String == "1970-01-01T00:00:00.000000Z")
  }

  /// Names are safe in every format, never those of the members, and each once.
  @Test func names() throws {
    let record = LogRecord(
      time: LogTime(microseconds: 0), level: .info, module: "m", message: "x",
      fields: [
        .init("ts", "mine"), .init("a b=\"c\n", 1), .init("", 2), .init("twice", 1),
        .init("twice", 2), .init("zoë", 3),
      ])
    #expect(
      LogFormat.logfmt.line(record)
        == "ts=1970-01-01T00:00:00.000000Z level=info module=m msg=x ts_=mine a_b__c_=1 _=2 twice=2 "
        + "zo_=3\n")
  }

  /// Moments of twenty centuries, against Foundation's calendar.
  @Test func times() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    var seconds: Int64 = -62_135_596_800 + 800_000 * 86_400
    while seconds < 4_102_444_800 {
      let date = Date(timeIntervalSince1970: Double(seconds))
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .second], from: date)
      let expected = String(
        format: "%04d-%02d-%02dT%02d:%02d:%02d.000007Z", parts.year ?? 0, parts.month ?? 0,
        parts.day ?? 0, parts.hour ?? 0, parts.minute ?? 0, parts.second ?? 0)
      // Foundation goes over to the Julian calendar before 1582-10-15; ISO 8601 does not.
      if seconds > -12_219_292_800 {
        #expect(LogTime(microseconds: seconds * 1_000_000 + 7).text == expected)
      }
      seconds += 86_400 * 37 + 12_345
    }
    #expect(LogTime(microseconds: -1).text == "1969-12-31T23:59:59.999999Z")
    #expect(LogTime(microseconds: 951_782_400_000_000).text == "2000-02-29T00:00:00.000000Z")
  }

  // MARK: - A reader of logfmt

  enum Word: Equatable {
    case bare(String)
    case text(String)
  }

  /// Pairs of a line, nil when it is none; bare words that are no number and no word of JSON are texts.
  static func pairs(_ line: String) -> [String: Word]? {
    var rest = Substring(line.dropLast())
    var found: [String: Word] = [:]
    while !rest.isEmpty {
      guard let equals = rest.firstIndex(of: "=") else { return nil }
      let name = String(rest[..<equals])
      guard !name.isEmpty, found[name] == nil else { return nil }
      rest = rest[rest.index(after: equals)...]
      if rest.first == "\"" {
        // The end is the first quote that no backslash stands before.
        var end = rest.index(after: rest.startIndex)
        while end < rest.endIndex, rest[end] != "\"" {
          if rest[end] == "\\" { end = rest.index(after: end) }
          guard end < rest.endIndex else { return nil }
          end = rest.index(after: end)
        }
        guard end < rest.endIndex,
          let text = try? JSONSerialization.jsonObject(
            with: Data(rest[...end].utf8), options: .fragmentsAllowed) as? String
        else { return nil }
        found[name] = .text(text)
        rest = rest[rest.index(after: end)...]
      } else {
        let word = String(rest.prefix { $0 != " " })
        let isPlain = Double(word) != nil || ["true", "false", "null"].contains(word)
        found[name] = isPlain ? .bare(word) : .text(word)
        rest = rest.dropFirst(word.count)
      }
      guard rest.isEmpty || rest.first == " " else { return nil }
      rest = rest.dropFirst()
    }
    return found
  }
}
