import FundModel

/// A run as it is stored: everything needed to run it again, and the figures drawn from it.
///
/// Its JSON is one object, `manifest` first (with `schema_version`), a member a line, keys sorted
/// inside a member; figures that do not exist are null. The same run gives the same bytes, apart
/// from `timings`, which can be left out.
public struct RunDocument: Sendable, Equatable {
  public struct Options: Sendable {
    /// Metrics whose histogram is stored.
    public var histograms: [Metric] = [.netIrr, .tvpi]
    /// Every figure of every path: about 20 bytes each, 0.8 kB a path.
    public var includeSamples = false
    public var includeTimings = true

    public init() {}
  }

  public var manifest: RunManifest
  public var terms: RunTerms
  /// Canonical JSON of the whole configuration, kept to the byte.
  public var canonicalConfig: [UInt8]
  public var statistics: RunStatistics
  public var guardrails: [GuardrailOutcome]
  public var warnings: [RunWarning]
  public var yearly: YearlyFlows
  /// Nil in a document that was stored before there was one.
  public var market: MarketTable?
  /// By metric name.
  public var histograms: [String: MetricHistogram]
  /// By metric name, in the order of paths; nil when left out.
  public var samples: [String: [Double?]]?
  public var timings: RunTimings?
  /// What sets the worst paths apart; nil where it was not looked at.
  public var tailDrivers: TailDrivers?
  /// Bands of net IRR, TVPI and the loss, by name; nil when `analytics.bootstrap_samples` is 0.
  public var bootstrap: [String: BootstrapBands]?
  /// Nil unless the run kept its breakdown.
  public var breakdown: BreakdownSummary?
  /// From net to gross, where it was asked for.
  public var bridge: FundBridge?
  /// Classes of notes, senior first; nil in a fund without notes.
  public var notes: [NoteSummary]?
  /// Metrics of the fund's own, in the order of the configuration; nil when it has none.
  public var hookMetrics: [HookMetricSummary]?

  /// A document from its parts.
  public init(
    manifest: RunManifest, terms: RunTerms, canonicalConfig: [UInt8], statistics: RunStatistics,
    guardrails: [GuardrailOutcome], warnings: [RunWarning], yearly: YearlyFlows,
    market: MarketTable? = nil, histograms: [String: MetricHistogram],
    samples: [String: [Double?]]? = nil,
    timings: RunTimings? = nil, breakdown: BreakdownSummary? = nil,
    bridge: FundBridge? = nil
  ) {
    self.manifest = manifest
    self.terms = terms
    self.canonicalConfig = canonicalConfig
    self.statistics = statistics
    self.guardrails = guardrails
    self.warnings = warnings
    self.yearly = yearly
    self.market = market
    self.histograms = histograms
    self.samples = samples
    self.timings = timings
    self.breakdown = breakdown
    self.bridge = bridge
  }

  public init(_ result: RunResult, statistics: RunStatistics, options: Options = Options()) {
    manifest = result.manifest
    terms = RunTerms(
      currency: result.config.fund.currency, size: result.config.fund.size,
      hurdleRate: result.config.waterfall.hurdleRate,
      riskFreeRate: result.config.analytics.riskFreeRate,
      confidenceLevel: result.config.analytics.confidenceLevel)
    canonicalConfig = result.canonicalConfig
    self.statistics = statistics
    guardrails = result.guardrails
    warnings = result.warnings
    yearly = YearlyFlows(result.flows)
    market = result.market
    histograms = Dictionary(
      options.histograms.map { ($0.name, result.histogram($0)) }, uniquingKeysWith: { $1 })
    samples = options.includeSamples ? Self.samples(of: result) : nil
    timings = options.includeTimings ? result.timings : nil
    tailDrivers = result.tailDrivers()
    let samples = result.config.analytics.bootstrapSamples
    bootstrap =
      samples == 0
      ? nil
      : [
        Metric.netIrr.name: result.bootstrap(.netIrr, samples: samples),
        Metric.tvpi.name: result.bootstrap(.tvpi, samples: samples),
        "loss": result.bootstrapOfLoss(samples: samples),
      ]
    breakdown = result.breakdownSummary
    notes = result.notes.map { NoteSummary.all($0, config: result.config) }
    hookMetrics = result.hookMetrics.map {
      HookMetricSummary.all($0, analytics: result.config.analytics)
    }
  }

  /// Every figure of every path by the name of its metric, those of the fund's own included.
  private static func samples(of result: RunResult) -> [String: [Double?]] {
    var samples = Dictionary(
      uniqueKeysWithValues: Metric.allCases.map { metric in
        (metric.name, result.samples.column(metric).map { finite($0) })
      })
    for name in result.hookMetrics?.names ?? [] {
      samples[name] = result.hookMetrics?.column(name)?.map { finite($0) }
    }
    return samples
  }

  public init(_ result: RunResult, options: Options = Options()) {
    self.init(result, statistics: RunStatistics(result), options: options)
  }
}
