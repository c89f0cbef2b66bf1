import FundModel
import FundWaterfall
import Testing

/// Laws of deal-by-deal waterfalls.
@Suite struct DealLawTests {
  /// With loss carry-forward the accounts have taken in every contribution by the end; strict, no more.
  @Test(arguments: Family.american) func contributionsEnterOnce(family: Family) throws {
    try FamilyLawTests.withEvery(family) { terms, stream, _, seed in
      let run = FamilyRun(terms, stream)
      let paidIn = run.contributions.reduce(0, +)
      let rounding = FamilyLawTests.rounding(stream)
      if family == .americanCarryForward {
        #expect(abs(run.state.contributed - paidIn) <= rounding, seed)
      } else {
        #expect(run.state.contributed <= paidIn + rounding, seed)
      }
      #expect(run.deals.idle == DealPot(), seed)
      #expect(run.deals.share == 1, seed)
    }
  }

  /// A fund of one loan and nothing else pays as a european one: all is realized when it ends.
  @Test(arguments: [DealRule.lossCarryForward, .strict])
  func oneDealIsEuropean(rule: DealRule) throws {
    for seed in 1...FamilyLawTests.rounds {
      var random = TestRandom(seed: seed)
      var terms = try Family.europeanPartialCatchUp.terms(&random)
      var stream = Stream.random(&random, deals: 1)
      let deal = stream.deals[0]
      // What a strict deal cannot bear is lost to the LPs in both: it is never paid.
      for month in 0...stream.last {
        stream.expenses[month] = 0
        stream.calls[month] = month == deal.bought ? deal.cost : 0
        stream.cash[month] = month == deal.exit ? deal.proceeds : 0
      }
      let european = FamilyRun(terms, stream)
      let tiers = (0..<terms.waterfall.tierCount).map { terms.waterfall.tier($0) }
      terms.waterfall = try Waterfall(
        tiers: tiers, hurdleRate: terms.waterfall.hurdleRate,
        hurdleCompounding: terms.waterfall.hurdleCompounding, dealRule: rule)
      let american = FamilyRun(terms, stream)
      for month in 0...stream.last {
        #expect(
          abs(american.paid[month].gp - european.paid[month].gp)
            <= FamilyLawTests.rounding(stream), "seed \(seed)")
      }
    }
  }

  /// Deal by deal the GP is never paid later than by the whole fund, whose accounts hold at least as much.
  @Test(arguments: Family.american) func carryStartsNoLater(family: Family) throws {
    var earlier = 0
    try FamilyLawTests.withEvery(family) { terms, stream, _, seed in
      let american = FamilyRun(terms, stream)
      var whole = terms
      whole.waterfall = terms.wholeFund
      let european = FamilyRun(whole, stream)
      let rounding = FamilyLawTests.rounding(stream)
      func first(_ run: FamilyRun) -> Int { run.paid.firstIndex { $0.gp > rounding } ?? .max }
      // The same cash a rounding above the hurdle may be one below it.
      #expect(american.toGp <= rounding || first(american) <= first(european), seed)
      if first(american) < first(european) { earlier += 1 }
    }
    #expect(earlier > 20, "deals make no difference: the test sees nothing")
  }

  /// Strict accounts hold at most what carry-forward accounts do: a loss never raises a later hurdle.
  @Test func strictPaysNoLaterThanCarryForward() throws {
    try FamilyLawTests.withEvery(.americanCarryForward) { terms, stream, _, seed in
      var strict = terms
      let tiers = (0..<terms.waterfall.tierCount).map { terms.waterfall.tier($0) }
      strict.waterfall = try Waterfall(
        tiers: tiers, hurdleRate: terms.waterfall.hurdleRate,
        hurdleCompounding: terms.waterfall.hurdleCompounding, dealRule: .strict)
      let (one, other) = (FamilyRun(strict, stream), FamilyRun(terms, stream))
      let rounding = FamilyLawTests.rounding(stream)
      func first(_ run: FamilyRun) -> Int { run.paid.firstIndex { $0.gp > rounding } ?? .max }
      #expect(first(one) <= first(other), seed)
    }
  }

  /// A loan that gains nothing but its hurdle leaves the LPs exactly their hurdle, deal after deal.
  @Test(arguments: Family.american) func dealsAtTheHurdleEarnTheHurdle(family: Family) throws {
    for seed in 1...UInt64(60) {
      var random = TestRandom(seed: seed)
      let hurdle = random.uniform(0.01, 0.2)
      let tiers = try Waterfall.europeanTiers(
        account: random.pick(WaterfallTerms.Account.allCases), hurdleRate: hurdle, carry: 0.2,
        catchUp: 1)
      let waterfall = try Waterfall(
        tiers: tiers, hurdleRate: hurdle, hurdleCompounding: .annual,
        dealRule: family == .americanStrict ? .strict : .lossCarryForward)
      var stream = Stream.random(&random)
      for month in 0...stream.last {
        stream.expenses[month] = 0
        stream.calls[month] = stream.spent(month)
        stream.cash[month] = 0
      }
      for index in stream.deals.indices {
        let deal = stream.deals[index]
        let growth = waterfall.potGrowth(years: Double(deal.exit - deal.bought) / 12)
        stream.deals[index].proceeds = deal.cost * growth.preferred + deal.cost
        stream.cash[deal.exit] += stream.deals[index].proceeds
      }
      let run = FamilyRun(Terms(waterfall: waterfall, wholeFund: waterfall, carry: 0.2), stream)
      #expect(run.toGp <= FamilyLawTests.rounding(stream), "seed \(seed)")
      // Calls and payments alternate, but the present value at the hurdle is 0 for each deal.
      let value = run.lpFlows.enumerated().reduce(0) {
        $0 + $1.element / waterfall.potGrowth(years: Double($1.offset) / 12).plusOne
      }
      #expect(abs(value) <= 1e-10 * stream.size, "seed \(seed)")
    }
  }
}

extension PotGrowth {
  /// Growth of one unit.
  var plusOne: Double { 1 + preferred }
}
