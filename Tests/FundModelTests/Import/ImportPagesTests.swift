import Foundation
import FundModel
import Testing

/// Tables of the pages on imports come from the rows that the program reads by.
@Suite struct ImportPagesTests {
  @Test(arguments: ["docs/import.md", "docs/loan-tape.md"])
  func tablesAreFresh(page: String) throws {
    var text = try Fixture.text(Fixture.root + "/" + page)
    for (name, table) in ImportReference.tables {
      guard let start = text.range(of: "<!-- table: \(name) -->\n"),
        let end = text.range(
          of: "<!-- /table -->", range: start.upperBound..<text.endIndex)
      else { continue }
      text.replaceSubrange(start.upperBound..<end.lowerBound, with: table + "\n")
    }
    try Golden.compare(text, page)
  }

  @Test func everyTableHasItsPlace() throws {
    let pages = try ["docs/import.md", "docs/loan-tape.md"]
      .map { try Fixture.text(Fixture.root + "/" + $0) }.joined()
    for (name, _) in ImportReference.tables {
      #expect(pages.contains("<!-- table: \(name) -->"), "\(name)")
    }
  }
}
