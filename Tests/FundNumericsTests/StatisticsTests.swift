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

  @Test func quantilesOfTenNumbers() {
    let sorted = (1...10).map(Double.init)
    #expect(Quantile.linear(sorted: sorted, probability: 0.25) == 3.25)
    #expect(Quantile.linear(sorted: sorted, probability: 1) == 10)
    #expect(Quantile.orderStatistic(sorted: sorted, probability: 0.7) == 7)
    #expect(Quantile.orderStatistic(sorted: sorted, probability: 0.71) == 8)
    #expect(Quantile.orderStatistic(sorted: sorted, probability: 0) == 1)
    #expect(Quantile.linear(sorted: [], probability: 0.5).isNaN)
    #expect(Quantile.linear(sorted: sorted, probability: .nan).isNaN)
    let hundred = (1...100).map(Double.init)
    // 0.07 * 100 is a little more than 7 in floating point.
    #expect(Quantile.orderStatistic(sorted: hundred, probability: 0.07) == 7)
  }

  @Test func quantileIntervalCoversAsOftenAsItSays() {
    // 2000 samples of 200 uniforms; the true quantile is the probability itself.
    let rounds = 2000
    let probability = 0.9
    var hits = 0
    for round in 0..<rounds {
      let sample = (0..<200).map { testUniform(seed: UInt64(round) + 1000, index: $0) }.sorted()
      let (low, high) = Quantile.confidenceInterval(
        sorted: sample, probability: probability, confidence: 0.95)
      if low <= probability && probability <= high { hits += 1 }
    }
    // Rounding the ranks outwards can only widen: coverage between 0.95 and 0.985 (exact binomial
    // of the two ranks: 0.971), 4 standard errors of 2000 draws are 0.02.
    let coverage = Double(hits) / Double(rounds)
    #expect(coverage > 0.95 && coverage < 0.99, "\(coverage)")
  }

  @Test func histogramCountsEverything() throws {
    var histogram = try #require(Histogram(low: 0, high: 1, bins: 4))
    for value in [-1, 0, 0.1, 0.25, 0.5, 0.99, 1, .nan, .infinity] { histogram.add(value) }
    #expect(histogram.counts == [2, 1, 1, 1])
    #expect(histogram.below == 1 && histogram.above == 2 && histogram.invalid == 1)
    #expect(histogram.total == 8)
    var other = try #require(Histogram(low: 0, high: 1, bins: 4))
    other.add(0.3)
    let merged = histogram.merge(other)
    #expect(merged && histogram.counts == [2, 2, 1, 1])
    let refused = histogram.merge(try #require(Histogram(low: 0, high: 2, bins: 4)))
    #expect(!refused)
    #expect(Histogram(low: 1, high: 0, bins: 4) == nil)
    var fine = try #require(Histogram(low: 0, high: 1, bins: 1000))
    for index in 0..<10_000 { fine.add((Double(index) + 0.5) / 10_000) }
    for p in [0.0, 0.013, 0.5, 0.99, 1.0] { #expect(abs(fine.quantile(p) - p) <= 1e-3) }
  }

  @Test func tailErrorsMatchRepeatedSampling() throws {
    // 1500 samples of 400 standard normals: the spread of ES and VaR at 90 % against the formula.
    // The standard error of a spread from 1500 is 1 / sqrt(2 * 1500) = 1.8 %; 4.5 of them, and 3 %
    // for samples of finite size. Catches a factor 1 - level in the wrong place.
    var values = Moments()
    var shortfalls = Moments()
    var own = Moments()
    for round in 0..<1500 {
      let losses = (0..<400).map {
        inverseNormal(testUniform(seed: UInt64(round) + 9000, index: $0))
      }
      let risk = try #require(SampleRisk(losses: losses))
      values.add(risk.valueAtRisk(0.9))
      shortfalls.add(risk.expectedShortfall(0.9))
      own.add(risk.expectedShortfallError(0.9))
    }
    let errors = MonteCarloError.standardNormal(level: 0.9, count: 400)
    #expect(abs(values.standardDeviation / errors.valueAtRisk - 1) < 0.11)
    #expect(abs(shortfalls.standardDeviation / errors.expectedShortfall - 1) < 0.11)
    #expect(abs(own.mean / errors.expectedShortfall - 1) < 0.05)
  }

  @Test func tailsRefuseWhatTheyCannotMeasure() {
    #expect(SampleRisk(losses: []) == nil)
    #expect(SampleRisk(losses: [1, .nan]) == nil)
    #expect(DiscreteRisk(values: [1], probabilities: [0.5]) == nil)
    #expect(DiscreteRisk(values: [], probabilities: []) == nil)
    #expect(Drawdown(prices: []) == nil && Drawdown(prices: [1, -1]) == nil)
    #expect(Drawdown(returns: [-1]) == nil)
    #expect(SampleRisk(losses: [5])?.expectedShortfall(0.99) == 5)
    #expect(SampleRisk(losses: [1, 2, 3])?.expectedShortfall(0) == 2)
    #expect(ReturnSeries([0.1, 0.2], periodsPerYear: 12).calmar == nil)
  }
}
