import FundEngine
import FundModel
import TestSupport
import Testing

/// The kernel against the plain reference on funds that owe money, of every kind at once.
@Suite struct DebtAgreementTests {
  /// Random funds with facilities or notes or both; each seed of `RandomConfig` whose fund has debt.
  @Test(arguments: 0..<6) func kernelAgreesWithReference(block: Int) throws {
    for seed in UInt64(block * 50)..<UInt64(block * 50 + 50) {
      let config = Self.indebted(seed)
      let fund = try CompiledFund(config)
      let workspace = PathWorkspace(fund)
      workspace.run(seed: seed, path: seed)
      try workspace.checkInvariants(path: seed)
      let record = ReferencePath.run(config, seed: seed, path: seed)
      let differences = Agreement.compare(
        expectedFlows: record.flows, expectedMetrics: record.metrics, size: config.fund.size,
        flow: { workspace.flow($0, $1) }, metric: { workspace.metric($0) })
      #expect(differences.isEmpty, "config seed \(seed): \(differences.prefix(6))")
      for (k, expected) in record.notes.enumerated() {
        let actual = workspace.noteOutcome(k)
        Self.check(seed, k, "irr", expected.irr, actual.irr, 1e3)
        Self.check(seed, k, "wal", expected.wal, actual.wal, 32)
        Self.check(seed, k, "loss", expected.loss, actual.loss, 32)
      }
    }
  }

  /// Tolerances as for metrics: an IRR spreads an error of money over a wider band.
  private static func check(
    _ seed: UInt64, _ k: Int, _ figure: String, _ expected: Double, _ actual: Double,
    _ factor: Double
  ) {
    if expected.isNaN && actual.isNaN { return }
    #expect(
      abs(expected - actual) <= factor * Agreement.roundings * (1 + abs(expected)),
      "config seed \(seed), class \(k), \(figure): expected \(expected), got \(actual)")
  }

  /// A random fund with debt, and without what has agreement tests of its own.
  private static func indebted(_ seed: UInt64) -> FundConfig {
    var config = RandomConfig.indebted(seed: seed)
    if config.waterfall.structure == .american { config.waterfall.structure = .tiers }
    config.waterfall.clawback.test = .none
    config.waterfall.gpCommitment.share = 0
    config.market.rates.kind = .constant
    config.market.overlays.removeAll { $0.target == .shortRate }
    return config
  }
}
