import FundEngine
import FundModel
import FundNumerics
import TestSupport
import Testing

/// Laws of docs/model.md, section 5, on whole paths of the kernel. `checkInvariants` holds the rest:
/// conservation, and that the waterfall's accounts take in every contribution once.
@Suite struct KernelCarryTests {
  static let seeds = UInt64(3000)..<UInt64(3100)

  static func run(_ config: FundConfig, _ seed: UInt64) throws -> PathWorkspace {
    let workspace = PathWorkspace(try CompiledFund(config))
    workspace.run(seed: seed, path: seed)
    try workspace.checkInvariants(path: seed)
    return workspace
  }

  /// The random fund of a seed, changed.
  static func config(_ seed: UInt64, _ change: (inout FundConfig) -> Void) -> FundConfig {
    var config = RandomConfig.make(seed: seed)
    change(&config)
    return config
  }

  static func label(_ seed: UInt64) -> Comment { "RandomConfig.make(seed: \(seed))" }

  /// What the fund pays out goes to the LPs, the GP's carry and the GP's commitment; what is called comes
  /// from the LPs and the commitment; the clawback alone changes hands outside the fund.
  @Test func partiesAddUp() throws {
    var (clawedBack, committed) = (0, 0)
    for seed in Self.seeds {
      let config = RandomConfig.make(seed: seed)
      let path = try Self.run(config, seed)
      let label = Self.label(seed)
      let size = config.fund.size
      var balance = 0.0
      for month in 0...path.fund.horizon {
        let own = path.flow(.gpContributions, month)
        #expect(own + path.lpContributions[month] == path.flow(.calls, month), label)
        #expect(
          path.lpReceived[month]
            == path.flow(.lpDistributions, month) + path.flow(.clawback, month), label)
        #expect(path.netFlows[month] == path.lpReceived[month] - path.lpContributions[month], label)
        balance += config.waterfall.clawback.escrowShare * path.flow(.gpDistributions, month)
        if config.waterfall.clawback.test == .none || month == path.fund.horizon { balance = 0 }
        // Two sums of at most some hundred payments.
        #expect(abs(path.flow(.escrow, month) - balance) <= 1e3 * size.ulp, label)
        if month < path.fund.horizon { #expect(path.flow(.clawback, month) == 0, label) }
      }
      let share = config.waterfall.gpCommitment.share
      if share == 0 {
        #expect(path.metric(.gpPaidIn) == 0 && path.metric(.gpDistributed) == 0, label)
        #expect(path.metric(.gpIrr).isNaN, label)
      } else {
        // Owed back for fees, it contributes no more and receives no less than its share.
        let called = (0...path.fund.horizon).reduce(0) { $0 + path.flow(.calls, $1) }
        #expect(path.metric(.gpPaidIn) <= share * called + 1e3 * size.ulp, label)
        committed += 1
      }
      if path.metric(.clawback) > 0 { clawedBack += 1 }
    }
    #expect(clawedBack > 5 && committed > 30, "the test sees too little")
  }

  /// No carry stays with the GP while the LPs are below the hurdle: with a clawback by shortfall and no tax
  /// the value of their flows at the hurdle is at least 0, or the GP has nothing left.
  @Test func noCarryIsKeptBelowTheHurdle() throws {
    var kept = 0
    for seed in Self.seeds {
      let config = Self.config(seed) { config in
        if config.waterfall.structure == .tiers { config.waterfall.structure = .american }
        config.waterfall.hurdleAccount = .irr
        config.waterfall.clawback.test = .lpShortfall
        config.waterfall.clawback.taxRate = 0
      }
      let path = try Self.run(config, seed)
      let label = Self.label(seed)
      guard path.metric(.carry) - path.metric(.clawback) > 1e-6 * config.fund.size else { continue }
      kept += 1
      let growth = power(1 + config.waterfall.hurdleRate, 1.0 / 12)
      var value = 0.0
      for month in 0...path.fund.horizon { value = value * growth + path.netFlows[month] }
      // A shortfall below a billionth of contributions is not returned.
      #expect(value >= -2e-9 * config.fund.size, label)
    }
    #expect(kept > 10, "no carry is kept: the test sees nothing")
  }

  /// Terms that have no effect change no bit.
  @Test func unusedTermsChangeNothing() throws {
    for seed in Self.seeds {
      let config = Self.config(seed) { config in
        config.waterfall.clawback.test = .none
        config.waterfall.gpCommitment.share = 0
      }
      let path = try Self.run(config, seed)
      let label = Self.label(seed)
      var other = config
      other.waterfall.clawback.escrowShare = 1 - config.waterfall.clawback.escrowShare
      other.waterfall.clawback.taxRate = 0.3
      other.waterfall.gpCommitment.paysFee.toggle()
      if config.waterfall.structure != .american { other.waterfall.lossCarryForward.toggle() }
      let again = PathWorkspace(try CompiledFund(other))
      again.run(seed: seed, path: seed)
      for metric in Metric.allCases {
        #expect(
          path.metric(metric).bitPattern == again.metric(metric).bitPattern,
          "\(metric.name), \(label)")
      }
    }
  }

  /// A clawback test moves the LPs' last receipt, the GP's, and nothing of the fund.
  @Test func clawbackMovesNoCashOfTheFund() throws {
    for seed in Self.seeds {
      let config = Self.config(seed) { $0.waterfall.clawback.test = .none }
      let path = try Self.run(config, seed)
      let label = Self.label(seed)
      var other = config
      other.waterfall.clawback.test = .wholeFundEntitlement
      let again = PathWorkspace(try CompiledFund(other))
      again.run(seed: seed, path: seed)
      for item in FlowItem.allCases where item != .clawback && item != .escrow {
        for month in 0...path.fund.horizon {
          #expect(path.flow(item, month) == again.flow(item, month), "\(item.name), \(label)")
        }
      }
      #expect(again.metric(.tvpi).isNaN || again.metric(.tvpi) >= path.metric(.tvpi), label)
    }
  }

  /// A commitment that bears its fee takes its share of everything: the LPs earn what they earned.
  @Test func commitmentAlongsideMovesNoRate() throws {
    for seed in Self.seeds {
      let config = Self.config(seed) { $0.waterfall.gpCommitment.share = 0 }
      let path = try Self.run(config, seed)
      let label = Self.label(seed)
      var other = config
      other.waterfall.gpCommitment.share = 0.25
      other.waterfall.gpCommitment.paysFee = true
      let again = PathWorkspace(try CompiledFund(other))
      again.run(seed: seed, path: seed)
      for month in 0...path.fund.horizon {
        #expect(
          abs(again.netFlows[month] - 0.75 * path.netFlows[month])
            <= Agreement.moneyTolerance(size: config.fund.size), label)
      }
    }
  }

  /// Without fee on the commitment, and no carry, the LPs' profit is their share of the fund's without a
  /// commitment: they bear their own fee, all of it, and none of the GP's.
  @Test func commitmentWithoutFeeCostsTheLPsNothing() throws {
    var seen = 0
    for seed in Self.seeds {
      let config = Self.config(seed) { config in
        config.waterfall.structure = .european
        (config.waterfall.carry, config.waterfall.catchUp) = (0, 0)
        config.waterfall.clawback.test = .none
        config.waterfall.gpCommitment.share = 0
        config.fees.management.basis = .committed
        config.fees.management.stepDowns = []
        config.fees.management.originationFeeOffset = 0
        config.fees.management.rate = 0.01
        config.deployment.share *= 0.5
        config.facilities = []
        config.notes.structure = .none
        config.capitalCalls.schedule = .onDemand
        config.reinvestment.share = 0
        config.expenses.formation = 0
        config.expenses.annual = 0
        config.expenses.rate = 0
        config.cash.yieldRate = 0
      }
      let path = try Self.run(config, seed)
      let label = Self.label(seed)
      var other = config
      other.waterfall.gpCommitment.share = 0.25
      other.waterfall.gpCommitment.paysFee = false
      let again = PathWorkspace(try CompiledFund(other))
      again.run(seed: seed, path: seed)
      #expect(
        abs(again.metric(.managementFees) - 0.75 * path.metric(.managementFees))
          <= Agreement.moneyTolerance(size: config.fund.size), label)
      // All of what is owed back must have been paid: enough is distributed after the last fee.
      let last = path.lpReceived[path.fund.horizon]
      guard last > 0.02 * config.fund.size, path.metric(.distressedSales) == 0 else { continue }
      seen += 1
      #expect(
        abs(again.metric(.netProfit) - 0.75 * path.metric(.netProfit))
          <= Agreement.moneyTolerance(size: config.fund.size), label)
    }
    #expect(seen > 20, "the test sees too little")
  }
}
