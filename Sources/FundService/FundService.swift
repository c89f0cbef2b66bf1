import Dispatch
import FundEngine
import FundModel
import FundMonteCarlo
import FundResults

/// The use cases of a fund; stateless.
public enum FundService {
  /// Cores of the machine, the number of threads when none is asked for.
  public static var defaultThreads: Int { max(1, Machine.processors) }

  /// Runs a prepared fund.
  ///
  /// The result is the same to the bit for any number of threads, apart from its timings.
  /// - Throws: `ServiceError` when the caller stopped the run or a check found a defect.
  public static func run(
    _ prepared: PreparedRun, control: RunControl = RunControl()
  ) throws -> RunResult {
    let config = prepared.config
    let threads = max(1, prepared.options.threads ?? defaultThreads)
    let log = RunLog(prepared, threads: threads)
    var timings = RunTimings(threads: threads)
    let output = try timings.measure(RunTimings.pathsStage) {
      try paths(prepared, threads: threads, control: control)
    }
    log.stage(timings)
    if prepared.options.checks {
      try timings.measure("reference check") { try ReferenceCheck.run(prepared) }
      log.stage(timings)
    }
    let manifest = RunManifest(
      configHash: prepared.hash, configName: config.fund.name,
      preset: try prepared.document.value(at: "based_on")?.stringValue,
      seed: config.simulation.seed,
      firstPath: prepared.options.firstPath, paths: config.simulation.paths,
      keep: config.simulation.keep, dataFiles: prepared.data.files)
    let statistics = timings.measure("statistics") {
      RunStatistics(
        samples: output.samples, analytics: config.analytics,
        hurdleRate: config.waterfall.hurdleRate)
    }
    log.stage(timings)
    let evaluator = GuardrailEvaluator(
      samples: output.samples, statistics: statistics, config: config, own: output.hookMetrics)
    let guardrails =
      evaluator.outcomes(config.guardrails) + (try HookGuardrails.outcomes(prepared, evaluator))
    log.end(timings, guardrails, statistics.warnings)
    return RunResult(
      manifest: manifest, config: config,
      canonicalConfig: Array(prepared.document.canonicalJSON.utf8), samples: output.samples,
      flows: output.flows,
      market: MarketTable(output.market, mortgageSpread: config.market.rates.mortgageSpread),
      matrix: output.matrix, breakdown: output.breakdown, notes: output.notes,
      hookMetrics: output.hookMetrics, guardrails: guardrails, warnings: statistics.warnings,
      timings: timings)
  }

  /// Validates, compiles and runs a document.
  public static func run(
    _ document: ConfigDocument, options: RunOptions = RunOptions(),
    control: RunControl = RunControl()
  ) throws -> RunResult {
    try run(PreparedRun(document, options: options), control: control)
  }

  /// One path of a fund, loan by loan and month by month, by the plain reference implementation.
  ///
  /// - Throws: `ServiceError` when a function of the fund's own fails on it.
  public static func path(
    _ number: UInt64, of prepared: PreparedRun
  ) throws(ServiceError) -> PathRecord {
    let record = ReferencePath.run(
      prepared.config, data: prepared.data, seed: prepared.config.simulation.seed, path: number,
      hooks: try prepared.makeHooks())
    if let failure = record.hookFailure { throw ServiceError(.hook, failure.description) }
    return record
  }

  /// Whether tripped guardrails make a run fail.
  public static func fails(_ result: RunResult, on failOn: RunOptions.FailOn) -> Bool {
    result.guardrails.contains {
      $0.verdict != .passed && $0.verdict != .notApplicable
        && failOn.includes($0.severity)
    }
  }

  private static func paths(
    _ prepared: PreparedRun, threads: Int, control: RunControl
  ) throws -> MonteCarlo.Output {
    let simulation = prepared.config.simulation
    let request = MonteCarlo.Request(
      seed: simulation.seed, firstPath: prepared.options.firstPath, paths: simulation.paths,
      threads: threads, keepsFlows: simulation.keep == .flows,
      keepsBreakdown: prepared.options.breakdown, checks: prepared.options.checks,
      hooks: prepared.hooks)
    do {
      return try MonteCarlo.run(prepared.fund, request, control: control)
    } catch {
      throw ServiceError(error)
    }
  }
}

extension RunTimings {
  /// Runs a stage and keeps its wall-clock seconds.
  mutating func measure<Value>(_ stage: String, _ body: () throws -> Value) rethrows -> Value {
    let start = DispatchTime.now().uptimeNanoseconds
    let value = try body()
    add(stage, seconds: Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9)
    return value
  }
}
