import Foundation
import FundScripting
import Testing

@Suite("Page of the recipes")
struct RecipePageTests {
  private static let page = "docs/recipes.md"
  private static let mark =
    "<!-- generated from the recipes; EQUIHOME_RECORD=1 swift test writes it anew -->\n\n"

  /// `EQUIHOME_RECORD=1` writes the part behind the mark anew, and fails.
  @Test("lists every recipe with its parameters and its example")
  func fresh() throws {
    let file = packageRoot.appendingPathComponent(Self.page)
    let found = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let head = try #require(found.range(of: Self.mark)).upperBound
    let (options, _) = options()
    let wanted = found[..<head] + (try ScriptSession(options).recipeReference())
    if ProcessInfo.processInfo.environment["EQUIHOME_RECORD"] == "1" {
      try Data(wanted.utf8).write(to: file)
      Issue.record("recorded \(Self.page); run again without EQUIHOME_RECORD")
      return
    }
    #expect(found == wanted, "\(Self.page) is stale; run EQUIHOME_RECORD=1 swift test")
  }

  @Test("every block of it runs, in order")
  func blocks() throws {
    #expect(try PageBlocks.run(Self.page, paths: 40) >= 14)
  }
}
