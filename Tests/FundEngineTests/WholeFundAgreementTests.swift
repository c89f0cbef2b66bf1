import FundEngine
import FundModel
import TestSupport
import Testing

/// The kernel against the plain reference on funds with everything at once: any market, suburbs, moving
/// rates, facilities and notes, every waterfall, clawback and commitment, and inner draws of loans.
@Suite struct WholeFundAgreementTests {
  @Test(arguments: 0..<4) func kernelAgreesWithReference(block: Int) throws {
    for seed in UInt64(1000 + block * 50)..<UInt64(1050 + block * 50) {
      let (config, data) = RandomConfig.markets(seed: seed)
      let workspace = PathWorkspace(try CompiledFund(config, data: data))
      let inner = seed % 3
      workspace.run(seed: seed, path: seed, inner: inner)
      let record = ReferencePath.run(config, data: data, seed: seed, path: seed, inner: inner)
      let differences = Agreement.compare(
        expectedFlows: record.flows, expectedMetrics: record.metrics, size: config.fund.size,
        flow: { workspace.flow($0, $1) }, metric: { workspace.metric($0) })
      #expect(differences.isEmpty, "config seed \(seed), draw \(inner): \(differences.prefix(4))")
    }
  }
}
