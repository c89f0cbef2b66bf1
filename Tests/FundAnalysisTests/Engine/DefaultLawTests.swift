import FundAnalysis
import FundModel
import FundNumerics
import TestSupport
import Testing

/// Who defaults together, by the engine, against the Gaussian copula of two levels.
@Suite struct DefaultLawTests {
  static let zones = 3
  static let years = 5
  static let rate = 0.04
  static let within = 0.3
  static let between = 0.1
  static let probability = 1 - power(1 - rate, Double(years))

  private func fund(perZone: Int) -> FundConfig {
    var config = hazardFund(loans: Self.zones * perZone, years: Self.years)
    config.repeatZone(Self.zones, correlation: 0.5)
    for z in config.zones.indices { config.zones[z].defaultRate = Self.rate }
    config.exits.default.correlationWithinZone = Self.within
    config.exits.default.correlationBetweenZones = Self.between
    return config
  }

  private func law(perZone: Int, within: Double = within, between: Double = between)
    -> DefaultCounts
  {
    DefaultCounts(
      zones: Self.zones, perZone: perZone, probability: Self.probability, within: within,
      between: between)
  }

  /// Mean and variance of the number of defaults, pairs within zones and between them. Catches a
  /// threshold on the wrong tail, a factor without its root, and a zone's factor shared by all.
  @Test(arguments: [2, 10]) func numberOfDefaults(perZone: Int) throws {
    let sample = try EngineRun(fund(perZone: perZone), paths: 40_000)(.defaultCount)
    let expected = law(perZone: perZone)
    sample.expectMean(expected.mean)
    sample.expectVariance(expected.variance, "\(perZone) loans a zone")
    // The known error: the correlation between zones added to that within. The test would see it.
    let added = law(perZone: perZone, within: Self.within + Self.between)
    if perZone == 10 {
      #expect(abs(added.variance - expected.variance) > 8 * sample.varianceError)
    }
  }

  /// One loan a zone: pairs between zones alone, so P(all default) and the variance hold q.
  @Test func betweenZonesAlone() throws {
    let sample = try EngineRun(fund(perZone: 1), paths: 60_000)(.defaultCount)
    let joint = JointDefault.gaussian(
      Self.probability, Self.probability, correlation: Self.between)
    let p = Self.probability
    let n = Double(Self.zones)
    sample.expectVariance(n * p * (1 - p) + n * (n - 1) * (joint - p * p))
    // The closed form of counts and that of pairs are two programs: they agree.
    #expect(
      abs(law(perZone: 1).variance - (n * p * (1 - p) + n * (n - 1) * (joint - p * p))) < 1e-9)
  }

  /// The whole law: how often k loans default, for every k that is not rare.
  @Test func distributionOfDefaults() throws {
    let sample = try EngineRun(fund(perZone: 4), paths: 40_000)(.defaultCount)
    for (k, p) in law(perZone: 4).probabilities.enumerated() where p * sample.count > 50 {
      let hits = EngineSample(sample.values.map { $0 == Double(k) ? 1 : 0 })
      // The error of the law, not of the sample, which may hold none.
      let allowed = EngineSample.errors * (p * (1 - p) / sample.count).squareRoot()
      #expect(abs(hits.mean - p) <= allowed, "\(k) defaults: \(hits.mean), expected \(p)")
    }
  }

  /// The yearly climate: survival of T independent years is `E[e^(-h D)]^T`, `D = max(0, 1 + c u)`.
  /// Catches a climate drawn once, monthly or per zone (its years would average out or not), a missing
  /// floor at 0, and a mean that is forced to 1.
  @Test func climate() throws {
    let (years, volatility) = (3, 1.5)
    var config = hazardFund(loans: 20, years: years)
    config.zones[0].defaultRate = 0.08
    config.market.defaultClimate.volatility = volatility
    config.market.defaultClimate.appreciationCorrelation = -0.5
    let hazard = CompetingRisks.hazard(annualProbability: 0.08)
    func survival(_ power: Double) -> Double {
      Quadrature.normalExpectation(step: 1.0 / 1024) {
        exponential(-power * hazard * max(0, 1 + volatility * $0))
      }
    }
    let n = 20.0
    let one = power(survival(1), Double(years))
    let both = power(survival(2), Double(years))
    let sample = try EngineRun(config, paths: 40_000)(.defaultCount)
    sample.expectMean(n * (1 - one))
    // Loans of one path share the climate: P(both survive) = E[e^(-2 h D)]^T.
    sample.expectVariance(n * one * (1 - one) + n * (n - 1) * (both - one * one))
  }

  /// Recovery of a forced sale, all homes defaulting at once: `E[min(P, max(0, k V - S))]`, a call less
  /// a call. Catches a cost taken of the value before the discount, and a recovery above the claim.
  @Test func foreclosure() throws {
    var config = certainDefault()
    config.exits.default.recovery.kind = .foreclosure
    config.exits.default.recovery.discount = 0.27
    config.exits.default.recovery.cost = 0.06
    let net = 0.73 * 0.94
    let senior = 0.55 * (1 - 1.0 / 300)
    // One month after origination.
    let home = LognormalValue(start: 1, growth: 0, volatility: 0.9, years: 1.0 / 12)
    let expected =
      net * (home.call(strike: senior / net) - home.call(strike: (senior + 0.2) / net)) / 0.2
    try EngineRun(config, paths: 4000)(.recoveryRate).expectMean(expected)
  }

  /// Recovery by a rate on what can be collected: the rate times a call less a call.
  @Test func recoveryRate() throws {
    var config = certainDefault()
    config.exits.default.recovery.kind = .rate
    config.exits.default.recovery.rate = 0.6
    config.exits.saleCost = 0.1
    let senior = 0.55 * (1 - 1.0 / 300)
    let home = LognormalValue(start: 1, growth: 0, volatility: 0.9, years: 1.0 / 12)
    let expected =
      0.6 * 0.9 * (home.call(strike: senior / 0.9) - home.call(strike: (senior + 0.2) / 0.9)) / 0.2
    try EngineRun(config, paths: 4000)(.recoveryRate).expectMean(expected)
  }

  /// Principal alone is owed, behind a mortgage of 55 %, and every loan defaults in its first month.
  private func certainDefault() -> FundConfig {
    var config = hazardFund(loans: 20, years: 3)
    config.products[0].share.of = .none
    config.loans.idiosyncraticVolatility = 0.9
    config.loans.seniorLtv.mean = 0.55
    config.zones[0].defaultRate = 1 - 1e-12
    config.exits.default.seasoning = [1000]
    config.exits.default.lagMonths = 6
    return config
  }
}
