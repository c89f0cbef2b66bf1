import Foundation
import FundScripting
import Testing

@Suite("Examples and pages")
struct ExampleTests {
  static let examples: [String] = {
    let folder = packageRoot.appendingPathComponent("examples").path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".lua") }.sorted()
  }()

  @Test("there are examples")
  func present() {
    #expect(Self.examples.count >= 4)
  }

  @Test("every example runs, and has the form of the course", arguments: examples)
  func example(name: String) throws {
    let file = packageRoot.appendingPathComponent("examples/" + name).path
    let (options, collected) = options { $0.run.paths = 60 }
    let outcome = try ScriptSession(options).run(file: file)
    #expect(outcome.run != nil || outcome.fund != nil || !collected.text.isEmpty)
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect((20...81).contains(lines.count))
    for heading in ["-- Run it:", "-- Look at:", "-- Try:"] {
      #expect(lines.contains { $0.hasPrefix(heading) }, "\(name) has no line '\(heading)'")
    }
  }

  @Test("every block of docs/lua.md runs, in order")
  func page() throws {
    let file = packageRoot.appendingPathComponent("docs/lua.md").path
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let (options, _) = options()
    let session = try ScriptSession(options)
    var blocks = 0
    var block: [Substring]?
    for (number, line) in lines.enumerated() {
      if line == "```lua" {
        // Empty lines in front, so that errors name the line of the page.
        block = Array(repeating: "", count: number + 1)
      } else if line == "```", let text = block {
        _ = try session.run(source: text.joined(separator: "\n"), name: "docs/lua.md")
        blocks += 1
        block = nil
      } else {
        block?.append(line)
      }
    }
    #expect(blocks >= 6)
  }
}
