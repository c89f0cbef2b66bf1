import FundAnalysis
import FundEngine
import FundModel
import FundResults

extension FundService {
  /// A document prepared for single paths, without a run of others.
  ///
  /// - Throws: `ConfigError` with every issue; `ServiceError` when the engine's limits are exceeded.
  ///   Guardrails do not stand in the way: nothing is concluded from one path.
  public static func replay(
    _ document: ConfigDocument, seed: UInt64? = nil, origin: ConfigOrigin = .program,
    hookRuntime: (any HookRuntime)? = nil
  ) throws -> PreparedRun {
    var options = RunOptions()
    options.hookRuntime = hookRuntime
    options.seed = seed
    options.failOn = .never
    options.origin = origin
    return try PreparedRun(document, options: options)
  }
}

/// One path alone, run by the plain reference implementation: to be told, explained and traced.
public struct ToldPath: Sendable {
  public let prepared: PreparedRun
  /// From 0.
  public let number: UInt64
  public let record: PathRecord
  /// Number of the first loan: 0 as docs/model.md counts, 1 as scripts do.
  public let firstLoan: Int

  /// Runs the path; a pure function of configuration, seed and number.
  ///
  /// - Throws: `ServiceError` when the ledger is not that of the kernel: nothing is told of a path that
  ///   a run would not give.
  public init(_ number: UInt64, of prepared: PreparedRun, firstLoan: Int = 0) throws {
    self.prepared = prepared
    self.number = number
    self.firstLoan = firstLoan
    record = try FundService.path(number, of: prepared)
    do {
      try ReferenceCheck.check(
        record, path: number, of: prepared,
        in: PathWorkspace(prepared.fund, hooks: prepared.makeHooks()))
    } catch let error as ServiceError {
      throw ServiceError(error.code, "this path cannot be told: " + error.message)
    }
  }

  /// The path as tables.
  public var report: PathReport {
    let config = prepared.config
    let tables = PathTables(config: config, record: record, firstLoan: firstLoan)
    var ledger = FlowTable(months: record.horizonMonths + 1)
    let chunk = FlowChunk(layout: ledger.layout)
    chunk.add(ledger: record.flows.flatMap { $0 })
    ledger.add(chunk)
    return PathReport(
      name: config.fund.name, currency: config.fund.currency, configHash: prepared.hash,
      seed: config.simulation.seed, path: number, metrics: record.metrics,
      yearly: YearlyFlows(ledger), net: record.netFlows, gross: record.grossFlows,
      exits: tables.exits, loans: tables.loans, months: tables.months, market: tables.market,
      events: tables.events)
  }

  /// Why a figure of the path is what it is, down to flows and clauses.
  public func explain(_ metric: Metric) -> Explanation {
    PathExplainer(
      config: prepared.config, record: record, document: prepared.document, firstLoan: firstLoan
    ).explain(metric)
  }

  /// The log of the path, one object a stage (docs/trace.md).
  public func trace(_ emit: (ConfigValue) throws -> Void) rethrows {
    try PathTrace(
      config: prepared.config, record: record, hash: prepared.hash,
      seed: prepared.config.simulation.seed, path: number
    ).write(emit)
  }
}
