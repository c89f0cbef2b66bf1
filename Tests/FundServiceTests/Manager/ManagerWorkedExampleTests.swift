import Foundation
import FundModel
import FundResults
import FundService
import TestSupport
import Testing

/// The worked example of docs/manager.md: accounts done on paper against a whole run.
@Suite struct ManagerWorkedExampleTests {
  /// The lines between the markers of the page: `| name | year | value |` or `| name | value |`.
  private static func rows() throws -> [[String]] {
    let page = try String(
      contentsOf: Cases.packageRoot.appendingPathComponent("docs/manager.md"), encoding: .utf8)
    let inside = page.components(separatedBy: "<!-- worked-example -->").dropFirst().first?
      .components(separatedBy: "<!-- /worked-example -->").first
    return (inside ?? "").split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
      line.split(separator: "|").map { cell in
        cell.filter { $0 != "`" && $0 != "," && $0 != " " }
      }
    }
  }

  @Test func aRunGivesTheFiguresOfThePage() throws {
    let file = Cases.packageRoot.appendingPathComponent("examples/manager-worked.json").path
    let options = Service.options { $0.checks = true }
    let result = try FundService.run(
      PreparedManager(ManagerDocument.load(file: file), options: options))
    let rows = try Self.rows()
    #expect(rows.count >= 30)
    for row in rows {
      let value = try #require(Double(row[row.count - 1]))
      let decimals = row[row.count - 1].split(separator: ".").dropFirst().first?.count ?? 0
      // Half a unit of the last digit that the page shows.
      let tolerance = 0.5 * pow(10, -Double(decimals))
      for account in result.accounts {
        let figure: Double
        if row.count == 3 {
          let line = try #require(CompanyLine.allCases.first { $0.name == row[0] }, "\(row)")
          figure = account[line, try #require(Int(row[1]))]
        } else {
          figure = account[try #require(CompanyMetric.allCases.first { $0.name == row[0] })]
        }
        #expect(abs(figure - value) <= tolerance, "\(row) but \(figure)")
      }
    }
  }
}
