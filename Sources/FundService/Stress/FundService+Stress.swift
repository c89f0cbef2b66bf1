import FundLog
import FundModel
import FundMonteCarlo
import FundResults

/// A stress test: the fund and every scenario, run on the same draws.
public struct StressTest: Sendable {
  public var report: StressReport
  /// The fund as it is.
  public var base: (run: RunResult, prepared: PreparedRun)
  /// In the order of the scenarios.
  public var runs: [(run: RunResult, prepared: PreparedRun)]
}

extension FundService {
  /// The figures that a stress test compares unless it is told others.
  public static let stressFigures: [Objective] = [
    .mean(.netIrr), Objective(.metric(.netIrr), .statistic(.quantile(0.05))), .mean(.tvpi),
    Objective(.metric(.tvpi), .probability(.below, .number(1))),
    Objective(.loss, .statistic(.conditionalValueAtRisk(0.95))), .mean(.defaultRate),
  ]

  /// Runs the fund as it is and under each scenario with the same seed and paths, and compares
  /// figures path by path (docs/model.md, 7.1).
  ///
  /// Static guardrails do not stop the runs; what they came to is in the report.
  /// - Parameters:
  ///   - figures: `stressFigures` when empty.
  ///   - level: confidence level of the intervals, in (0, 1); that of `analytics` when nil.
  /// - Throws: as `Scenario.apply`, `PreparedRun` and `run`; every scenario is applied and prepared
  ///   before the first run starts.
  public static func stress(
    _ document: ConfigDocument, scenarios: [Scenario], figures: [Objective] = [],
    level: Double? = nil, options: RunOptions = RunOptions(), control: RunControl = RunControl()
  ) throws -> StressTest {
    var options = options
    options.failOn = .never
    let work = AnalysisLog(
      "stress", &options, [.init("scenarios", scenarios.map(\.name).joined(separator: ","))])
    let own = try PreparedRun(document, options: options)
    // A scenario changes the fund, not its sampling.
    options.paths = own.config.simulation.paths
    options.seed = own.config.simulation.seed
    let prepared =
      try [own]
      + scenarios.map { scenario in
        try PreparedRun(scenario.apply(to: document), options: options)
      }
    let series = RunSeries(control, stage: "stress", budget: .atMost(prepared.count))
    let results: [RunResult] = try prepared.map { run in
      try FundService.run(run, control: series.next(paths: run.config.simulation.paths))
    }
    let base = results[0]
    let figures = figures.isEmpty ? stressFigures : figures
    let level = level ?? base.config.analytics.confidenceLevel
    let columns = figures.map { $0.column(base) }
    let rows = zip(scenarios, results.dropFirst()).map { scenario, result in
      StressReport.Row(
        scenario: scenario, values: figures.map { $0.value(in: result) },
        differences: zip(figures, columns).map { figure, column in
          figure.difference(base, column, result, level: level)
        }, guardrails: result.guardrails)
    }
    let report = StressReport(
      fund: base.config.fund.name, configHash: base.manifest.configHash,
      seed: base.manifest.seed, paths: base.manifest.paths, level: level,
      figures: figures.map { .init(name: $0.name, unit: $0.unit) },
      base: figures.map { $0.value(in: base) }, baseGuardrails: base.guardrails, rows: rows)
    work.end([.init("runs", results.count)])
    return StressTest(
      report: report, base: (base, own), runs: Array(zip(results, prepared).dropFirst()))
  }
}

extension Objective {
  fileprivate func value(in result: RunResult) -> StressReport.Value {
    let found = evaluate(result)
    return .init(value: found?.value, standardError: found?.standardError)
  }

  fileprivate func difference(
    _ base: RunResult, _ column: [Double], _ stressed: RunResult, level: Double
  ) -> StressReport.Difference {
    let found = difference(
      base: column, stressed: self.column(stressed),
      hurdleRates: (base.config.waterfall.hurdleRate, stressed.config.waterfall.hurdleRate),
      seed: base.manifest.seed)
    return .init(
      value: found.value, standardError: found.standardError,
      interval: Interval(around: found.value, standardError: found.standardError, level: level),
      count: found.count)
  }
}
