import Foundation
import FundModel
import FundReport
import FundResults
import Testing

@Suite struct ComparisonReportTests {
  private func comparison(_ count: Int, joint: Bool = false) throws -> RunSetComparison {
    var options = RunSetComparison.Options()
    options.isJoint = joint
    let document = try smallDocument()
    let samples = smallTable()
    return RunSetComparison(
      (0..<count).map { number in
        var run = document
        run.manifest.seed = number == 2 ? 43 : 42
        run.canonicalConfig = Array(
          #"{"fund": {"name": "Harbour", "size": \#(100 + number)}}"#.utf8)
        run.samples = Dictionary(
          uniqueKeysWithValues: [Metric.netIrr, .tvpi, .assetWal].map { metric in
            (
              metric.name,
              samples.column(metric).map { $0.isFinite ? $0 + 0.01 * Double(number) : nil }
            )
          })
        return ComparedRun(["base", "cheap", "other"][number], run)
      }, options: options)
  }

  @Test func pageOfTwoRuns() throws {
    let lines = comparisonText(try comparison(2), format: TextFormat(width: 110))
    let text = lines.joined(separator: "\n")
    #expect(text.contains("cheap less base: the same paths"))
    #expect(text.contains("fund.size"))
    // A shift of 0.01 on every path: the difference is 0.01 and has no error but that of rounding.
    let row = try #require(lines.first { $0.contains("Net IRR, mean") })
    #expect(
      row.contains("-6.67% ± 11.766%") && row.contains("-5.67% ± 11.766%")
        && row.contains("1.00% ± 0.000%") && row.contains("[1.00%, 1.00%]"), "\(row)")
    #expect(row.hasSuffix(" 9"))
    #expect(text.contains("tail_loss") && text.contains("21.00% error (trips if > 15.00%)"))
    #expect(!text.contains("█"))
    #expect(comparisonText(try comparison(2), charts: true).joined().contains("█"))
  }

  @Test(arguments: [40, 80, 120]) func everyLineFits(width: Int) throws {
    let lines = comparisonText(
      try comparison(3), charts: true, format: TextFormat(width: width))
    for line in lines { #expect(line.displayWidth <= width, "\(line)") }
  }

  @Test func documentOfThreeRuns() throws {
    let comparison = try comparison(3)
    let document = try #require(comparisonDocument(comparison))
    let view = try #require(document[.comparison])
    #expect(Set(view.items.map(\.id)).count == view.items.count)
    for item in view.items {
      if case .table(let table) = item {
        #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(table.id)")
      }
    }
    guard case .text(let about) = view.items[0] else { throw CancellationError() }
    #expect(about.text.contains("other less base: independent runs (another seed)"))
    let ids = view.items.map(\.id)
    for id in ["comparison_rates", "comparison_net_irr_histogram", "comparison_nav"] {
      #expect(ids.contains(id), "\(id)")
    }
    let rates = view.items.compactMap { item -> VisualChart? in
      if case .chart(let chart) = item, chart.id == "comparison_rates" { chart } else { nil }
    }
    guard case .bars(let bars) = try #require(rates.first).drawing else {
      throw CancellationError()
    }
    #expect(bars.series.map(\.name) == ["cheap less base", "other less base"])
    #expect(comparisonDocument(RunSetComparison([])) == nil)
    // It is a document like any other: written and read back.
    #expect(try VisualDocument(json: document.json()) == document)
  }

  @Test func whatTheLevelMeansIsSaid() throws {
    func about(_ joint: Bool) throws -> String {
      comparisonText(try comparison(2, joint: joint), format: TextFormat(width: 400))[0]
    }
    #expect(try about(false).contains("Normal intervals at 95%, one at a time"))
    #expect(
      try about(true).contains("All intervals together hold at 95% (Bonferroni: each at 99.9"))
  }
}
