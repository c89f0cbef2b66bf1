import FundModel
import FundWaterfall
import Testing

/// Laws that need no number: they hold for every list of tiers and every stream of flows.
@Suite struct WaterfallIdentityTests {
  static let rounds = 400

  /// Runs `body` on random waterfalls and flows; the seed of a failure is part of its message.
  func withEvery(
    keepsCatchUp: Bool = false,
    _ body: (Waterfall, [Flow], inout TestRandom, String) throws -> Void
  ) throws {
    for seed in 1...UInt64(Self.rounds) {
      var random = TestRandom(seed: seed)
      let waterfall = try Waterfall.random(&random, keepsCatchUp: keepsCatchUp)
      let flows = randomFlows(&random)
      try body(waterfall, flows, &random, "seed \(seed)")
    }
  }

  func size(_ flows: [Flow]) -> Double {
    flows.reduce(0) { $0 + $1.contribution + $1.cash }
  }

  @Test func cashInIsAllocatedToTheBit() throws {
    try withEvery { waterfall, flows, _, seed in
      var state = WaterfallState()
      let paid = waterfall.run(flows, state: &state)
      for (flow, allocation) in zip(flows, paid) {
        #expect(allocation.lp + allocation.gp == flow.cash, "\(seed)")
        #expect(allocation.lp >= 0 && allocation.gp >= 0, "\(seed)")
      }
      let broken = state.checkInvariants(tierCount: waterfall.tierCount, payments: flows.count)
      #expect(broken.isEmpty, "\(seed): \(broken)")
    }
  }

  /// One more unit of cash on a date takes nothing from either side on that date.
  @Test func allocationsRiseWithCash() throws {
    try withEvery { waterfall, flows, random, seed in
      var state = WaterfallState()
      _ = waterfall.run(flows, state: &state)
      waterfall.accrue(&state)
      let slack = 1e-12 * size(flows)  // rounding of the accounts
      var cash = 0.0
      var before = WaterfallAllocation(lp: 0, gp: 0)
      for _ in 0..<20 {
        cash += random.uniform(0, size(flows) / 10)
        var copy = state
        let now = waterfall.distribute(&copy, cash)
        #expect(now.lp >= before.lp - slack && now.gp >= before.gp - slack, "\(seed)")
        before = now
      }
    }
  }

  /// Powers of two scale without rounding, so the result is the same to the bit.
  @Test func scalingMoneyScalesAllocations() throws {
    try withEvery { waterfall, flows, random, seed in
      let k = random.pick([0.25, 2.0, 1024.0])
      let scaled = flows.map { Flow(contribution: k * $0.contribution, cash: k * $0.cash) }
      for (one, other) in zip(waterfall.run(flows), waterfall.run(scaled)) {
        #expect(other.lp == k * one.lp && other.gp == k * one.gp, "\(seed)")
      }
    }
  }

  /// Paying a date's cash in two parts is paying it once, where no later tier undoes a catch-up.
  @Test func splittingADistributionChangesNothing() throws {
    try withEvery(keepsCatchUp: true) { waterfall, flows, random, seed in
      var once = WaterfallState()
      var twice = WaterfallState()
      for (month, flow) in flows.enumerated() {
        if month > 0 {
          waterfall.accrue(&once)
          waterfall.accrue(&twice)
        }
        waterfall.contribute(&once, flow.contribution)
        waterfall.contribute(&twice, flow.contribution)
        _ = waterfall.distribute(&once, flow.cash)
        let part = flow.cash * random.uniform()
        _ = waterfall.distribute(&twice, part)
        _ = waterfall.distribute(&twice, flow.cash - part)
      }
      // A catch-up divides by k - c >= 0.01, so a rounding of the accounts grows at most hundredfold
      // a payment; 1e-9 of the money is far below any real difference.
      let tolerance = 1e-9 * size(flows)
      #expect(abs(once.lpDistributed - twice.lpDistributed) <= tolerance, "\(seed)")
      #expect(abs(once.gpDistributed - twice.gpDistributed) <= tolerance, "\(seed)")
    }
  }

  @Test func oneResidualTierIsProRata() throws {
    let waterfall = try Waterfall(
      tiers: [.init(until: .forever, lpShare: 0.75)], hurdleRate: 0.08, hurdleCompounding: .annual)
    for flow in waterfall.run([Flow(contribution: 100, cash: 0), Flow(contribution: 0, cash: 40)]) {
      #expect(flow.lp == 3 * flow.gp)
    }
  }

  /// Just the cash that fills the hurdle: the LPs earn it exactly, by an IRR solved apart.
  @Test(arguments: WaterfallTerms.Account.allCases)
  func atTheHurdleTheLPsEarnTheHurdle(account: WaterfallTerms.Account) throws {
    for seed in 1...UInt64(100) {
      var random = TestRandom(seed: seed)
      let hurdle = random.uniform(0.01, 0.2)
      let waterfall = try Waterfall.european(
        pref: hurdle, carry: 0.2, catchUp: 1, account: account, compounding: .annual)
      var state = WaterfallState()
      var flows: [Double] = []
      let calls = 1 + Int(random.uniform(0, 30))
      let months = calls + 12 + Int(random.uniform(0, 90))
      for month in 0...months {
        if month > 0 { waterfall.accrue(&state) }
        let call = month < calls ? random.uniform(0, 1e6) : 0
        waterfall.contribute(&state, call)
        // From the last call on, pay a part of what is owed; in the end all of it.
        let owed =
          account == .irr ? state.futureValues[0] : state.unreturnedCapital + state.preferred
        let share = month == months ? 1 : random.uniform(0, 0.03)
        let paid = waterfall.distribute(&state, month < calls ? 0 : owed * share)
        #expect(paid.gp == 0, "seed \(seed)")
        flows.append(paid.lp - call)
      }
      #expect(close(bisectedIRR(flows), hurdle, abs: 1e-10, rel: 0), "seed \(seed)")
      // The next unit is the catch-up's: all of it to the GP, but for the rounding of what was owed.
      let rounding = state.contributed * 0x1p-48
      #expect(close(waterfall.distribute(&state, 1).gp, 1, abs: rounding, rel: 0), "seed \(seed)")
    }
  }

  /// Far above the hurdle a completed catch-up gives the GP its carry share of all profit.
  @Test(arguments: WaterfallTerms.Account.allCases, WaterfallTerms.Compounding.allCases)
  func completedCatchUpGivesCarryShareOfProfit(
    account: WaterfallTerms.Account, compounding: WaterfallTerms.Compounding
  ) throws {
    for seed in 1...UInt64(50) {
      var random = TestRandom(seed: seed)
      let carry = random.uniform(0.05, 0.4)
      let waterfall = try Waterfall.european(
        pref: random.uniform(0, 0.1), carry: carry, catchUp: random.uniform(carry + 0.1, 1),
        account: account, compounding: compounding)
      var state = WaterfallState()
      var flows = (0..<24).map { _ in Flow(contribution: random.uniform(0, 1e6), cash: 0) }
      flows += (0..<60).map { _ in Flow(contribution: 0, cash: random.uniform(0, 4e6)) }
      _ = waterfall.run(flows, state: &state)
      let profit = state.lpDistributed + state.gpDistributed - state.contributed
      #expect(
        close(state.gpDistributed, carry * profit, abs: 0, rel: 1e-11), "seed \(seed)")
    }
  }
}
