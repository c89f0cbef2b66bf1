import FundModel

/// Where the net profit of the LPs comes from: the mean of every line, by zone where it is of loans
/// (docs/model.md, 6.1). The means sum to the mean net profit.
public struct Attribution: Sendable, Equatable, Codable {
  public struct Row: Sendable, Equatable, Codable {
    /// `AttributionLine.name`.
    public var line: String
    public var mean: Double
    /// Nil below two paths.
    public var standardError: Double?
    /// In the order of `zones`; nil for lines of the fund.
    public var byZone: [Double]?

    enum CodingKeys: String, CodingKey {
      case line, mean
      case standardError = "se"
      case byZone = "by_zone"
    }
  }

  public var zones: [String]
  /// In the order of `AttributionLine`.
  public var rows: [Row]
  public var netProfit: Double
  public var netProfitError: Double?
  public var paidIn: Double
  /// Largest distance on a path between the sum of its lines and its net profit: rounding.
  public var largestResidual: Double

  enum CodingKeys: String, CodingKey {
    case zones, rows
    case netProfit = "net_profit"
    case netProfitError = "net_profit_se"
    case paidIn = "paid_in"
    case largestResidual = "largest_residual"
  }

  public init(_ table: BreakdownTable, samples: SampleTable, config: FundConfig) {
    zones = config.zones.map(\.name)
    var residuals = samples.column(.netProfit).map { -$0 }
    rows = AttributionLine.allCases.map { line in
      let values = table.line(line)
      for path in values.indices { residuals[path] += values[path] }
      let moments = SampleMoments(values)
      return Row(
        // A sum of uses that are 0 is -0, which JSON does not keep.
        line: line.name, mean: (moments.mean ?? 0) + 0, standardError: moments.standardError,
        byZone: BreakdownLayout.Figure(line).map { figure in
          (0..<table.layout.zones).map {
            (SampleMoments(Array(table.column(.zone, $0, figure))).mean ?? 0) + 0
          }
        })
    }
    let profit = SampleMoments(Array(samples.column(.netProfit)))
    netProfit = profit.mean ?? 0
    netProfitError = profit.standardError
    paidIn = SampleMoments(Array(samples.column(.paidIn))).mean ?? 0
    largestResidual = residuals.reduce(0) { Swift.max($0, $1.magnitude) }
  }
}
