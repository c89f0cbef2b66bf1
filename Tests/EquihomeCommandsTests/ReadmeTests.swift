import Foundation
import TestSupport
import Testing

/// Every command that the README and pages of docs show runs.
@Suite struct ReadmeTests {
  /// Lines `$ …` of ```console blocks that name the program, their mark taken off.
  private static func commands(_ text: String) -> [String] {
    var commands: [String] = []
    var isConsole = false
    var goesOn = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
        goesOn = false
      } else if isConsole, goesOn {
        commands[commands.count - 1] += "\n" + line
        goesOn = line.hasSuffix("\\")
      } else if isConsole, line.hasPrefix("$ "), line.contains("scripts/equihome") {
        commands.append(String(line.dropFirst(2)))
        goesOn = line.hasSuffix("\\")
      }
    }
    return commands
  }

  @Test(arguments: ["README.md", "docs/results.md", "docs/report.md"])
  func commandsRun(page: String) throws {
    let file = Cases.packageRoot.appendingPathComponent(page)
    let commands = Self.commands(String(decoding: try Data(contentsOf: file), as: UTF8.self))
    try #require(!commands.isEmpty, "\(page) shows no `$ scripts/equihome …` in a console block")
    // What the checkout holds, beside what the commands write.
    let folder = try Folder()
    for name in ["docs", "examples", "stdlib-lua"] {
      try FileManager.default.createSymbolicLink(
        at: folder.file(name), withDestinationURL: Cases.packageRoot.appendingPathComponent(name))
    }
    try FileManager.default.createDirectory(
      at: folder.file(".build"), withIntermediateDirectories: false)
    for command in commands {
      // The script would build; the program is what it starts.
      let line = command.replacingOccurrences(of: "scripts/equihome", with: "equihome")
      let ended = try Program.shell(
        line, in: folder, environment: Program.usualStore, timeout: 300)
      // A run shown in a README may trip a guardrail of its fund, which is status 1.
      let allowed: [Int32] = line.contains("equihome run") ? [0, 1] : [0]
      #expect(allowed.contains(ended.status), "\(command): \(ended)")
      #expect(!ended.errors.contains("unknown") && !ended.errors.contains("defect"), "\(ended)")
    }
  }
}
