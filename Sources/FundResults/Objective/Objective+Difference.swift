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
    let pairs = zip(base, stressed).filter { $0.isFinite && $1.isFinite }
    func moments(_ differences: [Double]) -> (Double?, Double?, Int) {
      let moments = SampleMoments(differences)
      return (moments.mean, moments.standardError, pairs.count)
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
    case .statistic(.min):
      return (Self.less(pairs.map(\.1).min(), pairs.map(\.0).min()), nil, pairs.count)
    case .statistic(.max):
      return (Self.less(pairs.map(\.1).max(), pairs.map(\.0).max()), nil, pairs.count)
    case .statistic(let statistic):
      // The tail of a metric is that of minus its values.
      let sign = statistic.isTail && subject != .loss ? -1.0 : 1.0
      guard let resampled = statistic.resampled else { return (nil, nil, pairs.count) }
      var bootstrap = PairedBootstrap(
        pairs.map { sign * $0.0 }, pairs.map { sign * $0.1 })
      guard let found = bootstrap.difference(resampled, samples: resamples, seed: seed) else {
        return (nil, nil, pairs.count)
      }
      let scale = statistic == .se ? 1 / Double(pairs.count).squareRoot() : 1
      return (found.value * scale, found.standardError.map { $0 * scale }, pairs.count)
    }
  }

  private static func less(_ first: Double?, _ second: Double?) -> Double? {
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
