import Foundation
import FundModel
import FundReport
import FundResults
import TestSupport
import Testing

/// Reports before independent judges: a browser, axe, a parser of Markdown.
@Suite struct ReportJudgeTests {
  static func judge(_ script: String, _ arguments: [String]) throws -> (
    status: Int32, said: String
  )? {
    let environment = ProcessInfo.processInfo.environment
    guard let python = environment["EQUIHOME_PYTHON"], !python.isEmpty else {
      print("skipped: EQUIHOME_PYTHON names no Python with playwright and markdown-it-py")
      return nil
    }
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments =
      [Cases.packageRoot.appending(path: "Tests/judges/\(script)").path] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  struct Task: Encodable {
    struct Page: Encodable {
      var name: String
      var file: String
      var canvases: Int
    }
    struct Figure: Encodable {
      var call: String
      var value: Double
      var unit: String?
      var text: String
    }
    var pages: [Page]
    var figures: [Figure]
  }

  /// Ties, limits between units, zeros, tiny and huge values: what two languages might write differently.
  static var figures: [Task.Figure] {
    var values: [Double] = [
      0, -0.0, 0.125, 0.375, 0.5, 1.5, 2.5, -2.5, 0.00125, 0.005, 0.015, 1.005, 999.4, 999.5,
      999.49999, 999_949.99, 999_950, 1_234_567.891, 123_456_789.5, 1e15, 1.5e21, 3e22, 1e-7, -1e-9,
      -0.004999, 0.0912345, 12.34565, 1.0 / 3, -1234.5678, 0.03125, 0.0003125, 1_000_000,
    ]
    var random = SplitMix(seed: 5)
    for _ in 0..<120 { values.append(random.number(-1, 1) * pow(10, random.number(-5, 9))) }
    // Halves of every decimal that is printed, which are exact for eighths.
    for number in -40..<40 { values.append(Double(number) / 8 / 100) }
    let units: [MetricUnit] = [.rate, .multiple, .money, .months, .years, .count, .share, .ratio]
    return values.flatMap { value in
      units.flatMap { unit in
        [
          Task.Figure(
            call: "figure", value: value, unit: unit.rawValue, text: figure(value, unit)),
          Task.Figure(
            call: "errorFigure", value: value, unit: unit.rawValue, text: errorFigure(value, unit)),
        ]
      } + [
        Task.Figure(call: "plainFigure", value: value, text: plainFigure(value)),
        Task.Figure(call: "levelFigure", value: value, text: levelFigure(value)),
      ]
    }
  }

  @Test func aBrowserDrawsEveryKind() throws {
    // Pages stay in that folder for those who want to look at them.
    let kept = ProcessInfo.processInfo.environment["EQUIHOME_KEEP_PAGES"].map { URL(filePath: $0) }
    let folder =
      kept
      ?? FileManager.default.temporaryDirectory
      .appending(path: "equihome-report-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { if kept == nil { try? FileManager.default.removeItem(at: folder) } }
    var pages: [Task.Page] = []
    for (name, document) in [("every kind", everyKind()), ("hostile", everyKind(hostile: true))] {
      let file = folder.appending(path: "\(name).html")
      try Data(try HTMLReportTests.page(document)).write(to: file)
      pages.append(.init(name: name, file: file.path, canvases: document.canvasCount))
    }
    let task = folder.appending(path: "task.json")
    try JSONEncoder().encode(Task(pages: pages, figures: Self.figures)).write(to: task)
    guard let found = try Self.judge("report_check.py", [task.path]) else { return }
    #expect(found.status == 0, "\(found.said)")
    #expect(found.said.hasPrefix("agree on 2 pages"))
  }

  @Test func aParserReadsTheMarkdown() throws {
    for document in [everyKind(), everyKind(hostile: true)] {
      let text = markdownReport(document)
      #expect(markdownReport(document) == text)
      let file = FileManager.default.temporaryDirectory
        .appending(path: "equihome-report-\(UUID().uuidString).md")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(text.utf8).write(to: file)
      let items = document.views.flatMap(\.items)
      // The head of the document, every group of figures, table and chart.
      let tables = 1 + items.count { if case .text = $0 { false } else { true } }
      let titled = items.count { if case .text(let text) = $0 { text.title != nil } else { true } }
      let headings = 1 + document.views.count + titled
      guard
        let found = try Self.judge("markdown_check.py", [file.path, "\(tables)", "\(headings)"])
      else { return }
      #expect(found.status == 0, "\(found.said)")
      #expect(found.said == "agree on \(tables) tables and \(headings) headings\n")
    }
  }
}
