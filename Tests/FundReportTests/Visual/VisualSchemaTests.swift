import Foundation
import FundModel
import FundReport
import FundResults
import TestSupport
import Testing

/// The schema of visual documents, judged by jsonschema from PyPI: it takes what is written here and
/// refuses what is broken.
@Suite struct VisualSchemaTests {
  @Test func anIndependentValidatorAgrees() throws {
    guard let python = ProcessInfo.processInfo.environment["EQUIHOME_PYTHON"] else {
      print("skipped: EQUIHOME_PYTHON names no Python with jsonschema")
      return
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("visual-schema-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for kind in ["good", "bad"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(kind), withIntermediateDirectories: true)
    }
    let schema = folder.appendingPathComponent("schema.json")
    try Data(VisualSchema.text().utf8).write(to: schema)
    var written = 0
    func add(_ text: String, _ kind: String) throws {
      written += 1
      try Data(text.utf8).write(to: folder.appendingPathComponent("\(kind)/\(written).json"))
    }
    for run in try VisualRuns.all() {
      try add(String(decoding: run.document.json(), as: UTF8.self), "good")
    }
    let everything = String(decoding: try Self.everyDrawing().json(), as: UTF8.self)
    try add(everything, "good")
    for (old, new) in Self.breaks {
      let broken = everything.replacing(old, with: new, maxReplacements: 1)
      #expect(broken != everything, "nothing to replace: \(old)")
      try add(broken, "bad")
    }
    let judge = Cases.packageRoot.appendingPathComponent("Tests/judges/schema_check.py").path
    let (status, output) = try Self.run(python, [judge, schema.path, folder.path])
    print("schema_check.py: \(output)")
    #expect(status == 0, "\(output)")
  }

  @Test func theRecordedSchemaIsFresh() throws {
    let file = Cases.packageRoot.appendingPathComponent("docs/reference/visual.schema.json")
    if ProcessInfo.processInfo.environment["EQUIHOME_RECORD"] == "1" {
      try Data(VisualSchema.text().utf8).write(to: file)
      Issue.record("recorded \(file.lastPathComponent); run again without EQUIHOME_RECORD")
      return
    }
    #expect(
      try String(contentsOf: file, encoding: .utf8) == VisualSchema.text(),
      "docs/reference/visual.schema.json is stale; run EQUIHOME_RECORD=1 swift test")
  }

  /// What makes a sound document a broken one.
  private static let breaks: [(String, String)] = [
    ("\"schema_version\": 1", "\"schema_version\": 2"),
    ("\"title\": \"Every drawing\"", "\"title\": 5"),
    ("\"views\": [", "\"extra\": 1, \"views\": ["),
    ("\"currency\":\"USD\",", ""), ("\"seed\":7", "\"seed\":-7"),
    ("\"name\":\"risk\"", "\"name\":\"hazard\""), ("\"type\":\"chart\"", "\"type\":\"drawing\""),
    ("\"type\":\"text\"", "\"type\":\"table\""), ("\"id\":\"c0\"", "\"id\":\"C 0\""),
    ("\"summary\":\"Drawn.\",", ""), ("\"kind\":\"histogram\"", "\"kind\":\"pie\""),
    ("\"kind\":\"fan\"", "\"kind\":\"lines\""), ("\"counts\":[1,2]", "\"counts\":[1,2.5]"),
    ("\"edges\":[0,1,2]", "\"edges\":[0,null,2]"), ("\"stacked\":true", "\"stacked\":1"),
    ("\"levels\":[0.5]", "\"levels\":\"0.5\""), ("\"is_total\":true,", ""),
    ("\"lower_is_better\":false,", ""), ("\"low_label\":\"l\"", "\"low\":\"l\""),
    ("\"unit\":\"share\"", "\"unit\":\"percent\""), ("\"interval\":[1,2]", "\"interval\":[1]"),
    ("\"verdict\":\"good\"", "\"verdict\":\"fine\""), ("\"value\":0.25", "\"value\":\"0.25\""),
    ("\"rows\":[[null,", "\"rows\":[[true,"), ("\"role\":\"note\"", "\"role\":\"aside\""),
    ("\"is_line\":true", "\"is_line\":null"),
  ]

  /// One of everything that a document may hold.
  private static func everyDrawing() throws -> VisualDocument {
    let drawings: [VisualDrawing] = [
      .histogram(.init(edges: [0, 1, 2], series: [.init("s", [1, 2])], marks: [.init("m", 1)])),
      .fan(
        .init(
          positions: [0, 1], levels: [0.5], values: [[1, nil]],
          lines: [.init("l", [1, 2], low: [0, nil], high: [2, 3])])),
      .lines(.init(positions: [0], lines: [.init("l", [nil])], marks: [.init("m", 0)])),
      .bars(.init(categories: ["a"], series: [.init("s", [1])], stacked: true, horizontal: true)),
      .ranges(
        .init(
          base: 1,
          rows: [
            .init(
              name: "r", lowLabel: "l", highLabel: "h", atLow: 1, atHigh: nil,
              atLowInterval: Interval(low: 0, high: nil))
          ])),
      .steps(.init([.init("a", 1, isTotal: true), .init("b", 2, standardError: 0.1)])),
      .heat(
        .init(
          columns: ["a"], rows: ["b"], values: [[1]], standardErrors: [[nil]], unit: .share)),
      .scatter(.init([.init("s", [.init(1, 2, label: "p")], isLine: true)])),
    ]
    let charts = drawings.enumerated().map { index, drawing in
      VisualItem.chart(
        VisualChart(
          id: "c\(index)", title: "Chart", summary: "Drawn.", x: .init("x"),
          y: .init("y", .money), drawing))
    }
    var document = try VisualDocument(VisualSource(VisualRuns.random(houseConfig(), paths: 5)))
    document.title = "Every drawing"
    document.views = [
      VisualView(
        .risk, title: "Risk",
        items: charts + [
          .text(VisualText(id: "t", role: .note, title: "T", "Text.")),
          .figures(
            VisualFigures(
              id: "f", title: "F",
              [
                VisualFigure(
                  name: "n", label: "N", unit: .rate, value: 0.25, standardError: 0.5,
                  interval: Interval(low: 1, high: 2), verdict: .good, note: "note")
              ])),
          .table(
            VisualTable(
              id: "b", title: "B", note: "n", columns: [.init("a", "A"), .init("b", "B", .rate)],
              rows: [
                [.empty, .number(1)], [.text("x"), .figure(.init(nil, unit: .rate))],
                [
                  .text("y"),
                  .figure(.init(1, standardError: 1, interval: Interval(low: 1, high: 2))),
                ],
              ])),
        ])
    ]
    return document
  }

  private static func run(_ tool: String, _ arguments: [String]) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
