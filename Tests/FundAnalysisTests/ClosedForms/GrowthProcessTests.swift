import FundAnalysis
import Testing

@Suite struct GrowthProcessTests {
  /// The variance of the sum from the covariances of its terms, one by one.
  @Test(arguments: [0.0, 0.5, 0.95, -0.4])
  func varianceIsTheSumOfCovariances(phi: Double) {
    let process = AutoregressiveGrowth(mean: 0.003, phi: phi, innovation: 0.01)
    let periods = 60
    var powers = [1.0]
    for k in 1...2 * periods { powers.append(powers[k - 1] * phi) }
    for stationary in [false, true] {
      var sum = 0.0
      for s in 1...periods {
        for t in 1...periods {
          // Cov(g_s, g_t) = s^2 (phi^|t-s| - phi^(s+t)) / (1 - phi^2), without the last for stationarity.
          let gap = powers[abs(t - s)] - (stationary ? 0 : powers[s + t])
          sum += 0.0001 * gap / (1 - phi * phi)
        }
      }
      let closed = process.logVariance(periods: periods, stationaryStart: stationary)
      #expect(abs(closed - sum) < 1e-12 * sum * Double(periods))
    }
  }

  /// Two steps make one: variance(a + b) = phi(b)^2 variance(a) + variance(b).
  @Test func stepsOfTheExactLawCompose() {
    let process = OrnsteinUhlenbeck(start: 0.2, level: 0.05, speed: 0.3, volatility: 0.12)
    let step = process.step(1.5)
    let composed = step.phi * step.phi * process.variance(2) + step.innovation * step.innovation
    #expect(abs(composed - process.variance(3.5)) < 1e-15)
    // Euler's bias goes away with the step.
    let coarse = abs(process.eulerVariance(steps: 24, length: 1.0 / 12) - process.variance(2))
    let fine = abs(process.eulerVariance(steps: 240, length: 1.0 / 120) - process.variance(2))
    #expect(fine < coarse / 9)
  }
}
