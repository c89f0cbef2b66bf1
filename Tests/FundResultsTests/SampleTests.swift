import FundResults
import Testing

@Suite struct SampleTests {
  @Test func momentsByHand() {
    // Deviations from 4: -3 -2 -1 0 6; squares sum to 50, cubes to 180, fourth powers to 1394.
    let sample = Sample([10, 1, 3, 2, 4])
    #expect(sample.mean == 4)
    #expect(close(sample.moments.standardDeviation, 12.5.squareRoot()))
    #expect(close(sample.moments.standardError, 2.5.squareRoot()))
    #expect(close(sample.moments.skewness, 36 / (10 * 10.0.squareRoot())))
    #expect(close(sample.moments.excessKurtosis, 2.788 - 3, ulps: 32))
    #expect(sample.values == [1, 2, 3, 4, 10])
  }

  @Test func equalValuesDoNotVary() {
    let sample = Sample([Double](repeating: 0.1, count: 1001))
    #expect(sample.mean == 0.1)
    #expect(sample.moments.standardDeviation == 0)
    #expect(sample.moments.skewness == nil)
    #expect(sample.quantile(0.3) == 0.1)
  }

  @Test func undefinedIsCountedAndLeftOut() {
    let sample = Sample([1, .nan, 3, .infinity])
    #expect(sample.mean == 2)
    #expect(sample.undefinedCount == 2)
    #expect(sample.undefinedShare == 0.5)
    let none = Sample([Double.nan])
    #expect(none.mean == nil)
    #expect(none.quantile(0.5) == nil)
    #expect(none.undefinedShare == 1)
    #expect(Sample([Double]()).undefinedShare == 0)
  }

  @Test func totalLossCounts() {
    #expect(Sample([-1, 0.5]).mean == -0.25)
  }

  @Test func quantilesAreLinearBetweenOrderStatistics() {
    let sample = Sample([4, 1, 3, 2])
    // Positions 1 + 3p: 1.75, 2.5, 3.25.
    #expect(sample.quantile(0.25) == 1.75)
    #expect(sample.quantile(0.5) == 2.5)
    #expect(close(sample.quantile(0.75), 3.25))
    #expect(sample.quantile(0) == 1)
    #expect(sample.quantile(1) == 4)
    #expect(sample.quantile(1.01) == nil)
  }

  @Test func countsByRelation() {
    let sample = Sample([1, 2, 2, 3])
    #expect(sample.count(.below, 2) == 1)
    #expect(sample.count(.atMost, 2) == 3)
    #expect(sample.count(.above, 2) == 1)
    #expect(sample.count(.atLeast, 2) == 3)
    #expect(sample.count(.below, 0) == 0)
    #expect(sample.count(.atMost, 9) == 4)
  }

  /// P(Bin(10, 1/2) < 2) = 11/1024 and < 3 is 56/1024, so the ranks of a 95 % interval are 2 and 9.
  @Test func medianIntervalOfTen() {
    let sample = Sample((1...10).map(Double.init))
    #expect(sample.quantileInterval(0.5, confidence: 0.95) == Interval(low: 2, high: 9))
  }

  /// P(Bin(5, 1/2) < 1) = 1/32 is more than 2.5 %: five values cannot bound a median at 95 %.
  @Test func tooFewValuesGiveNoBound() {
    let sample = Sample((1...5).map(Double.init))
    #expect(sample.quantileInterval(0.5, confidence: 0.95) == Interval(low: nil, high: nil))
    #expect(sample.quantileInterval(0.5, confidence: 0.9) == Interval(low: 1, high: 5))
  }

  /// At n = 100,000 ranks are within 2 of np ± z sqrt(np(1-p)) (the binomial is that close to
  /// normal).
  @Test func ranksOfManyPathsAreNearTheNormalOnes() throws {
    let sample = Sample((1...100_000).map(Double.init))
    let interval = sample.quantileInterval(0.01, confidence: 0.95)
    let half = 1.959964 * (100_000 * 0.01 * 0.99).squareRoot()
    #expect(abs(try #require(interval.low) - (1000 - half)) <= 2)
    #expect(abs(try #require(interval.high) - (1000 + half)) <= 2)
  }
}

@Suite struct ProportionTests {
  /// Wilson (1927); 5 of 10 and 0 of 10 at 95 %: [0.2366, 0.7634] and [0, 0.2775], as in
  /// Agresti and Coull (1998).
  @Test func wilsonIntervals() throws {
    let half = Proportion(hits: 5, count: 10, confidence: 0.95)
    #expect(abs(try #require(half.interval.low) - 0.2366) < 5e-5)
    #expect(abs(try #require(half.interval.high) - 0.7634) < 5e-5)
    #expect(close(half.standardError, 0.025.squareRoot()))
    let never = Proportion(hits: 0, count: 10, confidence: 0.95)
    #expect(never.interval.low == 0)
    #expect(abs(try #require(never.interval.high) - 0.2775) < 5e-5)
    #expect(Proportion(hits: 10, count: 10, confidence: 0.95).interval.high == 1)
  }

  @Test func nothingCountedHasNoValue() {
    let none = Proportion(hits: 0, count: 0, confidence: 0.95)
    #expect(none.value == nil)
    #expect(none.standardError == nil)
    #expect(none.interval == Interval(low: nil, high: nil))
  }
}

@Suite struct HistogramTests {
  @Test func binsByHand() {
    let histogram = MetricHistogram(Sample([0, 0.5, 1, 2, 3, 4, .nan]), bins: 4)
    #expect(histogram.edges == [0, 1, 2, 3, 4])
    #expect(histogram.counts == [2, 1, 1, 2])
    #expect(histogram.undefinedCount == 1)
  }

  @Test func equalValuesShareABinAndNoneHaveNone() {
    #expect(MetricHistogram(Sample([7, 7]), bins: 5).counts == [2])
    #expect(MetricHistogram(Sample([7, 7]), bins: 5).edges == [7, 7])
    #expect(MetricHistogram(Sample([.nan]), bins: 5).counts.isEmpty)
  }
}

@Suite struct SortTests {
  /// Values over the whole range of exponents, with signs, zeros and repeats, against a comparing
  /// sort.
  @Test(arguments: [0, 1, 2, 511, 512, 513, 5000])
  func sameAsAComparingSort(count: Int) {
    var state: UInt64 = 20_240_607
    let values = (0..<count).map { index -> Double in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      switch index % 5 {
      case 0: return Double(bitPattern: state & ~(1 << 62))
      case 1: return Double(Int64(bitPattern: state) >> 40)
      case 2: return index % 2 == 0 ? 0.0 : -0.0
      case 3: return Double.greatestFiniteMagnitude * (state & 1 == 0 ? 1 : -1)
      default: return Double(state >> 11) / 0x1p53 - 0.5
      }
    }
    #expect(Sample(values).values == values.filter(\.isFinite).sorted())
  }

  @Test func equalValuesStay() {
    #expect(Sample([Double](repeating: -3.5, count: 1000)).values.allSatisfy { $0 == -3.5 })
  }
}
