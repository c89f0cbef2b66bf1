import Foundation
import FundScripting
import FundService

/// The Lua blocks of a page of docs, run in order in one session.
enum PageBlocks {
  /// Runs them, and returns how many there are.
  static func run(_ page: String, paths: Int? = nil) throws -> Int {
    let file = packageRoot.appendingPathComponent(page).path
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let (options, _) = options {
      $0.run.paths = paths
      $0.store = StoreUse(store: MemoryRunStore(), now: "2026-11-21T09:00:00.000Z")
    }
    let session = try ScriptSession(options)
    var blocks = 0
    var block: [Substring]?
    for (number, line) in lines.enumerated() {
      if line == "```lua" {
        // Empty lines in front, so that errors name the line of the page.
        block = Array(repeating: "", count: number + 1)
      } else if line == "```", let text = block {
        _ = try session.run(source: text.joined(separator: "\n"), name: page)
        blocks += 1
        block = nil
      } else {
        block?.append(line)
      }
    }
    return blocks
  }
}
