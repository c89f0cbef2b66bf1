import FundModel

/// How much of a figure's variance is between markets and how much within one market, by several
/// draws of the loans in each (docs/model.md, 6.1).
public struct VarianceDecomposition: Sendable, Equatable, Codable {
  /// A variance, or a share of one, with its standard error (nil below two market paths).
  public struct Estimate: Sendable, Equatable, Codable {
    public var value: Double
    public var standardError: Double?

    enum CodingKeys: String, CodingKey {
      case value
      case standardError = "se"
    }
  }

  /// `Metric.name`.
  public var metric: String
  /// Market paths counted, draws of loans in each, and market paths left out as undefined.
  public var markets: Int
  public var inner: Int
  public var leftOut: Int
  public var mean: Double?
  /// `E[Var(x | market)]`.
  public var within: Estimate?
  /// `Var(E[x | market])`, unbiased, so below 0 now and then.
  public var between: Estimate?
  public var total: Estimate?
  /// Between over total; nil when nothing varies.
  public var marketShare: Estimate?

  enum CodingKeys: String, CodingKey {
    case metric, markets, inner, mean, within, between, total
    case leftOut = "left_out"
    case marketShare = "market_share"
  }

  /// - Parameter values: draw j of market i at `i * inner + j`; not finite is undefined.
  /// - Precondition: `inner >= 2`, and a whole number of markets.
  public init(metric: Metric, values: some RandomAccessCollection<Double>, inner: Int) {
    precondition(inner >= 2 && values.count % inner == 0)
    self.metric = metric.name
    self.inner = inner
    let all = Array(values)
    let groups = stride(from: 0, to: all.count, by: inner).map { all[$0..<$0 + inner] }
    let kept = groups.filter { $0.allSatisfy(\.isFinite) }.map { SampleMoments(Array($0)) }
    markets = kept.count
    leftOut = groups.count - kept.count
    let means = kept.compactMap(\.mean)
    let variances = kept.compactMap { moments in
      moments.standardDeviation.map { $0 * $0 }
    }
    let grand = SampleMoments(means)
    mean = grand.mean
    let count = Double(markets)
    guard let mean, markets >= 2, means.count == markets, variances.count == markets else {
      return
    }
    let correction = count / (count - 1)
    let spreads = zip(means, variances).map {
      correction * ($0 - mean) * ($0 - mean) - $1 / Double(inner)
    }
    let sums = zip(spreads, variances).map { $0 + $1 }
    within = Self.estimate(variances)
    between = Self.estimate(spreads)
    total = Self.estimate(sums)
    guard let total = total?.value, let between = between?.value, total > 0 else { return }
    let share = between / total
    let influence = SampleMoments(zip(spreads, sums).map { ($0 - share * $1) / total })
    marketShare = Estimate(value: share, standardError: influence.standardError)
  }

  private static func estimate(_ values: [Double]) -> Estimate? {
    let moments = SampleMoments(values)
    return moments.mean.map { Estimate(value: $0, standardError: moments.standardError) }
  }
}
