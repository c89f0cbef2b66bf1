import FundEngine
import FundModel
import FundMonteCarlo
import FundResults

extension FundService {
  /// How much of each metric's variance is between markets and how much within one (docs/model.md,
  /// 6.1): `inner` draws of the loans in each of `markets` markets.
  ///
  /// - Throws: `ServiceError` with code `.limit` for fewer than 2 markets or draws, or numbers that
  ///   run out; else as `run`.
  public static func varianceDecomposition(
    _ prepared: PreparedRun, metrics: [Metric] = Metric.allCases, markets: Int, inner: Int,
    control: RunControl = RunControl()
  ) throws -> [VarianceDecomposition] {
    guard markets >= 2, inner >= 2, inner < 1 << 24 else {
      throw ServiceError(
        .limit,
        "a variance decomposition takes at least 2 markets and from 2 to 16,777,215 draws in each, "
          + "got \(markets) and \(inner)")
    }
    let first = prepared.options.firstPath
    guard first < EngineLimits.nestedPaths, UInt64(markets) <= EngineLimits.nestedPaths - first
    else {
      throw ServiceError(
        .limit, "markets \(first) and on: their numbers have to stay below 2^40")
    }
    let (draws, overflow) = markets.multipliedReportingOverflow(by: inner)
    try RunMemory.check(markets: markets, inner: inner, draws: overflow ? nil : draws)
    let threads = max(1, prepared.options.threads ?? defaultThreads)
    let samples: SampleTable
    do {
      samples = try MonteCarlo.nested(
        prepared.fund,
        .init(
          seed: prepared.config.simulation.seed, firstPath: first, markets: markets, inner: inner,
          threads: threads, hooks: prepared.hooks), control: control)
    } catch {
      throw ServiceError(error)
    }
    return metrics.map { metric in
      VarianceDecomposition(metric: metric, values: samples.column(metric), inner: inner)
    }
  }
}
