import FundAnalysis
import FundModel
import FundNumerics
import TestSupport
import Testing

/// Attributes of loans and their zones, by the engine, against the laws they are drawn from.
@Suite struct DrawLawTests {
  /// E[f(X)] of a normal law cut to [low, high], by quadrature.
  private func expectation(_ law: TruncatedNormal, _ function: (Double) -> Double) -> Double {
    func density(_ x: Double) -> Double { normalDensity((x - law.mean) / law.sd) }
    let mass = Quadrature.integral(from: law.min, to: law.max, density)
    return Quadrature.integral(from: law.min, to: law.max) { density($0) * function($0) } / mass
  }

  /// The mean amount: one loan a path, as another never fits. Catches a normal that is clamped in place
  /// of cut (mass on the bounds), and a cut at the wrong side.
  @Test func amounts() throws {
    var config = bareFund(loans: 1, exitYears: 1)
    config.loans.amount.mean = 90_000
    config.loans.amount.sd = 30_000
    config.loans.amount.min = 80_000
    config.loans.amount.max = 150_000
    config.fund.size = 150_000
    let law = config.loans.amount
    let run = try EngineRun(config, paths: 20_000)
    #expect(run(.loanCount).values.allSatisfy { $0 == 1 })
    let expected = expectation(law) { $0 }
    run(.invested).expectMean(expected)
    // The closed form of the mean, `mean + sd (phi(a) - phi(b))/(Phi(b) - Phi(a))`.
    let (a, b) = ((law.min - law.mean) / law.sd, (law.max - law.mean) / law.sd)
    let closed =
      law.mean + law.sd * (normalDensity(a) - normalDensity(b))
      / (normalCumulative(b) - normalCumulative(a))
    #expect(abs(closed - expected) < 1e-6 * closed)
  }

  /// Homes worth `amount / LTV`, of which the contract owns a tenth: E[0.1 / LTV]. Catches an LTV drawn
  /// from the senior's law or number, and a mean of ratios mixed up with a ratio of means.
  @Test func loanToValue() throws {
    var config = bareFund(loans: 16, exitYears: 1)
    config.shareValue(size: 0.1)
    config.products[0].share.sizing = .fixed
    config.zones[0].ltv.mean = 0.18
    config.zones[0].ltv.sd = 0.06
    config.zones[0].ltv.min = 0.1
    config.zones[0].ltv.max = 0.3
    let expected = expectation(config.zones[0].ltv) { 0.1 / $0 }
    try EngineRun(config, paths: 8000)(.grossMultiple).expectMean(expected)
    #expect(abs(0.1 / 0.18 - expected) > 0.01)
  }

  /// All that is left of the home behind the mortgage: E[(1 - cost - seniorLTV (1 - a/n)) / LTV].
  @Test func seniorLoanToValue() throws {
    var config = bareFund(loans: 16, exitYears: 2)
    config.shareValue(size: 1)
    config.products[0].share.sizing = .fixed
    config.exits.saleCost = 0.05
    config.loans.seniorLtv.mean = 0.5
    config.loans.seniorLtv.sd = 0.2
    config.loans.seniorLtv.min = 0.1
    config.loans.seniorLtv.max = 0.6
    config.loans.seniorMortgage.termMonths = 240
    let senior = expectation(config.loans.seniorLtv) { $0 }
    try EngineRun(config, paths: 8000)(.grossMultiple)
      .expectMean((0.95 - senior * (1 - 24.0 / 240)) / 0.2)
  }

  /// With precision 1 equal loans meet the targets to the loan, every month.
  @Test func zonesHitTheirTargets() throws {
    let run = try EngineRun(placed(precision: 1), paths: 500)
    // Shares of whole loans: nothing but rounding.
    #expect(run(.zoneDrift).values.allSatisfy { $0 < 1e-9 })
  }

  /// With precision 0 zones are drawn: the variance of the mix is multinomial. The zones' collections
  /// tell them apart: 1, 2 and 3 times the advance.
  @Test func zonesAreDrawn() throws {
    let config = placed(precision: 0)
    let run = try EngineRun(config, paths: 20_000)
    let sample = run(.grossMultiple)
    // Loans of LTV 0.3, 0.15, 0.1 own a fixed 0.3: they collect 1, 2, 3.
    let mean = 0.5 * 1 + 0.3 * 2 + 0.2 * 3
    let square = 0.5 * 1 + 0.3 * 4 + 0.2 * 9
    sample.expectMean(mean)
    sample.expectVariance((square - mean * mean) / 30)
    #expect(run(.zoneDrift).mean > 0.05)
  }

  /// Products are drawn by weight.
  @Test func productsAreDrawn() throws {
    var config = bareFund(loans: 20, exitYears: 1)
    config.shareValue(size: 1)
    var other = config.products[0]
    other.name = "other"
    other.weight = 0.75
    config.products[0].weight = 0.25
    other.share.size = 2
    config.products.append(other)
    let sample = try EngineRun(config, paths: 20_000)(.grossMultiple)
    sample.expectMean(0.25 * 1 + 0.75 * 2)
    sample.expectVariance(0.25 * 0.75 / 20)
  }

  /// Thirty equal loans over three months, zones of 50, 30 and 20 %.
  private func placed(precision: Double) -> FundConfig {
    var config = bareFund(loans: 30, exitYears: 2)
    config.shareValue(size: 0.3)
    config.products[0].share.sizing = .fixed
    config.repeatZone(3, correlation: 0)
    for (z, (share, ltv)) in [(0.5, 0.3), (0.3, 0.15), (0.2, 0.1)].enumerated() {
      config.zones[z].allocation = share
      config.zones[z].ltv.mean = ltv
      config.zones[z].ltv.min = ltv / 2
      config.zones[z].ltv.max = 2 * ltv
    }
    config.deployment.periodMonths = 3
    config.deployment.allocationPrecision = precision
    return config
  }
}
