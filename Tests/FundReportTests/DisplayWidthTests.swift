import Foundation
import FundReport
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("fund", 4), ("Ü", 1), ("e\u{301}", 1), ("日本", 4), ("ﾊﾝ", 2), ("한국", 4), ("한", 2),
    ("😀", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("🇯🇵", 2), ("—…±─█▏│", 7), ("✓✗", 2), ("ー", 2), ("（", 2),
    ("α", 1), ("a\u{200B}b", 2), ("👩‍👩‍👧", 2),
  ])
  func columnsOfText(text: String, width: Int) {
    #expect(text.displayWidth == width, "\(text)")
  }

  private static let program = """
    import json, sys, unicodedata
    out = {}
    for code in range(0x20, 0x40000):
        char = chr(code)
        kind = unicodedata.category(char)
        if kind in ("Cn", "Cs", "Co", "Cc", "Cf", "Mn", "Me"): continue
        if 0x1160 <= code <= 0x11ff or 0xd7b0 <= code <= 0xd7ff: continue
        out[code] = 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
    json.dump(out, sys.stdout)
    """

  /// Every character that Python's database of Unicode knows and that takes room at all.
  @Test func agreesWithPython() throws {
    let python = ProcessInfo.processInfo.environment["EQUIHOME_PYTHON"] ?? "python3"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", Self.program]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let expected = try JSONDecoder().decode([String: Int].self, from: answer)
    #expect(expected.count > 100_000)
    var wrong: [String] = []
    for (text, width) in expected {
      let code = try #require(UInt32(text))
      guard let scalar = Unicode.Scalar(code) else { continue }
      let found = String(Character(scalar)).displayWidth
      if found != width { wrong.append("U+\(String(code, radix: 16)): \(found), not \(width)") }
    }
    // Signs that later versions of Unicode made wide: trigrams, hexagrams (16.0), and a few emoji.
    let later = wrong.filter { text in
      !["U+2630", "U+2631", "U+2632", "U+2633", "U+2634", "U+2635", "U+2636", "U+2637"].contains {
        text.hasPrefix($0 + ":")
      } && !text.hasPrefix("U+4d") && !text.hasPrefix("U+268") && !text.hasPrefix("U+1d3")
    }
    #expect(later.isEmpty, "\(later.sorted().prefix(20))")
  }

  @Test(arguments: [40, 60, 80])
  func tablesLineUpWhateverTheNames(width: Int) {
    var table = TextTable([.init("基金", .left), .init("net IRR"), .init("備考", .left)])
    let names = ["日本住宅ファンド第一号", "Ünïcode e\u{301}state", "😀 fund 🇯🇵", "plain"]
    for name in names { table.add([.init(name), .init("9.12%"), .init("長い備考" + name)]) }
    let lines = table.lines(TextFormat(width: width))
    #expect(lines.allSatisfy { $0.displayWidth <= width }, "\(lines)")
    // The figures end at one column.
    let ends = Set(
      lines.dropFirst().map { line in
        line.range(of: "9.12%").map { String(line[..<$0.upperBound]).displayWidth } ?? -1
      })
    #expect(ends.count == 1, "\(lines)")
    #expect(ends.first ?? -1 > 0)
  }
}
