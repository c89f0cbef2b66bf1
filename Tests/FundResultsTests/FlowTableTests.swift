import FundModel
import FundResults
import Testing

/// Two years: months 0...24.
private let layout = FlowLayout(months: 25)

/// A ledger with `calls` and `nav` of every month given by the path.
private func ledger(_ path: Int) -> [Double] {
  var flows = [Double](repeating: 0, count: layout.monthlyCount)
  for month in 0..<25 {
    flows[layout.index(.calls, month: month)] = Double(path + 1)
    flows[layout.index(.nav, month: month)] = Double(1000 * (path + 1) + month)
    flows[layout.index(.defaults, month: month)] = month == 13 ? Double(path) : 0
    flows[layout.index(.formation, month: month)] = month == 0 ? 0.1 : 0
  }
  return flows
}

private func filled(paths: [Int], chunk size: Int) -> FlowTable {
  var table = FlowTable(months: 25)
  let chunk = FlowChunk(layout: layout)
  for start in stride(from: 0, to: paths.count, by: size) {
    chunk.reset()
    for path in paths[start..<min(paths.count, start + size)] { chunk.add(ledger: ledger(path)) }
    table.add(chunk)
  }
  return table
}

@Suite struct FlowTableTests {
  @Test func monthlyMeansAndErrors() {
    let table = filled(paths: [0, 1, 2], chunk: 3)
    // calls of 1, 2, 3: mean 2, deviation 1, error 1/sqrt(3).
    #expect(table.mean(.calls, month: 7) == 2)
    #expect(close(table.standardError(.calls, month: 7), 1 / 3.0.squareRoot()))
    #expect(table.count == 3)
  }

  @Test func yearsSumFlowsAndCountsAndTakeStocksAtTheirEnd() {
    let table = filled(paths: [0, 1, 2], chunk: 3)
    #expect(table.years == 3)
    #expect(table.yearly(.calls) == [2, 24, 24])
    #expect(table.yearly(.nav) == [2000, 2012, 2024])
    #expect(table.yearly(.defaults) == [0, 0, 1])
    // Yearly calls of 12, 24, 36: deviation 12.
    #expect(close(table.standardError(.calls, year: 1), 12 / 3.0.squareRoot()))
    #expect(close(table.standardError(.nav, year: 2), 1000 / 3.0.squareRoot()))
  }

  @Test func aColumnThatNeverVariesHasNoError() {
    // 0.1 has no exact sum: plain sums of squares would leave a rest.
    let table = filled(paths: Array(repeating: 1, count: 97), chunk: 10)
    #expect(table.mean(.formation, month: 0) == 0.1)
    #expect(table.standardError(.formation, month: 0) == 0)
    #expect(table.standardError(.nav, year: 2) == 0)
  }

  @Test func chunkingChangesRoundingOnly() {
    let paths = (0..<100).map { $0 * 37 % 101 }
    let whole = filled(paths: paths, chunk: 100)
    let parts = filled(paths: paths, chunk: 7)
    for item in [FlowItem.calls, .nav, .defaults] {
      // A hundred additions, each within half an ulp.
      #expect(close(whole.mean(item, month: 13), parts.mean(item, month: 13), ulps: 100))
      #expect(
        close(whole.standardError(item, year: 2), parts.standardError(item, year: 2), ulps: 200))
    }
  }

  @Test func sumsGiveTheSameAsPaths() {
    let paths = [0, 3, 5]
    let expected = filled(paths: paths, chunk: 3)
    var sums = [Double](repeating: 0, count: layout.monthlyCount)
    var squares = sums
    var yearlySums = [Double](repeating: 0, count: layout.yearlyCount)
    var yearlySquares = yearlySums
    for path in paths {
      for (index, flow) in ledger(path).enumerated() {
        sums[index] += flow
        squares[index] += flow * flow
      }
      let calls = 12 * Double(path + 1)
      yearlySums[layout.index(.calls, year: 1)] += calls
      yearlySquares[layout.index(.calls, year: 1)] += calls * calls
    }
    var table = FlowTable(months: 25)
    table.add(
      chunkSums: sums, chunkSquares: squares, yearlySums: yearlySums, yearlySquares: yearlySquares,
      count: 3)
    #expect(table.mean(.calls, month: 3) == expected.mean(.calls, month: 3))
    #expect(
      close(table.standardError(.calls, year: 1), expected.standardError(.calls, year: 1), ulps: 50)
    )
  }

  @Test func fewPathsHaveNoError() {
    #expect(FlowTable(months: 25).standardError(.calls, month: 0) == nil)
    #expect(filled(paths: [4], chunk: 1).standardError(.calls, month: 0) == nil)
    #expect(filled(paths: [4], chunk: 1).mean(.calls, month: 0) == 5)
  }
}
