import Foundation
import FundModel
import Testing

/// Committed files that are generated. `EQUIHOME_RECORD=1` writes them anew, and fails.
@Suite struct GeneratedFilesTests {
  @Test func theSchemaIsFresh() throws {
    try Self.compare(JsonSchema.text(), with: "docs/reference/config.schema.json")
  }

  @Test func theParameterPageIsFresh() throws {
    try Self.compare(ParameterReference.text(), with: "docs/reference/parameters.md")
  }

  private static func compare(_ text: String, with file: String) throws {
    let path = Fixture.root + "/" + file
    if ProcessInfo.processInfo.environment["EQUIHOME_RECORD"] == "1" {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      Issue.record("recorded \(file); run again without EQUIHOME_RECORD")
      return
    }
    #expect(try Fixture.text(path) == text, "\(file) is stale; run EQUIHOME_RECORD=1 swift test")
  }

  /// Anchors that parameters link to are headings of docs/model.md.
  @Test func linksIntoTheModelExist() throws {
    let path = Fixture.root + "/docs/model.md"
    guard FileManager.default.fileExists(atPath: path) else {
      print("skipped: there is no docs/model.md yet")
      return
    }
    let anchors = Set(
      try Fixture.text(path).split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
        line.drop { $0 == "#" || $0 == " " }.lowercased()
          .filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
          .replacing(" ", with: "-")
      })
    let missing = ModelSection.allCases.map(\.anchor).filter { !anchors.contains($0) }
    #expect(missing == [], "headings missing in docs/model.md")
  }
}
