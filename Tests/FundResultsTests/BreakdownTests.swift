import FundModel
import FundResults
import TestSupport
import Testing

/// Decompositions done on paper.
@Suite struct BreakdownTests {
  /// Markets (1, 3), (5, 9), (2, 2): means 2, 7, 2 of variance 25/3, inner variances 2, 8, 0 of mean
  /// 10/3 and sd sqrt(52/3).
  @Test func varianceByHand() throws {
    let parts = VarianceDecomposition(metric: .tvpi, values: [1, 3, 5, 9, 2, 2], inner: 2)
    #expect(parts.markets == 3 && parts.leftOut == 0)
    #expect(close(parts.within?.value, 10.0 / 3))
    #expect(close(parts.within?.standardError, (52.0 / 9).squareRoot()))
    #expect(close(parts.between?.value, 25.0 / 3 - 5.0 / 3))
    #expect(close(parts.total?.value, 10))
    #expect(close(parts.marketShare?.value, 2.0 / 3))
  }

  @Test func undefinedDrawsLeaveTheirMarketOut() {
    let parts = VarianceDecomposition(
      metric: .netIrr, values: [1, 3, .nan, 9, 2, 2, 4, 4], inner: 2)
    #expect(parts.markets == 3 && parts.leftOut == 1)
    let none = VarianceDecomposition(metric: .netIrr, values: [1, 2, .nan, 3], inner: 2)
    #expect(none.markets == 1 && none.within == nil && none.marketShare == nil)
  }

  /// Losses 0.5, 0.2, 0.2, -0.1 at level one half: VaR is 0.2, the tail of two paths is the worst
  /// whole and half of each of the two at VaR, which come from different zones.
  @Test func pathsAtVarShareTheirWeight() throws {
    var config = houseConfig()
    config.analytics.varMetric = .tvpiLoss
    config.zones.append(config.zones[1])
    let layout = BreakdownLayout(config)
    try #require(layout.zones == 3)
    let table = BreakdownTable(layout: layout, paths: 4, chunkSize: 2)
    let results = [(zone: 0, -50.0), (zone: 0, -20), (zone: 1, -20), (zone: 2, 10)]
    var scratch = [Double](repeating: 0, count: layout.columns)
    scratch.withUnsafeMutableBufferPointer { scratch in
      for (path, result) in results.enumerated() {
        table.record(path: path, scratch: scratch.baseAddress!) { row, pooled in
          for column in 0..<layout.columns { row[column] = 0 }
          row[layout.column(group: result.zone, .advances)] = 100
          row[layout.column(group: result.zone, .collected)] = 100 + result.1
          pooled[0] += Double(path)
        }
      }
    }
    #expect(table.pooled(0) == 6)
    let samples = FundResultsTests.table([
      .tvpi: [0.5, 0.8, 0.8, 1.1], .paidIn: [100, 100, 100, 100],
    ])
    let parts = try #require(
      try TailDecomposition(table, samples: samples, config: config, level: 0.5, by: .zone))
    #expect(close(parts.conditionalValueAtRisk, 0.35))
    let groups = parts.parts.filter(\.isGroup)
    for (part, expected) in zip(groups, [0.3, 0.05, 0]) {
      #expect(close(part.value, expected), "\(part)")
    }
    for (part, expected) in zip(groups, [0.175, 0.05, -0.025]) {
      #expect(close(part.average, expected), "\(part)")
    }
    #expect(parts.parts.allSatisfy { $0.isGroup || $0.value == 0 })
  }

  @Test func aBridgeLeavesOutWhatIsUndefinedAnywhere() {
    let bridge = FundBridge(
      states: [
        .init(irr: [0.1, .nan, 0.3], multiple: [1, 1, 2]),
        .init(irr: [0.2, 0.5, 0.3], multiple: [2, 2, 2]),
        .init(irr: [0.25, 0.5, 0.45], multiple: [3, 3, 3]),
      ], layers: [("one", "One"), ("two", "Two")])
    #expect(bridge.paths == 2 && bridge.leftOut == 1)
    #expect(close(bridge.netIrr, 0.2) && close(bridge.grossIrr, 0.35))
    #expect(close(bridge.steps[0].irr, 0.05) && close(bridge.steps[1].irr, 0.1))
    #expect(close(bridge.steps[1].tvpi, 1))
  }
}
