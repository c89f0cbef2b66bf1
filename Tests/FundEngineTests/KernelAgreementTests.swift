import FundEngine
import FundModel
import TestSupport
import Testing

/// The kernel against the plain reference: two programs written from docs/model.md by two authors.
@Suite struct KernelAgreementTests {
  /// A thousand random funds, two paths each: every ledger figure and metric, and the invariants.
  @Test(arguments: 0..<10) func kernelAgreesWithReference(block: Int) throws {
    for seed in UInt64(block * 100)..<UInt64(block * 100 + 100) {
      let config = RandomConfig.make(seed: seed)
      let fund = try CompiledFund(config)
      let workspace = PathWorkspace(fund)
      for path in [seed &* 7919, UInt64.max - seed] {
        workspace.run(seed: seed, path: path)
        try workspace.checkInvariants(path: path)
        let record = ReferencePath.run(config, seed: seed, path: path)
        let differences = Agreement.compare(
          expectedFlows: record.flows, expectedMetrics: record.metrics, size: config.fund.size,
          flow: { workspace.flow($0, $1) }, metric: { workspace.metric($0) })
        #expect(differences.isEmpty, "config seed \(seed), path \(path): \(differences.prefix(4))")
      }
    }
  }

  /// A path depends on nothing that ran before it in the same workspace.
  @Test func workspaceCarriesNothingOver() throws {
    for seed in UInt64(0)..<20 {
      let fund = try CompiledFund(RandomConfig.make(seed: seed))
      let used = PathWorkspace(fund)
      for path in UInt64(0)..<5 { used.run(seed: seed, path: path) }
      let fresh = PathWorkspace(fund)
      fresh.run(seed: seed, path: 4)
      for metric in Metric.allCases {
        #expect(
          used.metric(metric).bitPattern == fresh.metric(metric).bitPattern,
          "config seed \(seed): \(metric.name)")
      }
    }
  }
}
