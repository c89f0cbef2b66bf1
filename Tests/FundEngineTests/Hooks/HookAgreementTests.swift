import FundEngine
import FundModel
import TestSupport
import Testing

/// The kernel against the plain reference on funds with every function at once.
@Suite struct HookAgreementTests {
  private func compare(_ config: FundConfig, _ data: FundData, seed: UInt64) throws {
    var config = config
    let isAmerican = config.waterfall.structure == .american
    config.hooks = HookLibrary.terms(isAmerican: isAmerican)
    func hooks() -> NativeHooks {
      let hooks = NativeHooks()
      HookLibrary.everything(hooks)
      if isAmerican { hooks.onWaterfall = nil }
      hooks.notesCalls = true
      return hooks
    }
    let (kernel, reference) = (hooks(), hooks())
    let workspace = PathWorkspace(try CompiledFund(config, data: data), hooks: kernel)
    let inner = seed % 3
    workspace.run(seed: seed, path: seed, inner: inner)
    let record = ReferencePath.run(
      config, data: data, seed: seed, path: seed, inner: inner, hooks: reference)
    #expect(
      workspace.hookFailure == nil && record.hookFailure == nil,
      "seed \(seed): \(workspace.hookFailure?.description ?? "")")
    try workspace.checkInvariants(path: seed)
    let differences = Agreement.compare(
      expectedFlows: record.flows, expectedMetrics: record.metrics, size: config.fund.size,
      flow: { workspace.flow($0, $1) }, metric: { workspace.metric($0) })
    #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(4))")
    #expect(kernel.calls == reference.calls, "seed \(seed)")
    // Sums over months of figures of the fund's size; a multiple has none.
    let money = Agreement.moneyTolerance(size: config.fund.size)
    let scale = Double(config.fund.horizonMonths * 5)
    for (i, expected) in record.hookMetrics.enumerated() {
      let actual = workspace.hookMetrics[i]
      #expect(
        actual == expected || (actual.isNaN && expected.isNaN)
          || (actual - expected).magnitude <= scale * money, "seed \(seed), metric \(i)")
    }
    #expect(record.hookMetrics.count == 4)
  }

  @Test(arguments: 0..<4) func kernelAgreesWithReference(block: Int) throws {
    for seed in UInt64(2000 + block * 15)..<UInt64(2015 + block * 15) {
      let (config, data) = RandomConfig.markets(seed: seed)
      try compare(config, data, seed: seed)
    }
  }

  @Test func kernelAgreesWithReferenceOnTapes() throws {
    for seed in UInt64(3000)..<3015 {
      let (config, data) = try RandomConfig.tapes(seed: seed)
      try compare(config, data, seed: seed)
    }
  }

  /// A path depends on nothing that ran before it in the same workspace and the same hooks.
  @Test func hooksCarryNothingOver() throws {
    for seed in UInt64(0)..<10 {
      var config = RandomConfig.make(seed: seed)
      if config.waterfall.structure == .american { config.waterfall.structure = .european }
      config.hooks = HookLibrary.terms()
      let fund = try CompiledFund(config)
      let program = NativeProgram(HookLibrary.everything)
      let used = PathWorkspace(fund, hooks: program.makeHooks())
      for path in UInt64(0)..<4 { used.run(seed: seed, path: path) }
      let fresh = PathWorkspace(fund, hooks: program.makeHooks())
      fresh.run(seed: seed, path: 3)
      for metric in Metric.allCases {
        #expect(used.metric(metric).bitPattern == fresh.metric(metric).bitPattern, "seed \(seed)")
      }
      for i in 0..<4 {
        #expect(used.hookMetrics[i].bitPattern == fresh.hookMetrics[i].bitPattern, "seed \(seed)")
      }
    }
  }
}
