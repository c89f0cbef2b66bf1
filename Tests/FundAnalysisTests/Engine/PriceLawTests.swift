import FundAnalysis
import FundModel
import FundNumerics
import TestSupport
import Testing

/// The house price index of the engine against the laws of docs/model.md, seen through contracts that
/// own a plain share of the home.
@Suite struct PriceLawTests {
  static let paths = 20_000

  /// E[I(T)] = (1+g)^T. Catches a missing or doubled convexity correction (off by s^2 T/2 = 4 %, 50
  /// errors) and drift taken as ln(1+g)/12 against g/12.
  @Test(arguments: [1, 5, 10]) func meanOfIndependentGrowth(years: Int) throws {
    var config = bareFund(loans: 1, exitYears: years, growth: 0.04, volatility: 0.12)
    config.shareValue(size: 1)
    try EngineRun(config, paths: Self.paths)(.grossMultiple).expectMean(power(1.04, Double(years)))
  }

  /// Var[ln I(T)] = s^2 T. Catches a shock scaled by 1/12 in place of 1/sqrt(12), and shocks that are
  /// drawn once a year.
  @Test(arguments: [1, 5, 10]) func varianceOfIndependentGrowth(years: Int) throws {
    var config = bareFund(loans: 1, exitYears: years, growth: 0.04, volatility: 0.12)
    config.shareValue(size: 1)
    try logs(config).expectVariance(0.12 * 0.12 * Double(years))
  }

  /// The mean holds under momentum, for both starts. Catches a correction of s^2/24 a month, as for
  /// independent growth, where persistence makes the variance of the level several times that.
  @Test(arguments: [PriceModel.Momentum.Start.stationary, .zero])
  func meanOfMomentum(start: PriceModel.Momentum.Start) throws {
    for years in [1, 5, 10] {
      let sample = try EngineRun(momentum(start, years: years), paths: Self.paths)(.grossMultiple)
      sample.expectMean(power(1.04, Double(years)), "\(start), \(years) years")
    }
  }

  /// Var[ln I(T)] is the sum over components of the variance of a sum of AR(1) growth. Catches an
  /// innovation of s sqrt(q/12) without sqrt(1 - phi^2), a start that is not of the stationary law,
  /// and components that share their shocks.
  @Test(arguments: [PriceModel.Momentum.Start.stationary, .zero])
  func varianceOfMomentum(start: PriceModel.Momentum.Start) throws {
    for years in [1, 5, 10] {
      let config = momentum(start, years: years)
      let expected = config.market.priceModel.momentum!.components.reduce(0.0) { sum, component in
        let innovation =
          config.zones[0].appreciationVolatility
          * (component.share * (1 - component.phi * component.phi) / 12).squareRoot()
        return sum
          + AutoregressiveGrowth(mean: 0, phi: component.phi, innovation: innovation)
          .logVariance(periods: 12 * years, stationaryStart: start == .stationary)
      }
      try logs(config).expectVariance(expected, "\(start), \(years) years")
      // The law is told apart from independent growth, or this test could not fail.
      #expect(expected > 2 * 0.06 * 0.06 * Double(years) || years == 1)
    }
  }

  /// Two zones of equal weight: the variance of their mean has the covariance of lognormal levels.
  /// Catches a factor applied transposed or twice, and zones that share or ignore each other's shocks.
  @Test(arguments: [-0.6, 0, 0.65, 1]) func correlatedZones(rho: Double) throws {
    var config = bareFund(loans: 2, exitYears: 4, growth: 0.03, volatility: 0.15)
    config.repeatZone(2, correlation: rho)
    config.zones[1].appreciationVolatility = 0.08
    config.shareValue(size: 1)
    let one = value(volatility: 0.15)
    let other = value(volatility: 0.08)
    let sample = try EngineRun(config, paths: Self.paths)(.grossMultiple)
    sample.expectMean(one.mean)
    sample.expectVariance(
      (one.variance + other.variance + 2 * one.covariance(with: other, correlation: rho)) / 4,
      "correlation \(rho)")
  }

  /// Homes around their zone: the mean of n homes of one zone has the pool's variance. Catches an
  /// idiosyncratic draw shared by loans (variance of one home, not of n), and one without its
  /// correction -v^2 t/2 (mean too high by 6 %).
  @Test(arguments: [1, 8]) func homesAroundTheirZone(loans: Int) throws {
    var config = bareFund(loans: loans, exitYears: 5, growth: 0.03, volatility: 0.1)
    config.loans.idiosyncraticVolatility = 0.15
    config.shareValue(size: 1)
    let pool = FactorValue(
      national: 0, metro: 0.1, own: 0.15, growth: naturalLog(1.03), years: 5)
    let sample = try EngineRun(config, paths: Self.paths)(.grossMultiple)
    sample.expectMean(pool.poolMean)
    sample.expectVariance(pool.poolVariance(count: loans))
  }

  private func value(volatility: Double) -> LognormalValue {
    LognormalValue(start: 1, growth: naturalLog(1.03), volatility: volatility, years: 4)
  }

  private func momentum(_ start: PriceModel.Momentum.Start, years: Int) -> FundConfig {
    var config = bareFund(loans: 1, exitYears: years, growth: 0.04, volatility: 0.06)
    config.shareValue(size: 1)
    config.market.priceModel.kind = .momentum
    config.market.priceModel.momentum!.start = start
    return config
  }

  private func logs(_ config: FundConfig) throws -> EngineSample {
    EngineSample(try EngineRun(config, paths: Self.paths)(.grossMultiple).values.map(naturalLog))
  }
}
