import FundModel

/// A finished run: what was asked, every figure of every path, and what to think of it.
public struct RunResult: Sendable {
  public var manifest: RunManifest
  public var config: FundConfig
  /// The whole configuration as `ConfigDocument.canonicalJSON` writes it, in UTF-8.
  public var canonicalConfig: [UInt8]
  public var samples: SampleTable
  public var flows: FlowTable
  /// Words of the years and mean rates.
  public var market: MarketTable?
  /// Kept only when `simulation.keep` is `flows`.
  public var matrix: FlowMatrix?
  /// Kept only when the run was asked for it.
  public var breakdown: BreakdownTable?
  /// Nil in a fund without notes.
  public var notes: NoteTable?
  /// Nil in a fund without metrics of its own.
  public var hookMetrics: HookTable?
  /// Static and dynamic ones, in the order of the configuration, then those that are functions.
  public var guardrails: [GuardrailOutcome]
  public var warnings: [RunWarning]
  public var timings: RunTimings

  public init(
    manifest: RunManifest, config: FundConfig, canonicalConfig: [UInt8], samples: SampleTable,
    flows: FlowTable, market: MarketTable? = nil, matrix: FlowMatrix? = nil,
    breakdown: BreakdownTable? = nil, notes: NoteTable? = nil,
    hookMetrics: HookTable? = nil, guardrails: [GuardrailOutcome] = [],
    warnings: [RunWarning] = [], timings: RunTimings
  ) {
    self.manifest = manifest
    self.config = config
    self.canonicalConfig = canonicalConfig
    self.samples = samples
    self.flows = flows
    self.market = market
    self.matrix = matrix
    self.breakdown = breakdown
    self.notes = notes
    self.hookMetrics = hookMetrics
    self.guardrails = guardrails
    self.warnings = warnings
    self.timings = timings
  }
}
