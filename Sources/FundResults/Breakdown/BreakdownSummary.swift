import FundModel

/// The tables of a run that kept its breakdown, as a document holds them (docs/model.md, 6.1).
public struct BreakdownSummary: Sendable, Equatable, Codable {
  public var attribution: Attribution
  public var zones: GroupTable
  public var vintages: GroupTable
  public var products: GroupTable
  public var drift: ZoneDriftTable
  public var liquidity: LiquidityView
  /// By zone, vintage, product and line at every level of `analytics.var_levels`; empty unless
  /// `analytics.var_metric` is `tvpi_loss`.
  public var tails: [TailDecomposition]

  public init(_ table: BreakdownTable, samples: SampleTable, config: FundConfig) {
    attribution = Attribution(table, samples: samples, config: config)
    zones = GroupTable(table, by: .zone, config: config)
    vintages = GroupTable(table, by: .vintage, config: config)
    products = GroupTable(table, by: .product, config: config)
    drift = ZoneDriftTable(table, config: config)
    liquidity = LiquidityView(table, config: config)
    tails = []
    guard config.analytics.varMetric == .tvpiLoss else { return }
    for level in config.analytics.varLevels {
      for basis in TailDecomposition.Basis.allCases {
        let parts = TailDecomposition(
          additive: table, samples: samples, config: config, level: level, by: basis)
        if let parts { tails.append(parts) }
      }
    }
  }
}

extension RunResult {
  /// The tables of the breakdown; nil when the run kept none.
  public var breakdownSummary: BreakdownSummary? {
    breakdown.map { BreakdownSummary($0, samples: samples, config: config) }
  }
}
