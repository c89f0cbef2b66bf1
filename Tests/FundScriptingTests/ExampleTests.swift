import Foundation
import FundScripting
import FundService
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
    let (options, collected) = options {
      $0.run.paths = 60
      $0.store = StoreUse(store: MemoryRunStore(), now: "2026-11-21T09:00:00.000Z")
    }
    let outcome = try ScriptSession(options).run(file: file)
    #expect(outcome.run != nil || outcome.fund != nil || !collected.text.isEmpty)
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect((20...81).contains(lines.count))
    for heading in ["-- Run it:", "-- Look at:", "-- Try:"] {
      #expect(lines.contains { $0.hasPrefix(heading) }, "\(name) has no line '\(heading)'")
    }
    let shows = lines.prefix { $0.hasPrefix("-- ") }
    #expect(
      (1...3).contains(shows.count) && lines[shows.count] == "--",
      "\(name): what it shows, then an empty line")
    let last = lines.last { !$0.isEmpty }
    #expect(last?.hasPrefix("-- Try:") == true, "\(name) ends with one thing to try")
    let course = packageRoot.appendingPathComponent("examples/README.md").path
    #expect(try String(contentsOfFile: course, encoding: .utf8).contains("(\(name))"))
  }

  @Test("every block of docs/compare.md runs, in order")
  func comparisonPage() throws {
    #expect(try PageBlocks.run("docs/compare.md") >= 2)
  }

  @Test("every block of docs/lua.md runs, in order")
  func page() throws {
    #expect(try PageBlocks.run("docs/lua.md") >= 6)
  }
}
