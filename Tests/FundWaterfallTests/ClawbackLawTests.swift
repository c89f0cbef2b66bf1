import FundModel
import FundWaterfall
import Testing

/// Laws of what the GP gives back.
@Suite struct ClawbackLawTests {
  static let tests: [Clawback.Test] = [
    .excessOverCarryShare, .lpShortfall, .wholeFundEntitlement,
  ]

  /// The GP returns no more than it kept after tax, the escrow pays first and is gone in the end.
  @Test(arguments: Family.allCases) func theGpIsNeverOutOfPocketForGood(family: Family) throws {
    try FamilyLawTests.withEvery(family) { terms, stream, random, seed in
      for test in Self.tests {
        let escrow = random.pick([0, random.uniform(), 1])
        let tax = random.pick([0, random.uniform(0, 0.6)])
        let clawback = try terms.clawback(test, escrow: escrow, tax: tax)
        let run = FamilyRun(terms, stream, clawback: clawback)
        let end = run.settlement
        #expect(end.returned >= 0 && end.released >= 0 && end.fromEscrow >= 0, seed)
        #expect(end.returned <= run.accounts.whole.gpDistributed * (1 - tax), seed)
        #expect(end.fromEscrow == min(end.returned, run.escrow[stream.last]), seed)
        #expect(
          abs(end.fromEscrow + end.released - escrow * run.toGp)
            <= FamilyLawTests.rounding(stream), seed)
        #expect(run.accounts.escrow == 0, seed)
      }
    }
  }

  /// After an uncapped return by the shortfall the LPs have exactly their hurdle (future value account).
  @Test(arguments: [Family.americanCarryForward, .americanStrict, .europeanByFutureValue])
  func aReturnedShortfallLeavesTheHurdle(family: Family) throws {
    var seen = 0
    try FamilyLawTests.withEvery(family, account: .irr) { terms, stream, _, seed in
      let clawback = try terms.clawback(.lpShortfall)
      let run = FamilyRun(terms, stream, clawback: clawback)
      guard run.settlement.returned > 0, run.settlement.returned < clawback.cap(run.accounts)
      else { return }
      seen += 1
      let rate = terms.waterfall.tier(0).value
      var value = 0.0
      let month = terms.waterfall.potGrowth(years: 1.0 / 12).futureValue
      for flow in run.lpFlows { value = value * month + flow }
      #expect(abs(value) <= 1e-10 * stream.size, seed)
      if run.lpFlows.firstIndex(where: { $0 > 0 }) ?? 0
        > run.lpFlows.lastIndex(where: { $0 < 0 }) ?? 0
      {
        #expect(close(bisectedIRR(run.lpFlows), rate, abs: 1e-10, rel: 0), seed)
      }
    }
    #expect(family == .europeanByFutureValue || seen > 0, "no shortfall was returned")
  }

  /// With full catch-up, and early excess banked, the whole fund's entitlement is what both other tests
  /// leave the GP, unless that excess alone has earned the LPs their hurdle with less than their capital.
  @Test(arguments: [DealRule.lossCarryForward, .strict, .wholeFund])
  func entitlementIsTheStricterOfTheTests(rule: DealRule) throws {
    var seen = 0
    for seed in 1...FamilyLawTests.rounds {
      var random = TestRandom(seed: seed)
      var terms = try Family.europeanByFutureValue.terms(&random)
      let tiers = (0..<terms.waterfall.tierCount).map { terms.waterfall.tier($0) }
      terms.waterfall = try Waterfall(
        tiers: tiers, hurdleRate: terms.waterfall.hurdleRate,
        hurdleCompounding: terms.waterfall.hurdleCompounding, dealRule: rule)
      let stream = Stream.random(&random)
      let clawback = try terms.clawback(.wholeFundEntitlement)
      let run = FamilyRun(terms, stream, clawback: clawback)
      let fund = run.accounts.whole
      if fund.futureValues[0] + fund.lpDistributed < fund.contributed { continue }
      let both = max(
        clawback.owed(run.accounts, by: .excessOverCarryShare),
        clawback.owed(run.accounts, by: .lpShortfall))
      // Each of the three is 0 below a billionth of contributions.
      let slack = FamilyLawTests.rounding(stream) + 1e-9 * run.contributions.reduce(0, +)
      #expect(
        abs(run.settlement.returned - min(both, clawback.cap(run.accounts))) <= slack,
        "seed \(seed)")
      if run.settlement.returned > 0 { seen += 1 }
    }
    #expect(rule == .wholeFund || seen > 20)
  }

  /// A european fund that is called after carry was paid and then loses owes carry back.
  @Test(arguments: tests) func aEuropeanFundCanOwe(test: Clawback.Test) throws {
    let waterfall = try Waterfall.european(
      pref: 0.08, carry: 0.2, catchUp: 1, account: .capitalAndPreferred, compounding: .annual)
    let terms = Terms(waterfall: waterfall, wholeFund: waterfall, carry: 0.2)
    // 100 in, 200 out after five years: GP 20. Then 100 more in, all lost.
    var stream = Stream(
      deals: [], calls: Array(repeating: 0, count: 121), expenses: [], cash: [])
    stream.expenses = stream.calls
    stream.cash = stream.calls
    stream.calls[0] = 100
    stream.cash[60] = 200
    stream.calls[61] = 100
    let run = FamilyRun(terms, stream, clawback: try terms.clawback(test, escrow: 0.3, tax: 0.4))
    #expect(close(run.toGp, 20, abs: 1e-12, rel: 0))
    #expect(close(run.toLp, 180, abs: 1e-12, rel: 0))
    // All of it is owed by any test: no profit, LPs without their capital; 40 % went in tax.
    #expect(close(run.settlement.returned, 12, abs: 1e-12, rel: 0))
    #expect(close(run.settlement.fromEscrow, 6, abs: 1e-12, rel: 0))
    #expect(run.settlement.released == 0)
  }

  /// Without a call after the first carry a european fund owes nothing by any test.
  @Test(arguments: [Family.european, .europeanByFutureValue]) func aEuropeanFundOwesNothing(
    family: Family
  ) throws {
    try FamilyLawTests.withEvery(family) { terms, stream, _, seed in
      var early = stream
      for month in 1...stream.last { early.calls[month] = 0 }
      early.calls[0] = stream.calls.reduce(0, +)
      for test in Self.tests {
        let run = FamilyRun(terms, early, clawback: try terms.clawback(test))
        #expect(run.settlement.returned == 0, "\(seed), \(test)")
      }
    }
  }
}
