import Foundation
import FundModel
import FundReport
import FundResults
import TestSupport
import Testing

@Suite struct HTMLReportTests {
  static func page(_ document: VisualDocument) throws -> [UInt8] {
    try htmlReport(document, charts: try ChartLibrary.load(ChartLibrary.systemPaths))
  }

  @Test func holdsEverythingAndTheLicence() throws {
    let document = everyKind()
    let bytes = try Self.page(document)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(try Self.page(document) == bytes)
    #expect(text.contains("Released under the MIT License"))
    #expect(text.contains("<h1>Harbour</h1>"))
    #expect(text.contains("9.12%") && text.contains("± 0.031%"))
    #expect(text.contains("95%: 9.06% to 9.18%"))
    // What is drawn is the document itself.
    let start = try #require(text.range(of: "id=\"document\">")).upperBound
    let end = try #require(text.range(of: "</script>", range: start..<text.endIndex)).lowerBound
    let read = try VisualDocument(json: Array(text[start..<end].utf8))
    #expect(read == document)
  }

  @Test func asksForNothing() throws {
    let text = String(decoding: try Self.page(everyKind()), as: UTF8.self)
    #expect(text.contains("default-src 'none'; style-src 'sha256-"))
    // Nothing of the page names a place to load from; the comment of the library and of SVG name their homes.
    let own = text.replacing(/\/\*![\s\S]*?\*\//, with: "")
    for load in [" src=", "<link", "@import", "url(", "fetch(", "XMLHttpRequest", "import("] {
      #expect(!own.contains(load), "\(load)")
    }
  }

  @Test func hostileTextsStayTexts() throws {
    let text = String(decoding: try Self.page(everyKind(hostile: true)), as: UTF8.self)
    #expect(text.components(separatedBy: "</script>").count == 4)
    #expect(!text.contains("<img") && !text.contains("onerror=\"window"))
    #expect(text.contains("&lt;/script&gt;&lt;script&gt;window.hit=1"))
    // NUL, escape, right-to-left override, line separator.
    for scalar in "\u{0}\u{1B}\u{202E}\u{2028}\r".unicodeScalars {
      let end = try #require(text.range(of: "<script type=\"application/json\"")).lowerBound
      #expect(!text[..<end].unicodeScalars.contains(scalar), "\(scalar.value)")
    }
  }

  @Test func namesAreUniqueAndHeadingsInOrder() throws {
    let text = String(decoding: try Self.page(everyKind(hostile: true)), as: UTF8.self)
    let ids = text.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    #expect(ids.contains("i-plain") && ids.contains("i-plain-2"))
    let body = try #require(text.range(of: "<body>")).upperBound
    let levels = text[body...].matches(of: /<h([1-6])[ >]/).compactMap { Int($0.1) }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
  }

  @Test func figuresThatCannotBeWrittenAreAnError() throws {
    var document = everyKind()
    document.terms.size = .infinity
    #expect(throws: (any Error).self) { try Self.page(document) }
  }

  @Test func theLibraryIsNamedWhereItIsMissing() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "equihome-charts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let places = [folder.appending(path: "one.js").path, folder.appending(path: "two.js").path]
    func error() -> ChartLibraryError? {
      do {
        _ = try ChartLibrary.load(places)
        return nil
      } catch { return error as? ChartLibraryError }
    }
    let missing = try #require(error())
    #expect(missing.code == .missing)
    #expect(missing.message.contains(places[0]) && missing.message.contains(places[1]))
    #expect(missing.message.contains("apt-get install libjs-chart.js"))
    for content in [
      "var x = 1;", "/*! Chart.js v4.4.0 Released under the MIT License */",
      "/*! Chart.js v3.9.1 Released under the MIT License */ '</SCRIPT>'", "/*! Chart.js v3.9.1 */",
    ] {
      try Data(content.utf8).write(to: URL(filePath: places[1]))
      #expect(error()?.code == .unsuitable, "\(content)")
      #expect(error()?.message.contains(places[1]) == true)
    }
    let found = try ChartLibrary.load(places.dropLast() + ChartLibrary.systemPaths)
    #expect(found.name == "Chart.js" && found.license == "MIT")
    #expect(found.version.hasPrefix("3."))
  }
}
