import FundAnalysis
import FundEngine
import FundModel
import FundResults

/// One path alone: told, explained and traced by the plain reference implementation.
extension FundService {
  /// A path of a document by its number, without a run of others.
  ///
  /// - Throws: `ConfigError` with every issue; `ServiceError` when the engine's limits are exceeded.
  ///   Guardrails do not stand in the way: nothing is concluded from one path.
  public static func replay(
    _ document: ConfigDocument, seed: UInt64? = nil, origin: ConfigOrigin = .program
  ) throws -> PreparedRun {
    var options = RunOptions()
    options.seed = seed
    options.failOn = .never
    options.origin = origin
    return try PreparedRun(document, options: options)
  }

  /// A path as tables.
  ///
  /// - Parameter firstLoan: number of the first loan: 0 as docs/model.md counts, 1 as scripts do.
  public static func report(
    _ path: UInt64, of prepared: PreparedRun, firstLoan: Int = 0
  ) -> PathReport {
    let record = self.path(path, of: prepared)
    let tables = PathTables(config: prepared.config, record: record, firstLoan: firstLoan)
    var ledger = FlowTable(months: record.horizonMonths + 1)
    let chunk = FlowChunk(layout: ledger.layout)
    chunk.add(ledger: record.flows.flatMap { $0 })
    ledger.add(chunk)
    return PathReport(
      name: prepared.config.fund.name, currency: prepared.config.fund.currency,
      configHash: prepared.hash, seed: prepared.config.simulation.seed, path: path,
      metrics: record.metrics, yearly: YearlyFlows(ledger), net: record.netFlows,
      gross: record.grossFlows, exits: tables.exits,
      loans: tables.loans, months: tables.months, market: tables.market, events: tables.events)
  }

  /// Why a figure of a path is what it is, down to flows and clauses.
  public static func explain(
    _ metric: Metric, path: UInt64, of prepared: PreparedRun, firstLoan: Int = 0
  ) -> Explanation {
    PathExplainer(
      config: prepared.config, record: self.path(path, of: prepared),
      document: prepared.document, firstLoan: firstLoan
    ).explain(metric)
  }

  /// The log of a path, one object a stage (docs/trace.md).
  public static func trace(
    _ path: UInt64, of prepared: PreparedRun, _ emit: (ConfigValue) throws -> Void
  ) rethrows {
    try PathTrace(
      config: prepared.config, record: self.path(path, of: prepared), hash: prepared.hash,
      seed: prepared.config.simulation.seed, path: path
    ).write(emit)
  }
}
