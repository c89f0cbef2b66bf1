import Foundation
import FundReport
import FundResults
import TestSupport
import Testing

/// Fan charts from flows that follow a formula.
@Suite struct FanChartTests {
  /// Path p pays `100 000 (1 + p)` in months 0 to 23 and gets `3 000 (1 + p) (month - 23)` afterwards.
  private func matrix(paths: Int, months: Int) -> FlowMatrix {
    let matrix = FlowMatrix(paths: paths, months: months)
    for path in 0..<paths {
      let size = Double(1 + path)
      let paid = (0..<months).map { $0 < 24 ? 100_000 * size : 0 }
      let got = (0..<months).map { $0 < 24 ? 0 : 3_000 * size * Double($0 - 23) }
      matrix.store(contributions: paid, distributions: got, path: path)
    }
    return matrix
  }

  @Test func quantilesAreThoseOfTheSums() {
    let matrix = matrix(paths: 5, months: 31)
    let fan = FlowFan(matrix, .contributions, levels: [0.5, 0, 1], step: 12)
    // Ascending levels; the last stretch is months 24 to 30.
    #expect(fan.levels == [0, 0.5, 1])
    #expect(fan.values == [[1.2e6, 1.2e6, 0], [3.6e6, 3.6e6, 0], [6e6, 6e6, 0]])
    let total = FlowFan(matrix, .cumulativeNet, levels: [0.25], step: 12)
    // Type 7 at 1/4 of five values is the second lowest: four times the first path.
    #expect(total.values == [[-4.8e6, -9.6e6, -9.6e6 + 12_000 * 28]])
    let monthly = FlowFan(matrix, .net, levels: [1], step: 0)
    #expect(monthly.step == 1 && monthly.values[0].count == 31 && monthly.values[0][0] == -1e5)
    let none = FlowFan(FlowMatrix(paths: 0, months: 3), .net, levels: [0.5], step: 1)
    #expect(!none.values[0].contains { $0.isFinite })
  }

  @Test(arguments: [("net", 100, 3), ("cumulative_net", 64, 3), ("distributions", 40, 12)])
  func chartsAreAsRecorded(name: String, width: Int, step: Int) throws {
    let column = try #require(FlowFan.Column(rawValue: name))
    let fan = FlowFan(
      matrix(paths: 41, months: 121), column, levels: [0.05, 0.25, 0.5, 0.75, 0.95], step: step)
    let lines = bandChart(
      BandSeries(fan), title: "LP \(name)", format: TextFormat(width: width), scale: money)
    for line in lines { #expect(line.count <= width) }
    try expectGolden(lines.joined(separator: "\n") + "\n", "fan-\(name)-\(width)")
  }

  @Test func edgesHold() {
    func lines(_ curves: [[Double]]) -> [String] {
      bandChart(
        BandSeries(curves: curves), title: "t", rows: 5, format: TextFormat(width: 40),
        scale: money)
    }
    #expect(lines([]) == ["t", "  there is nothing to draw"])
    #expect(lines([[.nan, .infinity]]) == ["t", "  there is nothing to draw"])
    // All zero: the axis with the line on it.
    #expect(lines([[0, 0, 0]]).contains { $0.hasSuffix("0 ┼━━━━━━━━━━━━") })
    // More values than columns still fit the width.
    let wide = lines([(0..<5000).map { Double($0 % 7) * 1e5 }])
    #expect(wide.allSatisfy { $0.count <= 40 } && wide.contains { $0.contains("━") })
    // Very large and very small scales.
    #expect(lines([[1e300, -1e300]]).count < 40 && lines([[1e-300, 0]]).count < 40)
  }
}
