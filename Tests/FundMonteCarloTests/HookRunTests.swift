import FundEngine
import FundModel
import FundMonteCarlo
import FundResults
import TestSupport
import Testing

@Suite struct HookRunTests {
  private func fund() throws -> CompiledFund {
    var config = houseConfig()
    config.reinvestment.periodMonths = 48
    config.hooks = HookLibrary.terms()
    return try CompiledFund(config)
  }

  /// Every function at once: metrics, own metrics and mean ledger are the same bits.
  @Test func threadsChangeNoBit() throws {
    let fund = try fund()
    func bits(_ threads: Int) throws -> [UInt64] {
      let output = try MonteCarlo.run(
        fund,
        .init(
          seed: 42, paths: 1300, threads: threads, hooks: NativeProgram(HookLibrary.everything)),
        control: RunControl())
      let own = try #require(output.hookMetrics)
      #expect(own.names == ["noted", "peak", "multiple", "sales"])
      var bits = Metric.allCases.flatMap { output.samples.column($0).map(\.bitPattern) }
      for name in own.names { bits += own.column(name)?.map(\.bitPattern) ?? [] }
      for month in 0..<output.flows.months {
        bits.append(output.flows.mean(.lpDistributions, month: month).bitPattern)
      }
      return bits
    }
    let one = try bits(1)
    for threads in [2, 3, 7] {
      let same = try bits(threads) == one
      #expect(same, "\(threads) threads")
    }
    #expect(one.contains { $0 != one[0] })
  }

  /// The lowest failing path is reported, whoever comes first.
  @Test func theLowestFailureIsReported() throws {
    let fund = try fund()
    let program = NativeProgram { hooks in
      hooks.onMonth = { [unowned hooks] date in
        if [1100, 612, 611, 1900].contains(hooks.path), date.month == 7 {
          throw NativeHooks.Failing("seven")
        }
      }
    }
    for threads in [1, 2, 3, 7] {
      do {
        _ = try MonteCarlo.run(
          fund, .init(seed: 1, paths: 2048, threads: threads, hooks: program),
          control: RunControl())
        Issue.record("the run did not fail")
      } catch {
        #expect(
          error.description == "hooks.month (path 611, month 7): seven", "\(threads) threads")
      }
      do {
        _ = try MonteCarlo.nested(
          fund,
          .init(seed: 1, firstPath: 600, markets: 30, inner: 2, threads: threads, hooks: program),
          control: RunControl())
        Issue.record("the nested run did not fail")
      } catch {
        #expect(
          error.description == "hooks.month (path 611, month 7): seven", "\(threads) threads")
      }
    }
  }

  /// Functions are never left out in silence.
  @Test func aFundWithFunctionsNeedsThem() throws {
    let fund = try fund()
    let error = #expect(throws: MonteCarloError.self) {
      try MonteCarlo.run(fund, .init(seed: 1, paths: 2, threads: 1), control: RunControl())
    }
    #expect(error?.description.contains("hooks.price_path") == true)
    #expect(throws: MonteCarloError.self) {
      try MonteCarlo.nested(
        fund, .init(seed: 1, markets: 1, inner: 2, threads: 1), control: RunControl())
    }
  }

  /// Draw 0 of a nested run is the path itself, with hooks as without.
  @Test func innerDrawsHaveHooks() throws {
    let fund = try fund()
    let program = NativeProgram(HookLibrary.everything)
    let nested = try MonteCarlo.nested(
      fund, .init(seed: 9, markets: 3, inner: 2, threads: 2, hooks: program), control: RunControl())
    let plain = try MonteCarlo.run(
      fund, .init(seed: 9, paths: 3, threads: 1, hooks: program), control: RunControl())
    for path in 0..<3 {
      #expect(
        nested.column(.tvpi)[2 * path].bitPattern == plain.samples.column(.tvpi)[path].bitPattern)
    }
  }
}
