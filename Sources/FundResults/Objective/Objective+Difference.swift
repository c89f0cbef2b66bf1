import FundModel

extension Objective {
  /// The figure of `stressed` less that of `base`, on the same paths, with its standard error.
  ///
  /// Over the paths on which both are defined:
  /// ```
  /// mean           mean of the differences path by path; their s / sqrt(n)
  /// probability    the same of the indicators
  /// sd, se, median, quantile, var, cvar    paired bootstrap (PairedBootstrap)
  /// min, max       no error: resampling tells nothing of extremes
  /// ```
  /// - Parameter hurdleRates: `waterfall.hurdle_rate` of the base and of the stressed fund.
  public func difference(
    base: [Double], stressed: [Double], hurdleRates: (base: Double, stressed: Double),
    seed: UInt64, resamples: Int = PairedBootstrap.usualSamples
  ) -> (value: Double?, standardError: Double?, count: Int) {
    Self.differences(
      [self], base: base, stressed: stressed, hurdleRates: hurdleRates, seed: seed,
      resamples: resamples)[0]
  }

  /// The same of several figures of one subject; those that are resampled share their resamples.
  ///
  /// - Precondition: all have the subject whose values by path are given.
  public static func differences(
    _ objectives: [Objective], base: [Double], stressed: [Double],
    hurdleRates: (base: Double, stressed: Double), seed: UInt64,
    resamples: Int = PairedBootstrap.usualSamples
  ) -> [(value: Double?, standardError: Double?, count: Int)] {
    let pairs = zip(base, stressed).filter { $0.isFinite && $1.isFinite }
    var found = objectives.map {
      objective -> (value: Double?, standardError: Double?, count: Int) in
      let (value, error) = objective.direct(pairs, hurdleRates)
      return (value, error, pairs.count)
    }
    // The tail of a metric is that of minus its values.
    for sign in [1.0, -1] {
      let resampled = objectives.indices.compactMap { index in
        objectives[index].resampled(sign: sign).map { (index, $0) }
      }
      guard !resampled.isEmpty else { continue }
      var bootstrap = PairedBootstrap(pairs.map { sign * $0.0 }, pairs.map { sign * $0.1 })
      let all = bootstrap.differences(resampled.map(\.1), samples: resamples, seed: seed)
      for ((index, _), difference) in zip(resampled, all) {
        let isError = objectives[index].figure == .statistic(.se)
        let scale = isError ? 1 / Double(pairs.count).squareRoot() : 1
        found[index].value = difference.map { $0.value * scale }
        found[index].standardError = difference?.standardError.map { $0 * scale }
      }
    }
    return found
  }

  /// What needs no resampling.
  private func direct(
    _ pairs: [(Double, Double)], _ hurdleRates: (base: Double, stressed: Double)
  ) -> (value: Double?, standardError: Double?) {
    func moments(_ differences: [Double]) -> (Double?, Double?) {
      let moments = SampleMoments(differences)
      return (moments.mean, moments.standardError)
    }
    switch figure {
    case .statistic(.mean): return moments(pairs.map { $1 - $0 })
    case .probability(let relation, let bound):
      let (first, second) = (
        bound.value(hurdleRate: hurdleRates.base), bound.value(hurdleRate: hurdleRates.stressed)
      )
      return moments(
        pairs.map {
          (relation.holds($1, second) ? 1.0 : 0) - (relation.holds($0, first) ? 1.0 : 0)
        })
    case .statistic(.min): return (Self.less(pairs.map(\.1).min(), pairs.map(\.0).min()), nil)
    case .statistic(.max): return (Self.less(pairs.map(\.1).max(), pairs.map(\.0).max()), nil)
    case .statistic: return (nil, nil)
    }
  }

  /// What is resampled of the values times `sign`; nil for what is not.
  private func resampled(sign: Double) -> BootstrapBands.Statistic? {
    guard case .statistic(let statistic) = figure, statistic != .mean,
      sign == (statistic.isTail && subject != .loss ? -1 : 1)
    else { return nil }
    return statistic.resampled
  }

  static func less(_ first: Double?, _ second: Double?) -> Double? {
    if let first, let second { first - second } else { nil }
  }
}

extension MetricStatistic {
  /// What is estimated from each resample; nil for min and max.
  var resampled: BootstrapBands.Statistic? {
    switch self {
    case .mean: .mean
    case .sd, .se: .standardDeviation
    case .median: .quantile(0.5)
    case .quantile(let level): .quantile(level)
    case .valueAtRisk(let level): .valueAtRisk(level)
    case .conditionalValueAtRisk(let level): .conditionalValueAtRisk(level)
    case .min, .max: nil
    }
  }
}
