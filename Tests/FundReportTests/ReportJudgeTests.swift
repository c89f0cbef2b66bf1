import Foundation
import FundModel
import FundReport
import FundResults
import TestSupport
import Testing

/// Reports before independent judges: a browser, axe, a parser of Markdown.
@Suite struct ReportJudgeTests {
  /// Ties, limits between units, zeros, tiny and huge values: what two languages might write differently.
  static var figures: [PageJudge.Figure] {
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
          PageJudge.Figure(
            call: "figure", value: value, unit: unit.rawValue, text: figure(value, unit)),
          PageJudge.Figure(
            call: "errorFigure", value: value, unit: unit.rawValue, text: errorFigure(value, unit)),
        ]
      } + [
        PageJudge.Figure(call: "plainFigure", value: value, text: plainFigure(value)),
        PageJudge.Figure(call: "levelFigure", value: value, text: levelFigure(value)),
      ]
    }
  }

  @Test func aBrowserDrawsEveryKind() throws {
    var judge = try PageJudge()
    for (name, document) in [("every kind", everyKind()), ("hostile", everyKind(hostile: true))] {
      try judge.add(
        name, try HTMLReportTests.page(document), canvases: document.canvasCount,
        isQuick: name == "hostile")
    }
    judge.figures = Self.figures
    guard let found = try judge.verdict() else { return }
    #expect(found.status == 0, "\(found.said)")
    #expect(found.said == "agree on 2 pages and \(Self.figures.count) figures\n")
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
        let found = try Judge.ask("markdown_check.py", [file.path, "\(tables)", "\(headings)"])
      else { return }
      #expect(found.status == 0, "\(found.said)")
      #expect(found.said == "agree on \(tables) tables and \(headings) headings\n")
    }
  }
}
