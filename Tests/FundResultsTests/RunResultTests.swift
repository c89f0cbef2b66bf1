import Foundation
import FundModel
import FundResults
import Testing

@Suite struct RunResultTests {
  private func preset() throws -> ConfigDocument {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try ConfigDocument.preset(
      "equihome-v2",
      library: PresetLibrary(folder: root.appendingPathComponent("stdlib-lua/presets").path))
  }

  private func result() throws -> RunResult {
    let document = try preset()
    let config = try document.fundConfig()
    let samples = table([
      .netIrr: [0.02, 0.04, 0.06, .nan], .tvpi: [0.8, 1.1, 1.2, 1.3], .assetWal: [9, 9, 9, 9],
      .defaultRate: [0, 0, 0.1, 0.1],
    ])
    var result = RunResult(
      manifest: RunManifest(
        configHash: try document.hash, configName: config.fund.name, preset: "equihome-v2",
        seed: config.simulation.seed, paths: 4, keep: config.simulation.keep),
      config: config, canonicalConfig: Array(document.canonicalJSON.utf8), samples: samples,
      flows: FlowTable(months: config.fund.horizonMonths + 1), timings: RunTimings(threads: 1))
    let statistics = RunStatistics(result)
    result.guardrails = GuardrailEvaluator(
      samples: samples, statistics: statistics, config: config
    ).outcomes(config.guardrails)
    result.warnings = statistics.warnings
    return result
  }

  @Test func guardrailsOfThePreset() throws {
    let verdicts = try Dictionary(
      uniqueKeysWithValues: result().guardrails.map { ($0.guardrail.name, $0.verdict) })
    // Loss of 0.2 at level 0.99 is above 0.15; a WAL of 9 years is above 8 with a target of 5.
    #expect(
      verdicts == [
        "cltv": .passed, "var99": .tripped, "wal": .tripped, "zone_allocation": .passed,
        "default_rate": .passed, "net_irr": .passed, "equity_multiple": .passed,
      ])
  }

  /// The stored configuration reads back as the same model, so the run can be run again.
  @Test func aStoredRunHoldsItsConfiguration() throws {
    let result = try result()
    let stored = try RunDocument(json: RunDocument(result).json())
    let again = try ConfigDocument.parse(bytes: stored.canonicalConfig, name: "stored run")
    #expect(try again.hash == stored.manifest.configHash)
    #expect(try again.fundConfig() == result.config)
    #expect(stored.manifest.seed == result.config.simulation.seed)
    #expect(stored.terms.hurdleRate == result.config.waterfall.hurdleRate)
  }

  @Test func samplesAndHistogramsOnDemand() throws {
    let result = try result()
    #expect(result.sample(.tvpi).values == [0.8, 1.1, 1.2, 1.3])
    #expect(close(result.losses().max, 0.2))
    #expect(result.histogram(.tvpi).counts.reduce(0, +) == 4)
    #expect(result.histogram(.tvpi).counts.count == result.config.analytics.histogramBins)
  }
}
