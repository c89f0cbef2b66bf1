import FundEngine
import FundModel
import FundMonteCarlo
import FundResults
import TestSupport
import Testing

@Suite struct BreakdownRunTests {
  private func output(_ fund: CompiledFund, threads: Int, breakdown: Bool = true) throws
    -> MonteCarlo.Output
  {
    try MonteCarlo.run(
      fund, .init(seed: 42, paths: 1100, threads: threads, keepsBreakdown: breakdown),
      control: RunControl())
  }

  private func bits(_ table: BreakdownTable) -> [UInt64] {
    (0..<table.layout.columns).flatMap { table.column($0).map(\.bitPattern) }
      + (0..<table.layout.pooled).map { table.pooled($0).bitPattern }
  }

  @Test func threadsChangeNoBit() throws {
    var config = houseConfig()
    config.fund.size /= 20
    let fund = try CompiledFund(config)
    let one = bits(try #require(output(fund, threads: 1).breakdown))
    for threads in [2, 3] {
      let other = bits(try #require(output(fund, threads: threads).breakdown))
      #expect(other == one, "\(threads) threads")
    }
  }

  /// Looking at a path does not change it.
  @Test func askingChangesNoMetric() throws {
    var config = houseConfig()
    config.fund.size /= 20
    let fund = try CompiledFund(config)
    let with = try output(fund, threads: 2)
    let without = try output(fund, threads: 2, breakdown: false)
    #expect(without.breakdown == nil)
    for metric in Metric.allCases {
      #expect(
        with.samples.column(metric).map(\.bitPattern)
          == without.samples.column(metric).map(\.bitPattern))
    }
  }

  /// Draw 0 of a market is the path of its number, whatever the threads.
  @Test func nestedRunsHoldThePathsThemselves() throws {
    var config = houseConfig()
    config.fund.size /= 20
    let fund = try CompiledFund(config)
    func nested(_ threads: Int) throws -> SampleTable {
      try MonteCarlo.nested(
        fund, .init(seed: 42, markets: 30, inner: 3, threads: threads), control: RunControl())
    }
    let draws = try nested(2)
    let alone = try nested(1)
    let plain = try MonteCarlo.run(
      fund, .init(seed: 42, paths: 30, threads: 1), control: RunControl()
    ).samples
    var moved = 0
    for path in 0..<30 {
      #expect(
        draws.row(path: 3 * path).map(\.bitPattern) == plain.row(path: path).map(\.bitPattern))
      for draw in 0..<3 {
        #expect(
          draws.row(path: 3 * path + draw).map(\.bitPattern)
            == alone.row(path: 3 * path + draw).map(\.bitPattern))
      }
      if draws.column(.tvpi)[3 * path] != draws.column(.tvpi)[3 * path + 1] { moved += 1 }
    }
    #expect(moved == 30)
  }
}
