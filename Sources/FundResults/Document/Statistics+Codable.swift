import FundModel

extension MetricSummary: Codable {
  enum CodingKeys: String, CodingKey {
    case metric, count
    case undefinedCount = "undefined_count"
    case undefinedShare = "undefined_share"
    case mean
    case standardError = "se"
    case standardDeviation = "sd"
    case skewness
    case excessKurtosis = "excess_kurtosis"
    case min, max, quantiles
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(metric: members.decodeMetric(forKey: .metric), figures: members)
  }

  /// All but the name.
  init(metric: Metric, figures members: KeyedDecodingContainer<CodingKeys>) throws {
    self.metric = metric
    count = try members.decodePathCount(forKey: .count)
    undefinedCount = try members.decodePathCount(forKey: .undefinedCount)
    mean = try members.decodeIfPresent(Double.self, forKey: .mean)
    standardError = try members.decodeIfPresent(Double.self, forKey: .standardError)
    standardDeviation = try members.decodeIfPresent(Double.self, forKey: .standardDeviation)
    skewness = try members.decodeIfPresent(Double.self, forKey: .skewness)
    excessKurtosis = try members.decodeIfPresent(Double.self, forKey: .excessKurtosis)
    min = try members.decodeIfPresent(Double.self, forKey: .min)
    max = try members.decodeIfPresent(Double.self, forKey: .max)
    quantiles = try members.decode([Quantile].self, forKey: .quantiles)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(metric.name, forKey: .metric)
    try encodeFigures(into: &members)
  }

  /// All but the name.
  func encodeFigures(into members: inout KeyedEncodingContainer<CodingKeys>) throws {
    try members.encode(count, forKey: .count)
    try members.encode(undefinedCount, forKey: .undefinedCount)
    try members.encode(undefinedShare, forKey: .undefinedShare)
    try members.encodeFigure(mean, forKey: .mean)
    try members.encodeFigure(standardError, forKey: .standardError)
    try members.encodeFigure(standardDeviation, forKey: .standardDeviation)
    try members.encodeFigure(skewness, forKey: .skewness)
    try members.encodeFigure(excessKurtosis, forKey: .excessKurtosis)
    try members.encodeFigure(min, forKey: .min)
    try members.encodeFigure(max, forKey: .max)
    try members.encode(quantiles, forKey: .quantiles)
  }
}

extension RiskSummary: Codable {
  enum CodingKeys: String, CodingKey {
    case varMetric = "var_metric"
    case undefinedLosses = "undefined_losses"
    case tails
    case probabilityOfLoss = "probability_of_loss"
    case probabilityIrrNegative = "probability_irr_negative"
    case probabilityIrrBelowHurdle = "probability_irr_below_hurdle"
    case shortfallBelowHurdle = "shortfall_below_hurdle"
    case shortfallBelowHurdleError = "shortfall_below_hurdle_se"
    case sharpe, sortino, correlations
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    varMetric = try members.decode(Analytics.VarMetric.self, forKey: .varMetric)
    undefinedLosses = try members.decode(Int.self, forKey: .undefinedLosses)
    tails = try members.decode([TailRisk].self, forKey: .tails)
    probabilityOfLoss = try members.decode(Proportion.self, forKey: .probabilityOfLoss)
    probabilityIrrNegative = try members.decode(Proportion.self, forKey: .probabilityIrrNegative)
    probabilityIrrBelowHurdle = try members.decode(
      Proportion.self, forKey: .probabilityIrrBelowHurdle)
    shortfallBelowHurdle = try members.decodeIfPresent(Double.self, forKey: .shortfallBelowHurdle)
    shortfallBelowHurdleError = try members.decodeIfPresent(
      Double.self, forKey: .shortfallBelowHurdleError)
    sharpe = try members.decodeIfPresent(Double.self, forKey: .sharpe)
    sortino = try members.decodeIfPresent(Double.self, forKey: .sortino)
    correlations = try members.decode([Correlation].self, forKey: .correlations)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(varMetric.rawValue, forKey: .varMetric)
    try members.encode(undefinedLosses, forKey: .undefinedLosses)
    try members.encode(tails, forKey: .tails)
    try members.encode(probabilityOfLoss, forKey: .probabilityOfLoss)
    try members.encode(probabilityIrrNegative, forKey: .probabilityIrrNegative)
    try members.encode(probabilityIrrBelowHurdle, forKey: .probabilityIrrBelowHurdle)
    try members.encodeFigure(shortfallBelowHurdle, forKey: .shortfallBelowHurdle)
    try members.encodeFigure(shortfallBelowHurdleError, forKey: .shortfallBelowHurdleError)
    try members.encodeFigure(sharpe, forKey: .sharpe)
    try members.encodeFigure(sortino, forKey: .sortino)
    try members.encode(correlations, forKey: .correlations)
  }
}

extension RiskSummary.Correlation: Codable {
  enum CodingKeys: String, CodingKey { case first, second, value }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    first = try members.decodeMetric(forKey: .first)
    second = try members.decodeMetric(forKey: .second)
    value = try members.decodeIfPresent(Double.self, forKey: .value)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(first.name, forKey: .first)
    try members.encode(second.name, forKey: .second)
    try members.encodeFigure(value, forKey: .value)
  }
}

extension Proportion {
  enum CodingKeys: String, CodingKey {
    case value, hits, count
    case standardError = "se"
    case interval
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    hits = try members.decodePathCount(forKey: .hits)
    count = try members.decodePathCount(forKey: .count)
    interval = try members.decode(Interval.self, forKey: .interval)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encodeFigure(value, forKey: .value)
    try members.encode(hits, forKey: .hits)
    try members.encode(count, forKey: .count)
    try members.encodeFigure(standardError, forKey: .standardError)
    try members.encode(interval, forKey: .interval)
  }
}
