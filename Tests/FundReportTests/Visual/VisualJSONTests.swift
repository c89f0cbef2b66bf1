import Foundation
import FundModel
import FundReport
import FundResults
import TestSupport
import Testing

/// The JSON of a visual document: the same bytes, everything back, and a clear word for what is broken.
@Suite struct VisualJSONTests {
  @Test func everyDocumentComesBackToTheBit() throws {
    for run in try VisualRuns.all() {
      let (name, source, document) = (run.name, run.source, run.document)
      let bytes = try document.json()
      let back = try VisualDocument(json: bytes)
      #expect(back == document, "\(name)")
      #expect(try back.json() == bytes, "\(name)")
      #expect(try VisualDocument(source).json() == bytes, "\(name): not the same bytes twice")
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(
        text.range(of: #"[:\[,](nan|inf|-inf|NaN|Infinity)"#, options: .regularExpression) == nil)
      // Five lines of head, one a view, one to end.
      #expect(text.split(separator: "\n").count == 6 + document.views.count + 1, "\(name)")
    }
  }

  @Test func whatIsNotFiniteIsNull() throws {
    var document = try VisualDocument(VisualSource(VisualRuns.random(houseConfig(), paths: 5)))
    document.views = [
      VisualView(
        .risk, title: "Risk",
        items: [
          .figures(
            VisualFigures(
              id: "a", title: "A",
              [VisualFigure(name: "x", label: "X", unit: .rate, value: .nan, standardError: .nan)])),
          .table(
            VisualTable(
              id: "b", title: "B", columns: [.init("c", "C", .rate)],
              rows: [[.number(.infinity)], [.figure(.init(.nan, unit: .rate))]])),
          .chart(
            VisualChart(
              id: "c", title: "C", summary: "C.", x: .init("x"), y: .init("y"),
              .lines(
                .init(positions: [0, 1], lines: [.init("l", [.nan, 1], low: [1, .infinity])])))),
        ])
    ]
    let text = String(decoding: try document.json(), as: UTF8.self)
    #expect(text.contains(#""unit":"rate","value":null"#))
    #expect(text.contains(#""rows":[[null],[{"unit":"rate","value":null}]]"#))
    #expect(text.contains(#""low":[1,null],"name":"l","values":[null,1]"#))
    let back = try VisualDocument(json: Array(text.utf8))
    #expect(back.figures("a")?.figures[0].value == nil)
    #expect(back.table("b")?.rows[0] == [.empty])
  }

  @Test func aChartThatCannotBeWrittenIsNamed() throws {
    var document = try VisualDocument(VisualSource(VisualRuns.random(houseConfig(), paths: 5)))
    document.views[1].items.append(
      .chart(
        VisualChart(
          id: "broken", title: "B", summary: "B.", x: .init("x"), y: .init("y"),
          .steps(.init([.init("s", .nan)])))))
    let error = #expect(throws: RunDocumentError.self) { try document.json() }
    #expect(error?.code == .notWritable && error?.message.contains("item broken") == true)
  }

  @Test func brokenDocumentsAreRefusedWithTheReason() throws {
    let document = try VisualDocument(VisualSource(VisualRuns.random(houseConfig(), paths: 5)))
    let text = String(decoding: try document.json(), as: UTF8.self)
    func refusal(_ text: String) -> RunDocumentError? {
      #expect(throws: RunDocumentError.self) { try VisualDocument(json: Array(text.utf8)) }
    }
    #expect(refusal("[]")?.code == .malformed)
    #expect(refusal("")?.code == .malformed)
    #expect(refusal(String(text.dropLast(4)))?.code == .malformed)
    let version = refusal(
      text.replacing("\"schema_version\": 1", with: "\"schema_version\": 9", maxReplacements: 1))
    #expect(version?.code == .unsupportedVersion)
    #expect(version?.message.contains("version 9; this program reads version 1") == true)
    let views = refusal(text.replacing("\"views\":", with: "\"sights\":"))
    #expect(views?.code == .missingMember && views?.message.contains("\"views\"") == true)
    let kind = refusal(text.replacing("\"kind\":\"histogram\"", with: "\"kind\":\"pie\""))
    #expect(kind?.code == .malformed && kind?.message.contains("pie") == true)
  }
}
