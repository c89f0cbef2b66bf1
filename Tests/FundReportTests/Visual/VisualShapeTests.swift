import Foundation
import FundModel
import FundReport
import FundResults
import TestSupport
import Testing

/// What holds of every visual document, whatever the fund.
@Suite struct VisualShapeTests {
  @Test func everyDocumentIsWellFormed() throws {
    for run in try VisualRuns.all() {
      let (name, document) = (run.name, run.document)
      #expect(
        document.views.map(\.name) == [
          .dashboard, .performance, .cashFlows, .waterfall, .portfolio, .risk, .configuration,
          .reproduction,
        ], "\(name)")
      let ids = document.items.map(\.id)
      #expect(
        Set(ids).count == ids.count,
        "\(name): \(Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys)")
      for view in document.views { #expect(!view.items.isEmpty, "\(name): \(view.name)") }
      for item in document.items {
        let problems = Self.problems(item)
        #expect(problems.isEmpty, "\(name): \(item.id): \(problems.joined(separator: "; "))")
      }
    }
  }

  /// A chart that is drawn from nothing says so in words instead.
  @Test func whatAFundDoesNotHaveIsOneText() throws {
    let document = try VisualDocument(VisualSource(VisualRuns.random(houseConfig())))
    for id in ["facilities", "notes", "guardrails", "bridge"] {
      #expect(document.text(id)?.role == .note, "\(id)")
    }
    for id in ["facility_debt", "note_debt", "escrow_and_clawback", "own_metrics"] {
      #expect(!document.items.contains { $0.id == id }, "\(id)")
    }
  }

  @Test func withoutBreakdownAndFlowsATextSaysHowToGetThem() throws {
    let document = try VisualDocument(
      VisualSource(VisualRuns.random(houseConfig(), flows: false, breakdown: false)))
    for id in [
      "j_curve", "nav_fan", "attribution", "zone_allocation", "loans_by_group", "tail_parts",
      "tail_paths", "liquidity",
    ] {
      #expect(document.text(id)?.text.contains("equihome report") == true, "\(id)")
    }
    #expect(document.chart("contributions_fan") == nil)
    #expect(document.table("tail_paths_table")?.rows.count == 5)
  }

  /// What does not fit together in an item; empty when it is well formed.
  static func problems(_ item: VisualItem) -> [String] {
    var problems: [String] = []
    func need(_ holds: Bool, _ problem: String) { if !holds { problems.append(problem) } }
    func readable(_ text: String, _ what: String) {
      need(!text.isEmpty, "\(what) is empty")
      need(
        text.range(of: #"\b(nan|inf|nil|Optional)\b"#, options: .regularExpression) == nil,
        "\(what) reads '\(text)'")
    }
    need(item.id.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil, "id")
    switch item {
    case .text(let text): need(!text.text.isEmpty, "text is empty")
    case .figures(let figures):
      need(!figures.figures.isEmpty, "no figures")
      for figure in figures.figures {
        readable(figure.label, "label")
        need(figure.value?.isFinite ?? true, "\(figure.name) is not finite")
        if let note = figure.note { readable(note, "note") }
      }
    case .table(let table):
      readable(table.title, "title")
      need(Set(table.columns.map(\.name)).count == table.columns.count, "columns named twice")
      for row in table.rows {
        need(row.count == table.columns.count, "a row has \(row.count) cells")
        for (cell, column) in zip(row, table.columns) {
          need(cell.value?.isFinite ?? true, "\(column.name) is not finite")
        }
      }
    case .chart(let chart):
      readable(chart.title, "title")
      readable(chart.summary, "summary")
      readable(chart.x.label, "x")
      readable(chart.y.label, "y")
      problems += drawingProblems(chart.drawing)
    }
    return problems
  }
}
