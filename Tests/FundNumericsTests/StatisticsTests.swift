import FundNumerics
import Testing

@Suite struct StatisticsTests {
  @Test func momentsOfASmallSampleByHand() {
    let moments = Moments([1, 2, 4, 9])
    // Mean 4; sums of (x-4)^k: 9 + 4 + 0 + 25 = 38, -27 - 8 + 125 = 90, 81 + 16 + 625 = 722.
    #expect(moments.count == 4 && moments.mean == 4)
    #expect(abs(moments.sum2 - 38) < 1e-13)
    #expect(abs(moments.sum3 - 90) < 1e-12)
    #expect(abs(moments.sum4 - 722) < 1e-11)
    #expect(abs(moments.variance - 38.0 / 3) < 1e-14)
    #expect(abs(moments.skewness - 2 * 90 / (38 * 38.0.squareRoot())) < 1e-14)
    #expect(abs(moments.excessKurtosis - (4 * 722.0 / (38 * 38) - 3)) < 1e-14)
    #expect(Moments([]).variance.isNaN && Moments([3]).variance.isNaN)
    #expect(Moments([3, 3]).skewness == 0)
  }

  @Test func mergedMomentsAreThoseOfTheWhole() {
    let values = (0..<1000).map { (i: Int) -> Double in
      let u = testUniform(seed: 8, index: i)
      return 1e3 + inverseNormal(u) * inverseNormal(u)
    }
    let whole = Moments(values)
    for cut in [0, 1, 137, 999, 1000] {
      var merged = Moments(values[..<cut])
      merged.merge(Moments(values[cut...]))
      #expect(merged.count == whole.count)
      // A thousand roundings of numbers near 1000, half an ulp (6e-14) each, mostly cancelling.
      #expect(abs(merged.mean - whole.mean) < 1e-11)
      // Rounding of values near 1000 squared: 1e-16 * 1000 against deviations of about 1.
      #expect(abs(merged.sum2 / whole.sum2 - 1) < 1e-12)
      #expect(abs(merged.sum3 / whole.sum3 - 1) < 1e-11)
      #expect(abs(merged.sum4 / whole.sum4 - 1) < 1e-11)
    }
  }

  @Test func tailsRefuseWhatTheyCannotMeasure() {
    #expect(DiscreteRisk(values: [1], probabilities: [0.5]) == nil)
    #expect(DiscreteRisk(values: [], probabilities: []) == nil)
    #expect(Drawdown(prices: []) == nil && Drawdown(prices: [1, -1]) == nil)
    #expect(Drawdown(returns: [-1]) == nil)
    #expect(ReturnSeries([0.1, 0.2], periodsPerYear: 12).calmar == nil)
  }
}
