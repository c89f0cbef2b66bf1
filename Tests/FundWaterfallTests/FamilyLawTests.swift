import FundModel
import FundWaterfall
import Testing

/// Laws that hold for every family of waterfalls, on random terms and random funds.
@Suite struct FamilyLawTests {
  static let rounds = UInt64(150)

  /// Runs `body` on random terms of a family; the seed of a failure is part of its message.
  static func withEvery(
    _ family: Family, account: WaterfallTerms.Account? = nil,
    _ body: (Terms, Stream, inout TestRandom, Comment) throws -> Void
  ) throws {
    for seed in 1...rounds {
      var random = TestRandom(seed: seed)
      let terms = try family.terms(&random, account: account)
      let stream = Stream.random(&random)
      try body(terms, stream, &random, "\(family), seed \(seed)")
    }
  }

  /// Additions of a run: a few a month and tier, on money of this size; a catch-up divides by
  /// k - c >= 0.05.
  static func rounding(_ stream: Stream) -> Double {
    20 * Double(stream.last + 1) * 16 * stream.size.ulp
  }

  @Test(arguments: Family.allCases) func cashInIsAllocatedToTheBit(family: Family) throws {
    try Self.withEvery(family) { terms, stream, random, seed in
      let commitment = random.commitment()
      let run = FamilyRun(terms, stream, commitment: commitment)
      for (month, cash) in stream.cash.enumerated() {
        let (paid, own) = (run.paid[month], run.own[month])
        #expect(paid.lp + paid.gp == cash - own.cash, seed)
        #expect(own.cash + (cash - own.cash) == cash, seed)
        #expect(own.call + run.contributions[month] == stream.calls[month], seed)
        #expect(paid.lp >= 0 && paid.gp >= 0 && own.cash >= 0 && own.call >= 0, seed)
      }
      let broken = run.state.checkInvariants(
        tierCount: terms.waterfall.tierCount, payments: stream.cash.count)
      #expect(broken.isEmpty, "\(seed): \(broken)")
    }
  }

  @Test(arguments: Family.allCases) func moreCashTakesFromNobody(family: Family) throws {
    try Self.withEvery(family) { terms, stream, random, seed in
      let run = FamilyRun(terms, stream)
      var before = WaterfallAllocation(lp: 0, gp: 0)
      var cash = 0.0
      for _ in 0..<20 {
        cash += random.uniform(0, stream.size / 10)
        var state = run.state
        let now = terms.waterfall.distribute(&state, cash)
        #expect(now.lp >= before.lp - Self.rounding(stream), seed)
        #expect(now.gp >= before.gp - Self.rounding(stream), seed)
        before = now
      }
    }
  }

  /// Powers of two scale without rounding: the same bits, clawback and commitment included.
  @Test(arguments: Family.allCases) func scalingMoneyScalesAll(family: Family) throws {
    try Self.withEvery(family) { terms, stream, random, seed in
      let clawback = try random.clawback(terms)
      let commitment = random.commitment()
      let k = random.pick([0.25, 2.0, 1024.0])
      let one = FamilyRun(terms, stream, clawback: clawback, commitment: commitment)
      let other = FamilyRun(
        terms, stream.scaled(by: k), clawback: clawback, commitment: commitment)
      for month in 0...stream.last {
        #expect(other.paid[month].lp == k * one.paid[month].lp, seed)
        #expect(other.paid[month].gp == k * one.paid[month].gp, seed)
        #expect(other.own[month].cash == k * one.own[month].cash, seed)
      }
      #expect(other.settlement.returned == k * one.settlement.returned, seed)
      #expect(other.settlement.released == k * one.settlement.released, seed)
    }
  }

  @Test(arguments: Family.allCases) func payingInPartsChangesNothing(family: Family) throws {
    try Self.withEvery(family) { terms, stream, random, seed in
      let clawback = try random.clawback(terms)
      let once = FamilyRun(terms, stream, clawback: clawback)
      let parts = FamilyRun(terms, stream, clawback: clawback, parts: 3)
      let rounding = Self.rounding(stream)
      for month in 0...stream.last {
        #expect(abs(once.paid[month].gp - parts.paid[month].gp) <= rounding, seed)
      }
      #expect(abs(once.settlement.returned - parts.settlement.returned) <= 3 * rounding, seed)
    }
  }

  /// A tier list that pays the GP nothing gives the GP nothing, in any family's accounts.
  @Test(arguments: [DealRule.wholeFund, .lossCarryForward, .strict])
  func oneResidualTierIsProRata(rule: DealRule) throws {
    for seed in 1...Self.rounds {
      var random = TestRandom(seed: seed)
      let stream = Stream.random(&random)
      let share = random.pick([1, 0.75, 0.5])
      let waterfall = try Waterfall(
        tiers: [.init(until: .forever, lpShare: share)], hurdleRate: 0.08,
        hurdleCompounding: .annual, dealRule: rule)
      let run = FamilyRun(
        Terms(waterfall: waterfall, wholeFund: waterfall, carry: 1 - share), stream)
      for (paid, cash) in zip(run.paid, stream.cash) {
        #expect(abs(paid.lp - share * cash) <= cash.ulp, "seed \(seed)")
      }
    }
  }

  /// The LPs' flows of a fund in which the GP has a share g and bears its fee are (1 - g) times those
  /// of the fund without it: what they earn does not depend on it.
  @Test(arguments: Family.allCases) func commitmentAlongsideMovesNoRate(family: Family) throws {
    try Self.withEvery(family) { terms, stream, random, seed in
      let share = random.pick([0.25, 0.5])
      let clawback = try random.clawback(terms)
      let alone = FamilyRun(terms, stream, clawback: clawback)
      let beside = FamilyRun(
        terms, stream, clawback: clawback, commitment: random.commitment(share: share))
      for (one, other) in zip(alone.lpFlows, beside.lpFlows) {
        #expect(abs(other - (1 - share) * one) <= Self.rounding(stream), seed)
      }
    }
  }
}

extension TestRandom {
  mutating func commitment(share: Double? = nil) -> GpCommitment {
    GpCommitment(share: share ?? uniform(0.01, 0.6), paysFee: true)
  }

  mutating func clawback(_ terms: Terms) throws -> Clawback {
    try terms.clawback(
      pick([.excessOverCarryShare, .lpShortfall, .wholeFundEntitlement]),
      escrow: pick([0, uniform(), 1]), tax: pick([0, uniform(0, 0.6)]))
  }
}
