import FundEngine
import FundModel
import FundMonteCarlo
import FundResults
import TestSupport
import Testing

@Suite struct ThreadIdentityTests {
  private func output(_ fund: CompiledFund, threads: Int, paths: Int = 2000, first: UInt64 = 0)
    throws
    -> MonteCarlo.Output
  {
    try MonteCarlo.run(
      fund,
      .init(seed: 42, firstPath: first, paths: paths, threads: threads, keepsFlows: true),
      control: RunControl())
  }

  private func bits(_ output: MonteCarlo.Output) -> [UInt64] {
    var bits = Metric.allCases.flatMap { output.samples.column($0).map(\.bitPattern) }
    for item in FlowItem.allCases {
      for month in 0..<output.flows.months {
        bits.append(output.flows.mean(item, month: month).bitPattern)
        bits.append((output.flows.standardError(item, month: month) ?? -1).bitPattern)
      }
    }
    return bits
  }

  @Test func threadsChangeNoBit() throws {
    let fund = try CompiledFund(houseConfig())
    let one = bits(try output(fund, threads: 1))
    for threads in [2, 3, 7] {
      #expect(bits(try output(fund, threads: threads)) == one, "\(threads) threads")
    }
  }

  /// Paths are numbered, so a part of a run gives the rows of the whole.
  @Test func shardsGiveTheSameRows() throws {
    let fund = try CompiledFund(houseConfig())
    let whole = try output(fund, threads: 2, paths: 700)
    let part = try output(fund, threads: 2, paths: 100, first: 600)
    for metric in Metric.allCases {
      #expect(
        part.samples.column(metric).map(\.bitPattern)
          == whole.samples.column(metric).dropFirst(600).map(\.bitPattern))
    }
  }

  @Test func cancelledRunReturnsNothing() throws {
    let fund = try CompiledFund(houseConfig())
    let control = RunControl()
    control.cancel()
    #expect(throws: MonteCarloError.self) {
      try MonteCarlo.run(
        fund, .init(seed: 1, paths: 10_000, threads: 2), control: control)
    }
  }
}
