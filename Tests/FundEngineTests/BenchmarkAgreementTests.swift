import FundEngine
import FundModel
import TestSupport
import Testing

/// The metrics of a benchmark, and what a path drew: the kernel against the reference on plain
/// funds, and against what a constant benchmark makes of the net IRR.
@Suite struct BenchmarkAgreementTests {
  private let metrics: [Metric] = [
    .ksPme, .directAlpha, .priceGrowth, .defaultClimate, .creditFactor,
  ]

  /// The house fund under a random benchmark and market of each kind.
  private func config(_ seed: UInt64) -> FundConfig {
    var config = houseConfig()
    var random = SplitMix(seed: seed)
    config.fund.size = 4_000_000
    config.market.priceModel.kind = random.pick([.gbm, .momentum])
    RandomConfig.benchmark(&config, &random)
    return config
  }

  @Test func kernelAgreesWithReference() throws {
    for seed in UInt64(0)..<60 {
      let config = config(seed)
      let workspace = PathWorkspace(try CompiledFund(config))
      for path in [seed, seed &* 7919 &+ 1] {
        workspace.run(seed: seed, path: path)
        let record = ReferencePath.run(config, seed: seed, path: path)
        for metric in metrics {
          let expected = record.metric(metric)
          let allowed = Agreement.tolerance(metric, expected: expected, size: config.fund.size)
          #expect(expected.isFinite, "seed \(seed): \(metric.name)")
          #expect(
            abs(workspace.metric(metric) - expected) <= allowed, "seed \(seed): \(metric.name)")
        }
      }
    }
  }

  /// (1 + net IRR)/(1 + g) - 1, and a ratio above 1 exactly when that is above 0: an IRR solves to
  /// 1e-9 of a month's rate, squared by its last step.
  @Test func aConstantBenchmarkDividesTheReturn() throws {
    for seed in UInt64(0)..<40 {
      var config = config(seed)
      config.analytics.benchmark.kind = .constant
      let rate = config.analytics.benchmark.rate!
      let workspace = PathWorkspace(try CompiledFund(config))
      workspace.run(seed: seed, path: 3)
      let alpha = workspace.metric(.directAlpha)
      #expect(abs(alpha - ((1 + workspace.metric(.netIrr)) / (1 + rate) - 1)) < 1e-11)
      #expect((workspace.metric(.ksPme) > 1) == (alpha > 0), "seed \(seed)")
    }
  }
}
