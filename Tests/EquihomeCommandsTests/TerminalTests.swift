import Foundation
import TestSupport
import Testing

/// What the program shows on terminals and in pipes. One at a time: bars are about time.
@Suite(.serialized) struct TerminalTests {
  /// Bars, colours, lines of JSON and logs, judged by a program of another language.
  @Test func judge() throws {
    let environment = ProcessInfo.processInfo.environment
    let python = environment["EQUIHOME_PYTHON"].flatMap { $0.isEmpty ? nil : $0 } ?? "python3"
    let judge = Cases.packageRoot.appendingPathComponent("Tests/judges/terminal_check.py").path
    let verdict = try Program.shell(
      "'\(python)' '\(judge)' \"$EQUIHOME_UNDER_TEST\"", in: Folder(), timeout: 900)
    #expect(verdict.status == 0 && verdict.text.hasSuffix("ALL OK\n"), "\(verdict.text)\(verdict)")
  }

  /// The options are in the help of every command, in a section of their own.
  @Test func help() throws {
    let ended = try Program.run(["help", "schema"], in: Folder())
    let lines = ended.text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("common options") })
    let names = lines[(start + 1)...].compactMap { $0.split(separator: " ").first }
    #expect(
      names == ["--quiet", "--color", "--progress", "--log-level", "--log-format", "--log-file"])
    #expect(!ended.text.contains("\noptions:"), "a command without options of its own")
  }

  /// What the page on the terminal says of members and options is all there is.
  @Test func documented() throws {
    let page = try String(
      contentsOf: Cases.packageRoot.appendingPathComponent("docs/terminal.md"), encoding: .utf8)
    for name in [
      "--color", "--progress", "--log-level", "--log-format", "--log-file", "--quiet", "NO_COLOR",
      "CLICOLOR_FORCE", "FORCE_COLOR", "COLORTERM", "EQUIHOME_LOG", "LC_ALL",
    ] {
      #expect(page.contains(name), "\(name)")
    }
    let ended = try Program.run(
      [
        "run", "equihome-v2", "--paths", "20", "--fail-on", "never", "--quiet", "--progress",
        "json",
      ],
      in: Folder())
    var members: Set<String> = []
    for line in ended.errors.split(separator: "\n") {
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
      members.formUnion(object.keys)
    }
    #expect(members.count >= 16)
    for member in members { #expect(page.contains("| `\(member)` |"), "\(member)") }
  }
}
