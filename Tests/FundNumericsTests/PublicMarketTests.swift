import FundNumerics
import Testing

/// Public market equivalents: laws that need no figure, and the edges. Published cases run in the
/// verification suite.
@Suite struct PublicMarketTests {
  /// A stream with a distribution on the last date beside a value left.
  private func market(
    _ contributions: [Double], _ distributions: [Double], _ index: [Double], value: Double
  ) throws -> PublicMarket {
    try #require(
      PublicMarket(
        contributions: contributions, distributions: distributions, index: index,
        times: index.indices.map(Double.init), finalValue: value))
  }

  private func rate(_ market: PublicMarket, _ flows: [Double]) -> Irr.Solution {
    Irr.solve(amounts: flows, times: market.times)
  }

  /// A fund that is the index: ratio 1, no alpha, its own IRR in every measure.
  @Test func theIndexEqualsItself() throws {
    let index = [100.0, 93, 120, 131, 160]
    // 50 in at dates 0 and 1, 30 out at date 3: what is left follows.
    var held = 0.0
    for t in index.indices {
      if t > 0 { held *= index[t] / index[t - 1] }
      held += [50, 50, 0, -30, 0][t]
    }
    let own = try market([50, 50, 0, 0, 0], [0, 0, 0, 30, 0], index, value: held)
    let rounding = 64 * Double.ulpOfOne
    #expect(abs(try #require(own.kaplanSchoar) - 1) < rounding)
    #expect(abs(own.longNickelsValue - held) < rounding * held)
    #expect(abs(try #require(own.plusScale) - 1) < rounding)
    let irr = rate(own, own.fundFlows)
    #expect(irr.status == .unique)
    for flows in [own.longNickelsFlows, try #require(own.plusFlows)] {
      #expect(abs(rate(own, flows).rate - irr.rate) < 1e-12)
    }
    #expect(abs(rate(own, own.directAlphaFlows).rate) < 1e-12)
  }

  /// Direct alpha beside a constant benchmark g is (1 + irr)/(1 + g) - 1.
  @Test(arguments: [-0.1, 0, 0.07, 0.3]) func alphaOfAConstantIndex(growth: Double) throws {
    var level = 80.0
    let index = (0..<6).map { _ in
      defer { level *= 1 + growth }
      return level
    }
    let fund = try market([100, 20, 0, 0, 0, 0], [0, 0, 30, 40, 0, 25], index, value: 60)
    let irr = rate(fund, fund.fundFlows).rate
    let alpha = rate(fund, fund.directAlphaFlows)
    #expect(alpha.status == .unique)
    #expect(abs(alpha.rate - ((1 + irr) / (1 + growth) - 1)) < 1e-12)
    // Sign of the alpha and side of 1 of the ratio go together.
    #expect((try #require(fund.kaplanSchoar) > 1) == (alpha.rate > 0))
  }

  /// A distribution on the last date and a value left then are one to KS-PME and direct alpha, but
  /// not to PME+: lambda scales the distribution alone, and by hand that is
  /// (100 * 1.3 - 70) / (20 * 1.3/1.1 + 40).
  @Test func aDistributionOnTheLastDate() throws {
    let index = [100.0, 110, 130]
    let split = try market([100, 0, 0], [0, 20, 40], index, value: 70)
    let whole = try market([100, 0, 0], [0, 20, 110], index, value: 0)
    #expect(split.kaplanSchoar == whole.kaplanSchoar)
    #expect(split.directAlphaFlows == whole.directAlphaFlows)
    let lambda = (130.0 - 70) / (20 * 1.3 / 1.1 + 40)
    #expect(abs(try #require(split.plusScale) - lambda) < 1e-15)
    let flows = try #require(split.plusFlows)
    #expect(abs(flows[2] - (lambda * 40 + 70)) < 1e-12)
    // The index pays the 40 of the last date before its value is struck.
    #expect(abs(split.longNickelsValue - (130 - 20 * 1.3 / 1.1 - 40)) < 1e-12)
    #expect(abs(split.longNickelsFlows[2] - (40 + split.longNickelsValue)) < 1e-12)
  }

  @Test func measuresThatDoNotExist() throws {
    let nothingIn = try market([0, 0], [0, 10], [1, 2], value: 0)
    #expect(nothingIn.kaplanSchoar == nil)
    #expect(rate(nothingIn, nothingIn.directAlphaFlows).status == .none)
    let nothingOut = try market([10, 0], [0, 0], [1, 2], value: 0)
    #expect(nothingOut.kaplanSchoar == 0)
    #expect(nothingOut.plusScale == nil && nothingOut.plusFlows == nil)
    #expect(rate(nothingOut, nothingOut.directAlphaFlows) == .totalLoss)
    // Overdrawn index investor: the last flow is negative, and both rates solve.
    let rich = try market([100, 0, 0, 0], [0, 150, 60, 0], [100, 104, 108, 112], value: 30)
    #expect(rich.longNickelsValue < 0)
    #expect(rate(rich, rich.longNickelsFlows).status == .multiple)
  }

  @Test func whatIsNoMarketIsNil() {
    func make(
      _ contributions: [Double] = [1, 0], _ distributions: [Double] = [0, 1],
      _ index: [Double] = [1, 1], _ times: [Double] = [0, 1], _ value: Double = 0
    ) -> PublicMarket? {
      PublicMarket(
        contributions: contributions, distributions: distributions, index: index, times: times,
        finalValue: value)
    }
    #expect(make() != nil)
    #expect(make([1]) == nil)
    #expect(make([-1, 0]) == nil)
    #expect(make([1, 0], [0, .nan]) == nil)
    #expect(make([1, 0], [0, 1], [0, 1]) == nil)
    #expect(make([1, 0], [0, 1], [1, 0]) == nil)
    #expect(make([1, 0], [0, 1], [1, .infinity]) == nil)
    #expect(make([1, 0], [0, 1], [.leastNonzeroMagnitude, 1]) == nil)
    #expect(make([1, 0], [0, 1], [1, 1], [1, 0]) == nil)
    #expect(make([1, 0], [0, 1], [1, 1], [0, 1], .nan) == nil)
    #expect(make([], [], [], []) == nil)
  }

  /// The account of mPME is never overdrawn, pays out what it holds when the fund does, and is the
  /// index itself for a fund that is the index.
  @Test func theModifiedAccount() throws {
    let index = [100.0, 95, 130]
    let value = [50.0, 50 * 0.95 / 2, 0]
    let paid = [0, 50 * 0.95 / 2, 50 * 0.95 / 2 * 130 / 95]
    let own = try #require(
      ModifiedPublicMarket(
        contributions: [50, 0, 0], distributions: paid, index: index, values: value))
    for (a, b) in zip(own.withdrawals, paid) { #expect(abs(a - b) < 1e-13) }
    #expect(own.values[2] == 0)
    let rich = try #require(
      ModifiedPublicMarket(
        contributions: [10, 0, 0], distributions: [0, 500, 10], index: index, values: [10, 90, 0]))
    #expect(rich.values.allSatisfy { $0 >= 0 })
    #expect(
      ModifiedPublicMarket(
        contributions: [1], distributions: [0], index: [0], values: [1]) == nil)
    #expect(
      ModifiedPublicMarket(
        contributions: [1], distributions: [0, 1], index: [1], values: [1]) == nil)
  }
}
