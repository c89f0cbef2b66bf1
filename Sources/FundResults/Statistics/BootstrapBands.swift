import FundNumerics

/// Percentile bootstrap of one figure over paths (Efron 1979): how far its statistics would move had
/// other paths been drawn.
///
/// A resample takes n of the n defined values with replacement. Draw i of resample b is the order
/// statistic of number `1 + floor(w n / 2^32)`, w the word `i % 4` of Philox block
/// (key = seed, path b, stream `stream`, index i / 4): the same bands for the same sample and seed,
/// in whatever order its paths stand.
public struct BootstrapBands: Sendable, Equatable {
  /// What is estimated from each resample.
  public enum Statistic: Sendable, Equatable, Hashable {
    case mean
    /// With divisor n - 1.
    case standardDeviation
    /// Linear between order statistics, as `Sample.quantile`.
    case quantile(Double)
    /// The order statistic of number `ceil(level n)`, and the mean beyond it, as `TailRisk`.
    case valueAtRisk(Double)
    case conditionalValueAtRisk(Double)

    /// `mean`, `sd`, `q0.05`, `var0.95`, `cvar0.99`.
    public var name: String {
      switch self {
      case .mean: "mean"
      case .standardDeviation: "sd"
      case .quantile(let level): "q\(level)"
      case .valueAtRisk(let level): "var\(level)"
      case .conditionalValueAtRisk(let level): "cvar\(level)"
      }
    }
  }

  public struct Band: Sendable, Equatable, Codable {
    /// `Statistic.name`.
    public var statistic: String
    /// From the sample itself.
    public var value: Double
    /// Deviation over the resamples; nil with fewer than two.
    public var standardError: Double?
    /// Quantiles of the resamples at `(1 -+ confidence)/2`.
    public var interval: Interval

    enum CodingKeys: String, CodingKey {
      case statistic, value
      case standardError = "se"
      case interval
    }
  }

  /// Stream of the draws; frozen, and far from those of the engine.
  public static let stream: UInt32 = 65_536

  public var samples: Int
  /// Values resampled: those that are defined.
  public var count: Int
  /// In the order asked for; empty for an empty sample or no resamples. A statistic that the sample
  /// does not have is left out.
  public var bands: [Band]

  /// - Parameters:
  ///   - samples: number of resamples, at least 0; below 2^32 as is the sample.
  ///   - confidence: level of the bands, in (0, 1).
  /// - Complexity: O(samples × count), without sorting.
  public init(
    _ sample: Sample, statistics: [Statistic], samples: Int, seed: UInt64, confidence: Double
  ) {
    self.samples = samples
    count = sample.count
    guard count > 0, samples > 0, count < 1 << 32, samples < 1 << 32 else {
      bands = []
      return
    }
    let known = statistics.compactMap { statistic in
      Resample.value(statistic, of: sample).map { (statistic, $0) }
    }
    var drawn = [[Double]](repeating: [], count: known.count)
    var resample = Resample(sample.values)
    for number in 0..<samples {
      resample.draw(seed: seed, number: number)
      for (k, (statistic, _)) in known.enumerated() {
        drawn[k].append(resample.value(statistic))
      }
    }
    bands = zip(known, drawn).map { known, values in
      let spread = Sample(values)
      return Band(
        statistic: known.0.name, value: known.1, standardError: spread.moments.standardDeviation,
        interval: Interval(
          low: spread.quantile((1 - confidence) / 2), high: spread.quantile((1 + confidence) / 2)))
    }
  }

  public func band(_ statistic: Statistic) -> Band? {
    bands.first { $0.statistic == statistic.name }
  }
}
