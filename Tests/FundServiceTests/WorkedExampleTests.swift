import Foundation
import FundEngine
import FundModel
import FundResults
import FundService
import TestSupport
import Testing

/// The worked example of docs/model.md: figures done on paper against every program of the engine.
@Suite struct WorkedExampleTests {
  /// A line of the page's tables: a ledger figure in a month, or a metric.
  struct Row: CustomStringConvertible {
    enum Figure {
      case flow(FlowItem, month: Int)
      case metric(Metric)
    }

    let figure: Figure
    let value: Double
    /// Half a unit of the last digit that the page shows.
    let tolerance: Double
    let description: String
  }

  /// Why a line of the page cannot be used.
  struct PageError: Error, CustomStringConvertible {
    let description: String
  }

  /// The rows between the markers of the page.
  private static func rows() throws -> [Row] {
    let page = try String(
      contentsOf: Cases.packageRoot.appendingPathComponent("docs/model.md"), encoding: .utf8)
    var isInside = false
    var rows: [Row] = []
    for line in page.split(separator: "\n") {
      if line == "<!-- worked-example -->" { isInside = true }
      if line == "<!-- /worked-example -->" { isInside = false }
      if isInside, line.hasPrefix("| `") { rows.append(try row(String(line))) }
    }
    return rows
  }

  /// Reads `| name | month | value |` or `| name | value |`.
  private static func row(_ line: String) throws -> Row {
    let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    let name = cells[0].filter { $0 != "`" }
    let text = cells[cells.count - 1].filter { $0 != "," }
    guard let value = Double(text) else { throw PageError(description: "no number in: \(line)") }
    let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
    let figure: Row.Figure
    if cells.count == 3 {
      guard let item = FlowItem.allCases.first(where: { $0.name == name }),
        let month = Int(cells[1])
      else { throw PageError(description: "no column or month of the ledger in: \(line)") }
      figure = .flow(item, month: month)
    } else {
      guard cells.count == 2, let metric = Metric.named(name) else {
        throw PageError(description: "no metric in: \(line)")
      }
      figure = .metric(metric)
    }
    return Row(
      figure: figure, value: value, tolerance: 0.5 * pow(10, -Double(decimals)), description: line)
  }

  private static func prepared() throws -> PreparedRun {
    let file = Cases.packageRoot.appendingPathComponent("examples/worked-example.json")
    return try PreparedRun(ConfigDocument.load(file: file.path))
  }

  @Test func thePageHasItsTables() throws {
    let rows = try Self.rows()
    let flows = rows.filter { if case .flow = $0.figure { true } else { false } }
    #expect(flows.count >= 20)
    #expect(rows.count - flows.count >= 15)
  }

  @Test func kernelAndReferenceGiveTheFiguresOfThePage() throws {
    let prepared = try Self.prepared()
    let workspace = PathWorkspace(prepared.fund)
    workspace.run(seed: prepared.config.simulation.seed, path: 0)
    try workspace.checkInvariants(path: 0)
    let reference = try FundService.path(0, of: prepared)
    for row in try Self.rows() {
      let figures: [Double]
      switch row.figure {
      case .flow(let item, let month):
        try #require(month >= 0 && month <= prepared.fund.horizon, "\(row)")
        figures = [workspace.flow(item, month), reference.flow(item, month: month)]
      case .metric(let metric):
        figures = [workspace.metric(metric), reference.metric(metric)]
      }
      for figure in figures {
        #expect(abs(figure - row.value) <= row.tolerance, "\(row) but \(figure)")
      }
    }
  }

  /// A whole run: nothing is random, so every path and every mean is the page's figure.
  @Test func aRunGivesTheFiguresOfThePage() throws {
    let result = try FundService.run(Self.prepared())
    for row in try Self.rows() {
      switch row.figure {
      case .flow(let item, let month):
        let mean = result.flows.mean(item, month: month)
        #expect(abs(mean - row.value) <= row.tolerance, "\(row) but \(mean)")
      case .metric(let metric):
        for value in result.samples.column(metric) {
          #expect(abs(value - row.value) <= row.tolerance, "\(row) but \(value)")
        }
      }
    }
  }
}
