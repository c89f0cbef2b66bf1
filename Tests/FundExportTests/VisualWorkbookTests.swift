import Foundation
import FundExport
import FundModel
import FundReport
import FundResults
import FundWorkbook
import Testing

/// A workbook of every kind of thing to look at, read by openpyxl and recalculated by Gnumeric.
@Suite struct VisualWorkbookTests {
  static let document: VisualDocument = {
    let run = madeUpRun(paths: 30)
    func chart(_ id: String, _ y: MetricUnit?, _ drawing: VisualDrawing) -> VisualItem {
      .chart(
        VisualChart(
          id: id, title: "=" + id, summary: "What \(id) shows.", x: .init("x of \(id)", .years),
          y: .init("y of \(id)", y), drawing))
    }
    let charts = [
      chart(
        "histogram", .count,
        .histogram(
          .init(
            edges: [-0.1, 0, 0.1, 0.2],
            series: [.init("base", [1, 5, 2]), .init("stress", [4, 3, 1])],
            marks: [.init("hurdle", 0.08)]))),
      chart(
        "fan", .money,
        .fan(
          .init(
            positions: [0, 1, 2, 3], levels: [0.05, 0.5, 0.95],
            values: [[-3, -2, nil, 1], [-2, -1, 0, 2], [-1, 0, 1, 3]],
            lines: [.init("mean", [-2, -1, 0.1, 2.1])]))),
      chart(
        "lines", .rate,
        .lines(
          .init(
            positions: [0, 1, 4],
            lines: [.init("NAV", [1, nil, 3], low: [0.5, nil, 2], high: [2, nil, 4])],
            marks: [.init("limit", 2)]))),
      chart(
        "bars", .money,
        .bars(
          .init(
            categories: ["year 0", "=year 1"],
            series: [.init("in", [-5, 1]), .init("out", [nil, 7])], stacked: true))),
      chart(
        "sideways", nil,
        .bars(.init(categories: ["a", "b"], series: [.init("s", [1, 2])], horizontal: true))),
      chart(
        "tornado", .rate,
        .ranges(
          .init(
            base: 0.08,
            rows: [
              .init(name: "growth", lowLabel: "1%", highLabel: "5%", atLow: 0.03, atHigh: 0.11),
              .init(name: "fees", lowLabel: "1", highLabel: "2", atLow: 0.09, atHigh: nil),
            ]))),
      chart(
        "steps", .rate,
        .steps(
          .init([
            .init("net", 0.05, isTotal: true), .init("fees", 0.02), .init("drag", -0.1),
            .init("gross", -0.03, isTotal: true, standardError: 0.001),
          ]))),
      chart(
        "heat", nil,
        .heat(
          .init(
            columns: ["10%", "20%"], rows: ["a", "b", "c"],
            values: [[0.1, 0.2], [nil, 0.3], [0.4, 0.5]],
            standardErrors: [[0.01, 0.01], [nil, 0.01], [0.01, 0.01]], unit: .rate))),
      chart(
        "scatter", .rate,
        .scatter(
          .init([
            .init("funds", [.init(1, 2, label: "one"), .init(2, 1)]),
            .init("frontier", [.init(0, 0), .init(1, 3), .init(2, 4)], isLine: true),
          ]))),
    ]
    let table = VisualTable(
      id: "t", title: "A table", note: "What to know.",
      columns: [.init("name", "Name"), .init("irr", "IRR", .rate), .init("x", "Mixed", .money)],
      rows: [
        [.text("=1+1"), .number(0.0525), .figure(.init(12_345.5, standardError: 10))],
        [.text("@SUM(1)"), .empty, .figure(.init(nil))],
        [.text("plain"), .figure(.init(1.5, unit: .multiple)), .number(.nan)],
      ])
    let figures = VisualFigures(
      id: "f", title: "Headline",
      [
        .init(
          name: "net_irr.mean", label: "Net IRR", unit: .rate, value: 0.0789,
          standardError: 0.0003, interval: Interval(low: 0.078, high: 0.08), verdict: .good),
        .init(name: "x", label: "Undefined", unit: .multiple, value: nil),
      ])
    let text = VisualText(
      id: "w", role: .warning, title: "Mind",
      String(repeating: "A sentence of some length. ", count: 20) + "\n=HYPERLINK(\"x\")")
    return VisualDocument(
      title: "=Harbour & Fund", manifest: run.manifest,
      terms: RunTerms(
        currency: "USD", size: 1e8, hurdleRate: 0.08, riskFreeRate: 0.02, confidenceLevel: 0.95),
      views: [
        VisualView(.dashboard, title: "Dashboard", items: [.figures(figures), .text(text)]),
        VisualView(.risk, title: "Risk / tails: [all] of a very long title", items: charts),
        VisualView(.portfolio, title: "Risk", items: [.table(table)]),
        VisualView(.waterfall, title: "RISK", items: []),
      ])
  }()

  private static func workbook(samples: Bool) throws -> Workbook {
    let run = madeUpRun(paths: 30)
    return try VisualWorkbook(
      VisualSource(run), document: document, lp: LPReport(run), samples: samples
    ).workbook()
  }

  @Test func readByOthers() throws {
    guard let python = ProcessInfo.processInfo.environment["EQUIHOME_PYTHON"], !python.isEmpty
    else {
      print("skipped: EQUIHOME_PYTHON names no Python with openpyxl")
      return
    }
    try inFolder { folder in
      let file = folder.appendingPathComponent("all.xlsx")
      try Self.workbook(samples: true).write(to: file.path)
      let judges = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("judges")
      let seen = try run(
        python, [judges.appendingPathComponent("visual_workbook_check.py").path, file.path])
      #expect(seen.status == 0 && seen.output.contains("as expected"), "\(seen.output)")
      let formulas = try run(
        python, [judges.appendingPathComponent("workbook_formulas.py").path, file.path])
      #expect(
        formulas.status == 0
          && formulas.output.contains("formulas agree"),
        "\(formulas.output)")
    }
  }

  @Test func namesOfSheets() throws {
    let book = try Self.workbook(samples: false)
    #expect(
      book.pages.map(\.name) == [
        "Summary", "Risk  tails all of a very lo", "Risk", "RISK 2", "Yearly ledger", "LP report",
      ])
    #expect(book.sheets.isEmpty)
    // Every link leads to a sheet that is there.
    let links = book.pages.flatMap(\.links).map(\.sheet)
    #expect(links.count == 5 && links.allSatisfy { book.pages.map(\.name).contains($0) })
  }

  /// More paths than rows: refused with both numbers, and nothing is written.
  @Test func morePathsThanRows() throws {
    var run = madeUpRun(paths: 2)
    // The header takes a row: a million and 48,575 paths fit.
    run.manifest.paths = 1_048_576
    let large = VisualWorkbook(
      VisualSource(run), document: Self.document, lp: LPReport(run), samples: true)
    let error = #expect(throws: ExportError.self) { try large.workbook() }
    #expect(error?.code == .tooLarge, "\(error as Any)")
    #expect(error?.message.contains("1,048,576 paths") == true, "\(error as Any)")
  }
}
