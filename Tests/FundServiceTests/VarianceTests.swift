import Foundation
import FundEngine
import FundModel
import FundMonteCarlo
import FundResults
import TestSupport
import Testing

/// Variance within and between markets on funds where it is known.
@Suite struct VarianceTests {
  /// Loans of 100 in one zone, bought at once, that pay a fifth of the home's value after five years
  /// and nothing else: `X = 2 V`, V lognormal in a market part and a part of its own.
  private func valueFund(loans: Int, market: Double, own: Double) -> FundConfig {
    var config = plainFund(
      size: Double(loans) * 100, amount: 100, termYears: 6, exitMonths: 60, growth: 0.03)
    config.market.priceModel.kind = .gbm
    config.zones[0].appreciationRate = 0.03
    config.zones[0].appreciationVolatility = market
    config.zones[0].ltv.mean = 0.1
    config.zones[0].ltv.min = 0.05
    config.loans.idiosyncraticVolatility = own
    config.loans.seniorLtv.mean = 0
    config.loans.seniorLtv.min = 0
    config.exits.saleCost = 0
    config.market.overlays = []
    var product = config.products[0]
    product.weight = 1
    product.returnsPrincipal = false
    product.interest.rate = 0
    product.share.of = .value
    product.share.sizing = .fixed
    product.share.size = 0.2
    product.share.steps = []
    product.floor = .none
    product.principalFloorMonths = 0
    product.cap.kind = .none
    product.termMonths = 120
    config.products = [product]
    config.waterfall.structure = .european
    config.waterfall.carry = 0
    config.waterfall.catchUp = 0
    return config
  }

  private func decompose(
    _ config: FundConfig, markets: Int, inner: Int, _ metric: Metric = .tvpi
  ) throws -> VarianceDecomposition {
    let samples = try MonteCarlo.nested(
      CompiledFund(config), .init(seed: 7, markets: markets, inner: inner, threads: 2),
      control: RunControl())
    return VarianceDecomposition(metric: metric, values: samples.column(metric), inner: inner)
  }

  @Test func nothingOfTheLoansOwnIsExactlyNothingWithin() throws {
    let parts = try decompose(valueFund(loans: 3, market: 0.1, own: 0), markets: 50, inner: 3)
    #expect(parts.within?.value == 0)
    #expect((parts.between?.value ?? 0) > 0)
    #expect(parts.marketShare?.value == 1)
  }

  @Test func noMarketLeavesNothingBetween() throws {
    let parts = try decompose(valueFund(loans: 3, market: 0, own: 0.2), markets: 400, inner: 4)
    let between = try #require(parts.between)
    #expect(abs(between.value) <= 4 * (between.standardError ?? 0))
    #expect((parts.within?.value ?? 0) > 0)
  }

  /// TVPI is the mean of `0.2 V/100` over k homes: with `G = 2 * 1.03^5` and T = 5,
  /// between = `G^2 (e^(m^2 T) - 1)`, within = `G^2 e^(m^2 T) (e^(s^2 T) - 1)/k`. An own draw that
  /// followed the market's number, or a biased between (without W/J), is off by a multiple of 4 SE.
  @Test func theClosedFormOfLognormalHomes() throws {
    let (market, own, loans) = (0.08, 0.2, 2)
    let parts = try decompose(
      valueFund(loans: loans, market: market, own: own), markets: 3000, inner: 4)
    let level: Double = 4 * pow(1.03, 10)
    let growth: Double = exp(market * market * 5)
    let ownGrowth: Double = exp(own * own * 5)
    let between: Double = level * (growth - 1)
    let within: Double = level * growth * (ownGrowth - 1) / Double(loans)
    func check(_ estimate: VarianceDecomposition.Estimate?, _ expected: Double) throws {
      let estimate = try #require(estimate)
      let error = try #require(estimate.standardError)
      #expect(abs(estimate.value - expected) <= 4 * error, "\(estimate), expected \(expected)")
      #expect(error < 0.2 * expected)
    }
    try check(parts.between, between)
    try check(parts.within, within)
    try check(parts.total, between + within)
    try check(parts.marketShare, between / (between + within))
  }
}
