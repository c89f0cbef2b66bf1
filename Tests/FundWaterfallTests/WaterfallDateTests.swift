import FundModel
import FundNumerics
import FundWaterfall
import Testing

/// A european waterfall written with the payments of a date.
private struct Written {
  var rate: Double
  var carry: Double
  var catchUp: Double
  var account: WaterfallTerms.Account

  func pay(_ date: WaterfallDate) throws(WaterfallDateError) {
    switch account {
    case .capitalAndPreferred:
      try date.returnCapital()
      try date.payPreferred()
    case .irr: try date.payUntilIrr(rate)
    }
    if catchUp > 0 && carry > 0 { try date.catchUp(gpShare: catchUp, target: carry) }
    try date.split(lpShare: 1 - carry)
  }
}

extension WaterfallDate {
  /// Runs monthly flows through a function of the date, contributions first.
  fileprivate func run(
    _ waterfall: Waterfall, _ flows: [Flow], state: inout WaterfallState,
    _ function: (WaterfallDate) throws -> Void
  ) throws -> [WaterfallAllocation] {
    begin(irrTiers: waterfall.irrTierCount)
    return try flows.enumerated().map { month, flow in
      if month > 0 { waterfall.accrue(&state) }
      waterfall.contribute(&state, flow.contribution)
      contribute(flow.contribution, month: month)
      guard flow.cash > 0 else { return WaterfallAllocation(lp: 0, gp: 0) }
      open(month: month, isLast: month == flows.count - 1, cash: flow.cash, state: state)
      try function(self)
      let paid = try close()
      state = self.state
      return paid
    }
  }
}

@Suite struct WaterfallDateTests {
  private func opened(cash: Double, contributed: Double = 100) throws -> WaterfallDate {
    let waterfall = try Waterfall.european(
      pref: 0.08, carry: 0.2, catchUp: 1, account: .capitalAndPreferred, compounding: .annual)
    let date = WaterfallDate()
    date.begin(irrTiers: waterfall.irrTierCount)
    var state = WaterfallState()
    waterfall.contribute(&state, contributed)
    date.contribute(contributed, month: 0)
    for _ in 0..<12 { waterfall.accrue(&state) }
    date.open(month: 12, isLast: false, cash: cash, state: state)
    return date
  }

  /// The function is the list: same allocations, same accounts, on streams of every kind.
  @Test func writtenEuropeanIsTheNativeOne() throws {
    let date = WaterfallDate()
    var partial = 0
    for seed in 1...400 as ClosedRange<UInt64> {
      var random = TestRandom(seed: seed)
      let carry = random.pick([0, random.uniform(0.05, 0.4)])
      let written = Written(
        rate: random.pick([0, random.uniform(0, 0.15)]), carry: carry,
        catchUp: random.pick([0, 1, random.uniform(carry + 0.01, 1)]),
        account: random.pick(WaterfallTerms.Account.allCases))
      if written.catchUp > 0, written.catchUp < 1 { partial += 1 }
      let waterfall = try Waterfall.european(
        pref: written.rate, carry: carry, catchUp: written.catchUp, account: written.account,
        compounding: random.pick(WaterfallTerms.Compounding.allCases))
      let flows = randomFlows(&random)
      var native = WaterfallState()
      let expected = waterfall.run(flows, state: &native)
      var state = WaterfallState()
      let paid = try date.run(waterfall, flows, state: &state, written.pay)
      // Accounts are sums of these flows.
      let scale = flows.reduce(0) { $0 + $1.contribution + $1.cash }
      for (month, (a, b)) in zip(paid, expected).enumerated() {
        #expect(close(a.lp, b.lp, abs: 1e-12 * scale, rel: 1e-9), "seed \(seed), month \(month)")
        #expect(close(a.gp, b.gp, abs: 1e-12 * scale, rel: 1e-9), "seed \(seed), month \(month)")
        #expect(a.lp + a.gp == flows[month].cash, "seed \(seed), month \(month)")
      }
      #expect(close(state.lpDistributed, native.lpDistributed, abs: 0, rel: 1e-9))
      #expect(close(state.preferred, native.preferred, abs: 1e-12 * scale, rel: 1e-9))
      #expect(
        close(state.unreturnedCapital, native.unreturnedCapital, abs: 1e-12 * scale, rel: 1e-9))
      #expect(state.checkInvariants(tierCount: 1, payments: 8 * flows.count) == [])
    }
    #expect(partial > 50)
  }

  /// Listed tiers: several rates, a multiple, shares below 1.
  @Test func writtenTiersAreTheNativeOnes() throws {
    let waterfall = try Waterfall(
      tiers: [
        .init(until: .irr, lpShare: 1, value: 0.06), .init(until: .irr, lpShare: 0.9, value: 0.12),
        .init(until: .multiple, lpShare: 0.85, value: 1.6),
        .init(until: .catchUp, lpShare: 0.4, value: 0.2), .init(until: .forever, lpShare: 0.75),
      ], hurdleRate: 0.08, hurdleCompounding: .annual)
    let date = WaterfallDate()
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = TestRandom(seed: seed)
      let flows = randomFlows(&random)
      let expected = waterfall.run(flows)
      var state = WaterfallState()
      let paid = try date.run(waterfall, flows, state: &state) { date in
        try date.payUntilIrr(0.06)
        try date.payUntilIrr(0.12, lpShare: 0.9)
        try date.payUntilMultiple(1.6, lpShare: 0.85)
        try date.catchUp(gpShare: 0.6, target: 0.2)
        try date.split(lpShare: 0.75)
      }
      let scale = flows.reduce(0) { $0 + $1.contribution + $1.cash }
      for (a, b) in zip(paid, expected) {
        #expect(close(a.lp, b.lp, abs: 1e-12 * scale, rel: 1e-9), "seed \(seed)")
      }
    }
  }

  /// Asked late, a rate has the same future value as asked from the beginning, and it is the sum.
  @Test func ratesMayBeAskedForAtAnyTime() throws {
    var random = TestRandom(seed: 7)
    let flows = randomFlows(&random)
    let waterfall = try Waterfall.european(
      pref: 0.08, carry: 0.2, catchUp: 1, account: .irr, compounding: .annual)
    var values: [[Double]] = []
    for late in [false, true] {
      var state = WaterfallState()
      var seen: [Double] = []
      let date = WaterfallDate()
      let paid = try date.run(waterfall, flows, state: &state) { date in
        if !late || date.month > flows.count / 2 { seen.append(try date.cashToIrr(0.1)) }
        try date.pay(lp: 0.7 * date.left)
        try date.pay(gp: date.left)
      }
      values.append(seen)
      var expected = 0.0
      for (month, flow) in flows.enumerated() {
        let paidOut = month == flows.count - 1 && flow.cash > 0 ? 0 : paid[month].lp
        expected +=
          (flow.contribution - paidOut) * power(1.1, Double(flows.count - 1 - month) / 12)
      }
      if let last = seen.last, flows.last.map({ $0.cash > 0 }) == true {
        #expect(close(last, max(0, expected), abs: 1e-9 * abs(expected), rel: 1e-9))
      }
    }
    let tail = values[1]
    #expect(!tail.isEmpty)
    for (a, b) in zip(values[0].suffix(tail.count), tail) {
      #expect(close(a, b, abs: 1e-9, rel: 1e-12))
    }
  }

  @Test func accountsAndRateAreThoseOfTheDate() throws {
    let date = try opened(cash: 150)
    #expect(date.unreturnedCapital == 100 && date.contributed == 100 && date.lpPaid == 0)
    // 100 at 8 % a year: twelve months of rounding each.
    #expect(close(date.preferred, 8, abs: 0, rel: 1e-13))
    #expect(close(try date.cashToIrr(0.1), 110, abs: 0, rel: 1e-13))
    #expect(date.irrSoFar() == -1)
    try date.payUntilIrr(0.1)
    #expect(close(date.irrSoFar(), 0.1, abs: 0, rel: 1e-12))
    #expect(try date.cashToIrr(0.1) == 0)
    #expect(close(date.lpProfit, 10, abs: 0, rel: 1e-12))
    try date.split(lpShare: 0.5)
    let paid = try date.close()
    #expect(paid.lp + paid.gp == 150 && close(paid.gp, 20, abs: 0, rel: 1e-12))
  }

  @Test func noRateBeforeMoneyFlows() throws {
    let date = WaterfallDate()
    let waterfall = try Waterfall.european(
      pref: 0.08, carry: 0.2, catchUp: 1, account: .irr, compounding: .annual)
    date.begin(irrTiers: waterfall.irrTierCount)
    date.open(month: 3, isLast: false, cash: 10, state: WaterfallState())
    #expect(date.irrSoFar().isNaN)
  }

  @Test func cashLeftOverIsAnError() throws {
    let date = try opened(cash: 50)
    try date.pay(lp: 40)
    let error = #expect(throws: WaterfallDateError.self) { try date.close() }
    #expect(error?.description.contains("month 12: 10.0 of 50.0 is left") == true)
  }

  @Test func payingWhatIsNotThereIsAnError() throws {
    for wrong in [50.1, -1, .nan, .infinity] {
      let date = try opened(cash: 50)
      #expect(throws: WaterfallDateError.self) { try date.pay(gp: wrong) }
      #expect(throws: WaterfallDateError.self) { try date.pay(lp: wrong) }
    }
  }

  /// Shares that a function computes itself leave a rounding, which is no error; all cash is paid.
  @Test func roundingIsForgiven() throws {
    var random = TestRandom(seed: 11)
    for _ in 0..<500 {
      let cash = random.uniform(0.001, 1e7)
      let share = random.uniform()
      let date = try opened(cash: cash)
      try date.pay(lp: cash * share)
      try date.pay(gp: cash * (1 - share))
      let paid = try date.close()
      #expect(paid.lp + paid.gp == cash)
    }
  }

  /// What a function does with an error does not matter: the date has failed.
  @Test func theFirstErrorStays() throws {
    let date = try opened(cash: 50)
    let first = #expect(throws: WaterfallDateError.self) { try date.pay(lp: 60) }
    #expect(throws: WaterfallDateError.self) { try date.split(lpShare: 1) }
    let last = #expect(throws: WaterfallDateError.self) { try date.close() }
    #expect(first != nil && first == last)
  }

  @Test func sharesRatesAndTargetsAreChecked() throws {
    let calls: [(WaterfallDate) throws -> Void] = [
      { try $0.split(lpShare: 1.1) }, { try $0.split(lpShare: -0.1) },
      { try $0.split(lpShare: .nan) }, { try $0.payUntilIrr(-1) }, { try $0.payUntilIrr(.nan) },
      { try $0.payUntilIrr(0.08, lpShare: 0) }, { try $0.payUntilMultiple(-1) },
      { try $0.catchUp(gpShare: 0.2, target: 0.2) }, { try $0.catchUp(gpShare: 1, target: 1) },
      { try $0.catchUp(gpShare: 1.5, target: 0.2) },
      { for rate in 0...64 { _ = try $0.cashToIrr(Double(rate) / 100) } },
    ]
    for call in calls {
      let date = try opened(cash: 50)
      #expect(throws: WaterfallDateError.self) { try call(date) }
      #expect(throws: WaterfallDateError.self) { try date.close() }
    }
  }

  @Test func aDateThatIsOverPaysNothing() throws {
    let date = try opened(cash: 50)
    try date.split(lpShare: 1)
    _ = try date.close()
    #expect(throws: WaterfallDateError.self) { try date.pay(lp: 0) }
  }
}
