import FundAnalysis
import FundNumerics
import Testing

@Suite struct CreditTests {
  func close(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool { abs(a - b) <= tolerance }

  /// Probabilities sum to 1, and mean and variance are those of correlated indicators.
  @Test(arguments: [(10, 0.05, 0.3), (200, 0.02, 0.1), (80, 0.3, 0.6)])
  func countsHaveTheMomentsOfTheirPairs(n: Int, p: Double, rho: Double) {
    let counts = DefaultCounts(count: n, probability: p, correlation: rho)
    let joint = JointDefault.gaussian(p, p, correlation: rho)
    let number = Double(n)
    let variance = number * p * (1 - p) + number * (number - 1) * (joint - p * p)
    #expect(close(counts.probabilities.reduce(0, +), 1, 1e-12))
    #expect(close(counts.mean, number * p, 1e-12 * number))
    #expect(close(counts.variance, variance, 1e-11 * number * number))
  }

  /// With one correlation everywhere, or one zone, two levels are one.
  @Test func twoLevelsContainOne() {
    let one = DefaultCounts(count: 24, probability: 0.08, correlation: 0.2)
    let flat = DefaultCounts(zones: 4, perZone: 6, probability: 0.08, within: 0.2, between: 0.2)
    let single = DefaultCounts(zones: 1, perZone: 24, probability: 0.08, within: 0.2, between: 0.05)
    for k in 0...24 {
      #expect(close(flat.probabilities[k], one.probabilities[k], 1e-12))
      #expect(close(single.probabilities[k], one.probabilities[k], 1e-12))
    }
  }

  @Test func twoLevelVarianceCountsBothKindsOfPairs() {
    let (p, within, between) = (0.1, 0.3, 0.1)
    let counts = DefaultCounts(
      zones: 5, perZone: 8, probability: p, within: within, between: between)
    let inZone = JointDefault.gaussian(p, p, correlation: within) - p * p
    let across = JointDefault.gaussian(p, p, correlation: between) - p * p
    let variance = 40 * p * (1 - p) + 40 * 7 * inZone + 40 * 32 * across
    #expect(close(counts.variance, variance, 1e-9))
  }

  @Test func largePoolsTendToVasicek() {
    let pool = VasicekPortfolio(probability: 0.05, correlation: 0.2)
    let counts = DefaultCounts(count: 2000, probability: 0.05, correlation: 0.2)
    // Of order 1/n away.
    #expect(close(Double(counts.quantile(0.99)) / 2000, pool.quantile(0.99), 2e-3))
    #expect(close(counts.expectedShortfall(0.95) / 2000, pool.expectedShortfall(0.95), 1e-3))
  }

  @Test func vasicekQuantileAndTailAgree() {
    let pool = VasicekPortfolio(probability: 0.04, correlation: 0.25)
    for q in [0.01, 0.3, 0.9, 0.999] {
      #expect(close(pool.cumulative(pool.quantile(q)), q, 1e-13))
    }
    // The mean of quantiles beyond q, by integration.
    let mean = Quadrature.integral(from: 0.95, to: 1, pool.quantile) / 0.05
    #expect(close(pool.expectedShortfall(0.95), mean, 1e-12))
    // E[min(L, k)] is the integral of P(L > x) up to k.
    let loss = Quadrature.integral(from: 0, to: 0.1) { 1 - pool.cumulative($0) }
    #expect(close(pool.expectedLoss(upTo: 0.1), loss, 1e-12))
  }

  @Test func studentTurnsGaussian() {
    let gaussian = JointDefault.gaussian(0.05, 0.02, correlation: 0.3)
    let far = JointDefault.studentT(0.05, 0.02, correlation: 0.3, freedom: 10_000)
    let near = JointDefault.studentT(0.05, 0.02, correlation: 0.3, freedom: 4)
    // The difference is of order 1/nu.
    #expect(close(far, gaussian, 1e-5))
    #expect(near > gaussian * 1.2)
  }

  @Test func mortgageWeightIsAPureQuantile() {
    let pool = VasicekPortfolio(probability: 0.01, correlation: 0.15)
    let weight = InternalRatings.riskWeight(
      .residentialMortgage, defaultProbability: 0.01, lossGivenDefault: 0.25)
    #expect(weight == 12.5 * 0.25 * (pool.quantile(0.999) - 0.01))
  }
}
