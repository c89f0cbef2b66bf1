import Foundation
import FundModel
import FundWaterfall
import Testing

/// Conditions of single tiers, and the points where conventions part.
@Suite struct WaterfallTierTests {
  /// Hand case: 100 in, 200 out after five years at 8 % and 20 %.
  @Test(arguments: WaterfallTerms.Account.allCases)
  func handCase(account: WaterfallTerms.Account) throws {
    for (catchUp, gp) in [(1.0, 20.0), (0.0, 10.613438464)] {
      let waterfall = try Waterfall.european(
        pref: 0.08, carry: 0.2, catchUp: catchUp, account: account, compounding: .annual)
      var flows = Array(repeating: Flow(contribution: 0, cash: 0), count: 61)
      flows[0].contribution = 100
      flows[60].cash = 200
      let last = waterfall.run(flows)[60]
      #expect(close(last.gp, gp, abs: 1e-9, rel: 0), "catch-up \(catchUp)")
      #expect(last.lp + last.gp == 200)
    }
  }

  /// The two accounts part when capital is called after the hurdle was met: future value banks the early
  /// excess, capital and preferred accounts start anew.
  @Test func accountsPartOnALateCall() throws {
    // Year 1: 150 on 100 at 10 %, no catch-up, no LP share above the hurdle but 80 %: LPs get 142.
    // Year 2: call 20, and 20 comes back. Capital account: all 20 to the LPs. Future value: the LPs
    // are (142 - 110) 1.1 = 35.2 ahead, so the 20 splits 16 to 4.
    for (account, gp) in [(WaterfallTerms.Account.capitalAndPreferred, 0.0), (.irr, 4.0)] {
      let waterfall = try Waterfall.european(
        pref: 0.1, carry: 0.2, catchUp: 0, account: account, compounding: .annual)
      var state = WaterfallState()
      waterfall.contribute(&state, 100)
      waterfall.accrue(&state, years: 1)
      let first = waterfall.distribute(&state, 150)
      #expect(close(first.gp, 8, abs: 1e-12, rel: 0))
      waterfall.accrue(&state, years: 1)
      waterfall.contribute(&state, 20)
      #expect(close(waterfall.distribute(&state, 20).gp, gp, abs: 1e-12, rel: 0), "\(account)")
    }
  }

  @Test func multipleTierStopsAtItsMultiple() throws {
    let waterfall = try Waterfall(
      tiers: [
        .init(until: .multiple, lpShare: 1, value: 1),
        .init(until: .multiple, lpShare: 0.8, value: 1.4),
        .init(until: .forever, lpShare: 0.5),
      ], hurdleRate: 0, hurdleCompounding: .annual)
    var state = WaterfallState()
    waterfall.contribute(&state, 100)
    // 100 at par, then 50 more brings the LPs 40 at 80 %, then halves.
    let paid = waterfall.distribute(&state, 170)
    #expect(close(paid.lp, 150, abs: 1e-12, rel: 0))
    #expect(close(waterfall.paid(byTier: 1, state).gp, 10, abs: 1e-12, rel: 0))
    #expect(close(waterfall.paid(byTier: 2, state).lp, 10, abs: 1e-12, rel: 0))
  }

  @Test(arguments: WaterfallTerms.Compounding.allCases)
  func twelveMonthsAccrueLikeAYear(compounding: WaterfallTerms.Compounding) throws {
    let waterfall = try Waterfall.european(
      pref: 0.09, carry: 0.2, catchUp: 1, account: .capitalAndPreferred, compounding: compounding)
    var monthly = WaterfallState()
    waterfall.contribute(&monthly, 100)
    var yearly = monthly
    for _ in 0..<36 { waterfall.accrue(&monthly) }
    waterfall.accrue(&yearly, years: 3)
    // 36 compoundings of a factor whose rounding is 2^-53 of 1, on 100.
    #expect(close(monthly.preferred, yearly.preferred, abs: 36 * 100 * 0x1p-51, rel: 0))
    let expected: Double =
      switch compounding {
      case .annual: 100 * (pow(1.09, 3) - 1)
      case .quarterly: 100 * (pow(1.0225, 12) - 1)
      case .monthly: 100 * (pow(1.0075, 36) - 1)
      case .simple: 27
      }
    #expect(close(yearly.preferred, expected, abs: 1e-12, rel: 1e-13))
  }

  @Test func catchUpPaysNothingWhileLPsAreBehind() throws {
    // A list without a capital tier: profit starts when distributions pass contributions.
    let waterfall = try Waterfall(
      tiers: [
        .init(until: .catchUp, lpShare: 0, value: 0.2), .init(until: .forever, lpShare: 1),
      ], hurdleRate: 0, hurdleCompounding: .annual)
    var state = WaterfallState()
    waterfall.contribute(&state, 100)
    #expect(waterfall.distribute(&state, 100).gp == 0)
    _ = waterfall.distribute(&state, 80)
    #expect(close(waterfall.distribute(&state, 25).gp, 20, abs: 1e-12, rel: 0))
  }
}
