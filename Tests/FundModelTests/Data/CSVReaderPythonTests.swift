import Foundation
import FundModel
import TestSupport
import Testing

/// The reader against Python's csv module (strict) on generated tables.
@Suite struct CSVReaderPythonTests {
  static let python = ProcessInfo.processInfo.environment["EQUIHOME_PYTHON"] ?? "python3"

  private static let program = """
    import csv, io, json, sys
    tables = json.load(open(sys.argv[1], encoding="utf-8"))
    out = []
    for text in tables:
        rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        out.append([row for row in rows if row])
    json.dump(out, sys.stdout)
    """

  /// A table as text: fields of characters that matter to CSV, quoted where they must be and
  /// sometimes where they need not.
  private static func text(_ random: inout SplitMix, columns: Int) -> String {
    let pieces = ["a", "Z", "0", ",", "\"", "\n", "\r\n", " ", "é", "😀", "#", ""]
    let end = random.chance(0.5) ? "\n" : "\r\n"
    var text = (0..<columns).map { "c\($0)" }.joined(separator: ",") + end
    for _ in 0..<random.whole(0, 7) {
      if random.chance(0.15) { text += end }
      let fields = (0..<columns).map { _ -> String in
        let raw = (0..<random.whole(0, 5)).map { _ in random.pick(pieces) }.joined()
        // Scalars, because one Character can be a whole CRLF.
        let special: Set<UnicodeScalar> = [",", "\"", "\n", "\r"]
        let mustQuote = raw.unicodeScalars.contains { special.contains($0) }
        guard mustQuote || random.chance(0.3) || (columns == 1 && raw.isEmpty) else { return raw }
        return "\"" + raw.replacingOccurrences(of: "\"", with: "\"\"") + "\""
      }
      text += fields.joined(separator: ",") + end
    }
    // Half of the files do not end their last row.
    if random.chance(0.5) { text.unicodeScalars.removeLast(end.unicodeScalars.count) }
    return text
  }

  @Test
  func agreesWithPython() throws {
    var random = SplitMix(seed: 20)
    let tables = (0..<2000).map { Self.text(&random, columns: 1 + $0 % 4) }
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("csv-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try JSONEncoder().encode(tables).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [Self.python, "-c", Self.program, file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let expected = try JSONDecoder().decode([[[String]]].self, from: answer)
    #expect(expected.count == tables.count)
    for (index, (text, rows)) in zip(tables, expected).enumerated() {
      let table = try CSVReaderTests.read(text)
      let mine = ([table.header] + table.rows.map(\.fields)).map { $0.map(\.text) }
      #expect(mine == rows, "table \(index): \(text.debugDescription)")
    }
  }
}
