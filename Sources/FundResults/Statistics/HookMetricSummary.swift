import FundModel

/// One metric of the fund's own over paths.
public struct HookMetricSummary: Sendable, Equatable {
  public var name: String
  /// Its figures; `metric` of this summary means nothing.
  public var figures: MetricSummary

  public init(name: String, sample: Sample, levels: [Double], confidence: Double) {
    self.name = name
    figures = MetricSummary(metric: .tvpi, sample: sample, levels: levels, confidence: confidence)
  }

  /// All metrics of a table, in its order.
  public static func all(_ table: HookTable, analytics: Analytics) -> [HookMetricSummary] {
    table.names.compactMap { name in
      table.column(name).map {
        HookMetricSummary(
          name: name, sample: Sample($0), levels: analytics.quantiles,
          confidence: analytics.confidenceLevel)
      }
    }
  }
}

extension HookMetricSummary: Codable {
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: MetricSummary.CodingKeys.self)
    name = try members.decode(String.self, forKey: .metric)
    figures = try MetricSummary(metric: .tvpi, figures: members)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: MetricSummary.CodingKeys.self)
    try members.encode(name, forKey: .metric)
    try figures.encodeFigures(into: &members)
  }
}
