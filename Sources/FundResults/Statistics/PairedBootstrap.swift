import FundNumerics

/// How far the difference of a statistic between two runs on the same paths would move had other
/// paths been drawn: whole paths are resampled, so that what both runs share cancels.
///
/// A resample takes n of the n paths on which both figures are defined, with replacement. Draw i of
/// resample b is path `floor(w n / 2^32)` of those, w the word `i % 4` of Philox block
/// (key = seed, path b, stream `stream`, index i / 4). The error of a statistic is the deviation over
/// resamples of its difference (Efron 1979).
public struct PairedBootstrap: Sendable {
  /// Stream of the draws; frozen.
  public static let stream: UInt32 = BootstrapBands.stream + 1
  /// Resamples unless another number is asked for: the error is then known to about 5 %.
  public static let usualSamples = 200

  /// Paths on which both figures are defined.
  public let count: Int
  private var left: Resample
  private var right: Resample
  private let leftRanks: [Int]
  private let rightRanks: [Int]

  /// - Parameters: figures by path, in the same order; paths past the shorter one are left out.
  public init(_ left: [Double], _ right: [Double]) {
    let pairs = zip(left, right).filter { $0.isFinite && $1.isFinite }
    count = pairs.count
    (leftRanks, self.left) = Self.ranked(pairs.map(\.0))
    (rightRanks, self.right) = Self.ranked(pairs.map(\.1))
  }

  /// The position of each path in ascending order, and the values in that order.
  private static func ranked(_ values: [Double]) -> ([Int], Resample) {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Int](repeating: 0, count: values.count)
    for (rank, path) in order.enumerated() { ranks[path] = rank }
    return (ranks, Resample(order.map { values[$0] }))
  }

  /// Right less left on the sample itself, with its standard error; nil without such a statistic,
  /// the error nil below two resamples.
  public mutating func difference(
    _ statistic: BootstrapBands.Statistic, samples: Int = usualSamples, seed: UInt64
  ) -> (value: Double, standardError: Double?)? {
    differences([statistic], samples: samples, seed: seed)[0]
  }

  /// The same of several statistics, all from the same resamples.
  public mutating func differences(
    _ statistics: [BootstrapBands.Statistic], samples: Int = usualSamples, seed: UInt64
  ) -> [(value: Double, standardError: Double?)?] {
    let (before, after) = (Sample(left.values), Sample(right.values))
    let found = statistics.map { statistic -> Double? in
      guard let first = Resample.value(statistic, of: before),
        let second = Resample.value(statistic, of: after), count < 1 << 32
      else { return nil }
      return second - first
    }
    let known = statistics.indices.filter { found[$0] != nil }
    var drawn = [[Double]](repeating: [], count: statistics.count)
    for number in 0..<(known.isEmpty ? 0 : max(0, samples)) {
      draw(seed: seed, number: number)
      for index in known {
        drawn[index].append(right.value(statistics[index]) - left.value(statistics[index]))
      }
    }
    return statistics.indices.map { index in
      found[index].map { ($0, SampleMoments(drawn[index]).standardDeviation) }
    }
  }

  private mutating func draw(seed: UInt64, number: Int) {
    var counts = [UInt32](repeating: 0, count: count)
    let size = UInt64(count)
    for index in 0..<((count + 3) / 4) {
      let words = Philox.block(
        seed: seed, path: UInt64(number), stream: Self.stream, index: UInt32(index))
      let all = [words.0, words.1, words.2, words.3]
      for (offset, word) in all.enumerated() where index * 4 + offset < count {
        counts[Int((UInt64(word) &* size) >> 32)] &+= 1
      }
    }
    left.take(counts, ranks: leftRanks)
    right.take(counts, ranks: rightRanks)
  }
}
