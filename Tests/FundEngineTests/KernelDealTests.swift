import FundEngine
import FundModel
import FundNumerics
import TestSupport
import Testing

/// Two loans on paper: bought six months apart, each home sold a year later, prices given.
@Suite struct KernelDealTests {
  /// 100,000 in month 0 and in month 6; the first home has gained when it is sold in month 12, the second
  /// has lost much of its value by month 18.
  private func fund(_ change: (inout WaterfallTerms) -> Void) throws -> PathWorkspace {
    var config = plainFund(size: 200_000, amount: 100_000, termYears: 2, exitMonths: 12, growth: 0)
    config.deployment.periodMonths = 7
    config.deployment.pace = .custom
    config.deployment.custom = [1, 0, 0, 0, 0, 0, 1]
    config.market.priceModel.path!.growth[0].rates = [0.6, -0.9]
    config.market.priceModel.path!.period = .annual
    config.waterfall.hurdleRate = 0.08
    config.waterfall.hurdleCompounding = .annual
    config.waterfall.catchUp = 1
    config.waterfall.carry = 0.2
    change(&config.waterfall)
    let path = PathWorkspace(try CompiledFund(config))
    path.run(seed: 1, path: 0)
    try path.checkInvariants(path: 0)
    return path
  }

  private func proceeds(_ path: PathWorkspace, _ month: Int) -> Double {
    path.flow(.principalReceipts, month) + path.flow(.interestReceipts, month)
      + path.flow(.shareReceipts, month)
  }

  private func close(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-6 }

  @Test(arguments: [true, false]) func theWinnerIsPaidWhenItIsSold(carriesForward: Bool) throws {
    let path = try fund {
      $0.structure = .american
      $0.lossCarryForward = carriesForward
    }
    let (first, second) = (proceeds(path, 12), proceeds(path, 18))
    #expect(first > 120_000 && second < 50_000, "the fund of the test is not what it should be")
    // Past the hurdle of 8,000 and its catch-up: a fifth of the first loan's profit.
    #expect(close(path.flow(.gpDistributions, 12), 0.2 * (first - 100_000)))
    #expect(path.flow(.gpDistributions, 18) == 0)
    #expect(close(path.flow(.lpDistributions, 18), second))
    #expect(close(path.metric(.carry), 0.2 * (first - 100_000)))
  }

  @Test func theWholeFundPaysNoCarry() throws {
    let path = try fund { $0.structure = .european }
    #expect(path.metric(.carry) == 0)
  }

  /// The other way round the loser is sold first: only loss carry-forward makes it good.
  @Test func aLossWaits() throws {
    func carry(_ carriesForward: Bool) throws -> (PathWorkspace, Double, Double) {
      var config = plainFund(
        size: 200_000, amount: 100_000, termYears: 3, exitMonths: 12, growth: 0)
      config.deployment.periodMonths = 7
      config.deployment.pace = .custom
      config.deployment.custom = [1, 0, 0, 0, 0, 0, 1]
      config.market.priceModel.path!.period = .annual
      config.market.priceModel.path!.growth[0].rates = [-0.62, 8, 0]
      config.waterfall.structure = .american
      config.waterfall.lossCarryForward = carriesForward
      (config.waterfall.hurdleRate, config.waterfall.carry) = (0.08, 0.2)
      config.waterfall.catchUp = 0
      let path = PathWorkspace(try CompiledFund(config))
      path.run(seed: 1, path: 0)
      try path.checkInvariants(path: 0)
      return (path, proceeds(path, 12), proceeds(path, 18))
    }
    let (strict, first, second) = try carry(false)
    #expect(first < 90_000 && second > 130_000, "\(first), \(second)")
    #expect(strict.flow(.gpDistributions, 12) == 0)
    // Alone: cost and 8 % for a year.
    #expect(close(strict.metric(.carry), 0.2 * (second - 108_000)))
    let (forward, _, _) = try carry(true)
    // The first loan's cost and return since month 0, less what it brought, grown for half a year.
    let owed = (108_000 - first) * power(1.08, 0.5)
    #expect(close(forward.metric(.carry), 0.2 * max(0, second - 108_000 - owed)))
  }

  /// What the GP returns of the winner's carry, by each test; a third of it lay in escrow.
  @Test func clawbackOnPaper() throws {
    func path(_ test: WaterfallTerms.Clawback.Test, tax: Double) throws -> PathWorkspace {
      try fund {
        $0.structure = .american
        $0.clawback.test = test
        $0.clawback.escrowShare = 1.0 / 3
        $0.clawback.taxRate = tax
      }
    }
    for test in [
      WaterfallTerms.Clawback.Test.excessOverCarryShare, .lpShortfall, .wholeFundEntitlement,
    ] {
      let run = try path(test, tax: 0.4)
      let carry = run.metric(.carry)
      // The fund as a whole lost money: all carry is owed, three fifths of it are there.
      #expect(close(run.metric(.clawback), 0.6 * carry), "\(test)")
      #expect(close(run.flow(.escrow, 12), carry / 3))
      #expect(close(run.flow(.escrow, 23), carry / 3))
      #expect(run.flow(.escrow, 24) == 0)
      #expect(close(run.flow(.clawback, 24), 0.6 * carry))
      #expect(
        close(
          run.metric(.distributed),
          run.flow(.lpDistributions, 12) + run.flow(.lpDistributions, 18) + 0.6 * carry))
    }
    #expect(try path(.none, tax: 0.4).metric(.clawback) == 0)
  }
}
