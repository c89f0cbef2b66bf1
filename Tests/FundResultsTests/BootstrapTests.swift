import FundNumerics
import FundResults
import Testing

/// Bands by resampling, against resamples written out and sorted.
@Suite struct BootstrapTests {
  private static func values(_ count: Int) -> [Double] {
    (0..<count).map { k in
      let x = Double((k * 7919) % 1009) / 1009
      return x * x * 3 - 1
    }
  }

  private let statistics: [BootstrapBands.Statistic] = [
    .mean, .standardDeviation, .quantile(0.05), .quantile(0.5), .quantile(1), .valueAtRisk(0.9),
    .conditionalValueAtRisk(0.9),
  ]

  /// The resamples of docs/model.md, one by one.
  private func resample(_ sorted: [Double], seed: UInt64, number: Int) -> [Double] {
    sorted.indices.map { i in
      let block = Philox.block(
        seed: seed, path: UInt64(number), stream: 65_536, index: UInt32(i / 4))
      let word = [block.0, block.1, block.2, block.3][i % 4]
      return sorted[Int(Double(word) * Double(sorted.count) / 0x1p32)]
    }
  }

  @Test(arguments: [1, 2, 3, 50, 501]) func bandsAreThoseOfTheResamples(count: Int) throws {
    let sample = Sample(Self.values(count) + [.nan])
    let bootstrap = BootstrapBands(
      sample, statistics: statistics, samples: 40, seed: 11, confidence: 0.9)
    #expect(bootstrap.count == count && bootstrap.samples == 40)
    var drawn: [String: [Double]] = [:]
    for number in 0..<40 {
      let one = Sample(resample(sample.values, seed: 11, number: number))
      let figures: [(BootstrapBands.Statistic, Double?)] = [
        (.mean, one.mean), (.standardDeviation, one.moments.standardDeviation),
        (.quantile(0.05), one.quantile(0.05)), (.quantile(0.5), one.quantile(0.5)),
        (.quantile(1), one.max), (.valueAtRisk(0.9), one.tailRisk(level: 0.9)?.valueAtRisk),
        (.conditionalValueAtRisk(0.9), one.tailRisk(level: 0.9)?.conditionalValueAtRisk),
      ]
      for (statistic, value) in figures {
        if let value { drawn[statistic.name, default: []].append(value) }
      }
    }
    // One value has no deviation, so that band is left out.
    #expect(bootstrap.bands.count == (count == 1 ? 6 : 7))
    for band in bootstrap.bands {
      let spread = Sample(try #require(drawn[band.statistic]))
      // Sums of at most 501 numbers of size 3, in another order.
      let rounding = 501 * 3 * Double.ulpOfOne
      let low = try #require(spread.quantile(0.05))
      let high = try #require(spread.quantile(0.95))
      #expect(abs(try #require(band.interval.low) - low) < rounding, "\(band.statistic)")
      #expect(abs(try #require(band.interval.high) - high) < rounding, "\(band.statistic)")
      let error = try #require(spread.moments.standardDeviation)
      #expect(abs(try #require(band.standardError) - error) < rounding, "\(band.statistic)")
    }
    #expect(bootstrap.band(.mean)?.value == sample.mean)
    #expect(
      bootstrap.band(.conditionalValueAtRisk(0.9))?.value
        == sample.tailRisk(level: 0.9)?.conditionalValueAtRisk)
  }

  /// The error of a mean is sd/sqrt(n), and of 2,000 resamples it is known to 1/sqrt(4,000): within
  /// five of those.
  @Test func theErrorOfTheMeanIsTheKnownOne() throws {
    let sample = Sample(Self.values(900))
    let bootstrap = BootstrapBands(
      sample, statistics: [.mean], samples: 2_000, seed: 3, confidence: 0.95)
    let band = try #require(bootstrap.band(.mean))
    let known = try #require(sample.moments.standardError)
    #expect(abs(try #require(band.standardError) / known - 1) < 5 / 4_000.0.squareRoot())
  }

  /// Neither the order of the paths nor other statistics move a band; another seed does.
  @Test func bandsDependOnSampleAndSeedAlone() {
    let values = Self.values(300)
    func make(_ raw: [Double], _ statistics: [BootstrapBands.Statistic], seed: UInt64)
      -> BootstrapBands
    {
      BootstrapBands(Sample(raw), statistics: statistics, samples: 30, seed: seed, confidence: 0.9)
    }
    let one = make(values, [.quantile(0.5)], seed: 1).band(.quantile(0.5))
    #expect(one == make(values.reversed(), statistics, seed: 1).band(.quantile(0.5)))
    #expect(one?.interval != make(values, [.quantile(0.5)], seed: 2).band(.quantile(0.5))?.interval)
    #expect(make(values, statistics, seed: 1) == make(values, statistics, seed: 1))
  }

  @Test func nothingToResampleHasNoBands() {
    let none = BootstrapBands(
      Sample([.nan]), statistics: statistics, samples: 5, seed: 1, confidence: 0.9)
    #expect(none.bands.isEmpty && none.count == 0)
    let off = BootstrapBands(
      Sample([1, 2]), statistics: statistics, samples: 0, seed: 1, confidence: 0.9)
    #expect(off.bands.isEmpty)
    let constant = BootstrapBands(
      Sample([4, 4, 4]), statistics: [.mean], samples: 9, seed: 1, confidence: 0.9)
    #expect(constant.bands.first?.interval == Interval(low: 4, high: 4))
  }
}
