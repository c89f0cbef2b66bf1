import FundModel

/// When the LPs' money comes back, and how much of the fund is cash (docs/model.md, 6.1).
public struct LiquidityView: Sendable, Equatable, Codable {
  public struct Year: Sendable, Equatable, Codable {
    public var year: Int
    /// LP distributions: mean, 5 % quantile over paths, and mean less quantile.
    public var distributions: Double
    public var lowDistributions: Double
    public var cashFlowAtRisk: Double
    /// Distributions over contributions so far; nil where nobody has contributed.
    public var yield: Double?
    /// Cash over NAV at year end; nil where no path has a NAV.
    public var liquidShare: Double?

    enum CodingKeys: String, CodingKey {
      case year, distributions, yield
      case lowDistributions = "q05"
      case cashFlowAtRisk = "cash_flow_at_risk"
      case liquidShare = "liquid_share"
    }
  }

  /// A figure of a path over paths: its mean, error, median and 95 % quantile, where it is defined.
  public struct Figure: Sendable, Equatable, Codable {
    public var mean: Double?
    public var standardError: Double?
    public var median: Double?
    public var high: Double?
    public var undefinedCount: Int

    enum CodingKeys: String, CodingKey {
      case mean, median
      case standardError = "se"
      case high = "q95"
      case undefinedCount = "undefined"
    }

    init(_ values: some Collection<Double>) {
      let sample = Sample(values)
      mean = sample.mean
      standardError = sample.moments.standardError
      median = sample.quantile(0.5)
      high = sample.quantile(0.95)
      undefinedCount = sample.undefinedCount
    }
  }

  public var years: [Year]
  /// Month by which half of paid-in is back.
  public var halfBackMonth: Figure
  /// Years after the end of the term at which late distributions arrive.
  public var exitLag: Figure
  /// Months from exit or default to the cash.
  public var collectionLag: Figure

  enum CodingKeys: String, CodingKey {
    case years
    case halfBackMonth = "half_back_month"
    case exitLag = "exit_lag"
    case collectionLag = "collection_lag"
  }

  public init(_ table: BreakdownTable, config: FundConfig) {
    let layout = table.layout
    func column(_ item: BreakdownLayout.YearItem, _ year: Int) -> TableColumn {
      table.column(layout.column(item, year: year))
    }
    func mean(_ values: [Double]) -> Double? {
      SampleMoments(values.filter(\.isFinite)).mean
    }
    var paidIn = [Double](repeating: 0, count: table.paths)
    years = (0..<layout.years).map { year in
      let calls = column(.calls, year)
      for path in paidIn.indices { paidIn[path] += calls[path] }
      let distributions = column(.distributions, year)
      let cash = column(.cash, year)
      let nav = column(.nav, year)
      let sample = Sample(distributions)
      let low = sample.quantile(0.05) ?? 0
      let average = sample.mean ?? 0
      return Year(
        year: year, distributions: average, lowDistributions: low, cashFlowAtRisk: average - low,
        yield: mean(paidIn.indices.map { distributions[$0] / paidIn[$0] }),
        liquidShare: mean(
          paidIn.indices.map { nav[$0] > 1e-9 * config.fund.size ? cash[$0] / nav[$0] : .nan }))
    }
    halfBackMonth = Figure(table.column(layout.column(.halfBackMonth)))
    exitLag = Figure(table.column(layout.column(.exitLag)))
    collectionLag = Figure(table.column(layout.column(.collectionLag)))
  }
}
