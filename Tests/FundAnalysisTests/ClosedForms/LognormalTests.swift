import FundAnalysis
import FundNumerics
import Testing

/// Closed forms against plain integration of what they are the closed form of.
@Suite struct LognormalTests {
  let value = LognormalValue(start: 500_000, growth: 0.035, volatility: 0.14, years: 8)

  /// E[f(V)] by the midpoint rule on the quantiles of Z: slow, and knows nothing of the formulas.
  func expectation(_ function: (Double) -> Double) -> Double {
    let pieces = 400_000
    var sum = 0.0
    for k in 0..<pieces {
      let z = -9 + 18 * (Double(k) + 0.5) / Double(pieces)
      let outcome = exponential(value.logMean + value.logDeviation * z)
      sum += function(outcome) * normalDensity(z)
    }
    return sum * 18 / Double(pieces)
  }

  // The midpoint rule's error at a kink: (width of a piece)^2 times the jump of the slope in z, 2e-9 of
  // 2e5 here; 1e-3 of money on amounts of 1e5 is above it and below any wrong formula.
  func agrees(_ closed: Double, _ function: (Double) -> Double) -> Bool {
    abs(closed - expectation(function)) < 1e-3
  }

  @Test func payoffsAreTheirIntegrals() {
    let v0 = value.start
    #expect(agrees(value.call(strike: 600_000)) { max(0, $0 - 600_000) })
    #expect(agrees(value.put(strike: 600_000)) { max(0, 600_000 - $0) })
    #expect(
      agrees(value.sharedAppreciation(share: 0.3, cap: 70_000)) {
        min(70_000, 0.3 * max(0, $0 - v0))
      })
    for floor in [0, 20_000, 50_000.0] {
      #expect(
        agrees(value.principalPlusShare(advance: 50_000, share: 0.4, floor: floor)) {
          max(floor, 50_000 + 0.4 * ($0 - v0))
        })
    }
    #expect(agrees(value.valueShare(share: 0.2, cap: 150_000)) { min(0.2 * $0, 150_000) })
    #expect(
      agrees(value.subordinatedShare(share: 0.2, senior: 320_000, cost: 0.06)) {
        min(0.2 * $0, max(0, 0.94 * $0 - 320_000))
      })
  }

  @Test func aCapThatNeverBindsIsNoCap() {
    let capped = value.sharedAppreciation(share: 0.3, cap: 1e9)
    #expect(abs(capped - value.sharedAppreciation(share: 0.3)) < 1e-9)
  }

  @Test func withoutVolatilityOnlyThePathIsLeft() {
    let sure = LognormalValue(start: 100, growth: 0.03, volatility: 0, years: 5)
    #expect(sure.sharedAppreciation(share: 0.5) == 0.5 * (sure.mean - 100))
    #expect(sure.put(strike: 90) == 0)
    #expect(sure.probability(below: 100) == 0)
  }

  @Test func aBarrierIsTouchedMoreOftenThanEndedBelow() {
    let ended = value.probability(below: 400_000)
    let watched = value.probability(ofTouching: 400_000, watchedEvery: 1.0 / 12)
    let touched = value.probability(ofTouching: 400_000)
    #expect(ended < watched && watched < touched)
    #expect(value.probability(ofTouching: 500_000) == 1)
  }
}
