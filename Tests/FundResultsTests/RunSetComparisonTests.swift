import Foundation
import FundModel
import FundResults
import Testing

/// A run whose metrics have the given values by path.
func comparedRun(
  _ label: String, _ columns: [Metric: [Double]], seed: UInt64 = 1, config: String = "{}",
  keepsSamples: Bool = true, varMetric: String = "tvpi_loss", guardrails: [GuardrailOutcome] = [],
  nav: Double = 0
) throws -> ComparedRun {
  let samples = table(columns)
  let statistics = RunStatistics(
    samples: samples, analytics: try analytics(varMetric: varMetric), hurdleRate: 0.08)
  var flows = FlowTable(months: 13)
  let chunk = FlowChunk(layout: flows.layout)
  for path in 0..<2 {
    var ledger = [Double](repeating: 0, count: flows.layout.monthlyCount)
    ledger[flows.layout.index(.calls, month: 0)] = 100
    ledger[flows.layout.index(.gpContributions, month: 0)] = 10
    ledger[flows.layout.index(.lpDistributions, month: 12)] = 150
    ledger[flows.layout.index(.clawback, month: 12)] = 5
    ledger[flows.layout.index(.nav, month: 12)] = nav + Double(path)
    chunk.add(ledger: ledger)
  }
  flows.add(chunk)
  let document = RunDocument(
    manifest: RunManifest(
      configHash: label, configName: "Fund", seed: seed, paths: samples.paths, keep: .metrics),
    terms: RunTerms(
      currency: "USD", size: 1e8, hurdleRate: 0.08, riskFreeRate: 0.02, confidenceLevel: 0.95),
    canonicalConfig: Array(config.utf8), statistics: statistics, guardrails: guardrails,
    warnings: [], yearly: YearlyFlows(flows), histograms: [:],
    samples: keepsSamples
      ? Dictionary(
        uniqueKeysWithValues: columns.map { ($0.key.name, $0.value.map { $0.isFinite ? $0 : nil }) }
      )
      : nil)
  return ComparedRun(label, document)
}

@Suite struct RunSetComparisonTests {
  private let before: [Metric: [Double]] = [
    .netIrr: [0.01, 0.05, 0.09, .nan], .tvpi: [0.8, 1.2, 1.5, 0.7],
  ]
  private let after: [Metric: [Double]] = [
    .netIrr: [0.02, 0.07, 0.12, 0.5], .tvpi: [0.9, 1.2, 1.4, 1.1],
  ]

  @Test func samePathsAreTakenInPairs() throws {
    let comparison = RunSetComparison([
      try comparedRun("a", before), try comparedRun("b", after),
    ])
    #expect(comparison.isPaired && comparison.runs[1].pairing?.reason == "")
    let mean = try #require(comparison.figure("net_irr.mean"))
    // Differences 0.01, 0.02, 0.03 on the three paths where both are defined: mean 0.02, deviation 0.01.
    let difference = mean.differences[0]
    #expect(close(difference.value, 0.02, ulps: 32) && difference.pairs == 3)
    let error = 0.01 / 3.0.squareRoot()
    #expect(close(difference.standardError, error, ulps: 64))
    #expect(abs((difference.interval.high ?? 0) - (0.02 + 1.959963984540054 * error)) < 1e-12)
    // Each run's own figure is over all of its paths.
    #expect(close(mean.values[1]?.value, (0.02 + 0.07 + 0.12 + 0.5) / 4, ulps: 16))
    #expect(mean.values[0]?.count == 3 && mean.values[1]?.count == 4)
    // TVPI below 1 on two paths of four, then on one: one path came back, differences -1, 0, 0, 0 … by path.
    let loss = try #require(comparison.figure("probability(tvpi < 1)"))
    #expect(loss.differences[0].value == -0.25 && loss.values.map { $0?.value } == [0.5, 0.25])
    // A median by hand: 0.05 to 0.07 over the pairs.
    let median = try #require(comparison.figure("net_irr.q0.5")?.differences[0])
    #expect(close(median.value, 0.02, ulps: 32) && median.isPaired && median.standardError != nil)
  }

  @Test func otherSeedsAreIndependent() throws {
    let apart = RunSetComparison([
      try comparedRun("a", [.netIrr: [0.01, 0.05, 0.09]]),
      try comparedRun("b", [.netIrr: [0.02, 0.07, 0.12]], seed: 2),
    ])
    #expect(!apart.isPaired && apart.runs[1].pairing?.reason == "another seed")
    let difference = try #require(apart.figure("net_irr.mean")?.differences[0])
    // Deviations 0.04 and 0.05, so variances of the means 0.0016/3 and 0.0025/3.
    #expect(close(difference.standardError, (0.0041 / 3).squareRoot(), ulps: 64))
    #expect(close(difference.value, 0.02, ulps: 32) && difference.pairs == nil)
    #expect(!difference.isPaired)
  }

  /// Figures of a document without samples are those with samples; only pairing is lost.
  @Test func documentsAloneAreEnoughForFigures() throws {
    let values = (0..<200).map { 0.05 + 0.001 * Double(($0 * 73) % 200) }
    let columns: [Metric: [Double]] = [.netIrr: values, .tvpi: values.map { 0.9 + 2 * $0 }]
    let whole = RunSetComparison([
      try comparedRun("a", columns), try comparedRun("b", columns, seed: 9),
    ])
    let bare = RunSetComparison([
      try comparedRun("a", columns, keepsSamples: false),
      try comparedRun("b", columns, seed: 9, keepsSamples: false),
    ])
    for name in [
      "net_irr.mean", "tvpi.q0.05", "loss.var0.9", "loss.cvar0.7", "probability(net_irr < hurdle)",
    ] {
      let (one, two) = (whole.figure(name)?.values[0], bare.figure(name)?.values[0])
      #expect(one != nil && close(one?.value, two?.value, ulps: 4), "\(name)")
      #expect(close(one?.standardError, two?.standardError, ulps: 64), "\(name)")
    }
    let same = RunSetComparison([
      try comparedRun("a", columns, keepsSamples: false), try comparedRun("b", columns),
    ])
    #expect(same.runs[1].pairing?.reason == "values by path are not at hand")
    #expect(same.distributions.isEmpty && whole.distributions.count == 2)
  }

  @Test func binsAreShared() throws {
    let comparison = RunSetComparison([
      try comparedRun("a", before), try comparedRun("b", after, seed: 2),
    ])
    let rates = try #require(comparison.distributions.first)
    #expect(rates.metric == "net_irr" && rates.edges.first == 0.01 && rates.edges.last == 0.5)
    #expect(rates.counts.map { $0.reduce(0, +) } == [3, 4] && rates.undefined == [1, 0])
    #expect(rates.counts.allSatisfy { $0.count == rates.edges.count - 1 })
    #expect(rates.counts[1].last == 1)
  }

  @Test func settingsOfThreeRuns() throws {
    let comparison = RunSetComparison([
      try comparedRun("x", before, config: #"{"fund": {"size": 1, "name": "n"}}"#),
      try comparedRun("x", before, config: #"{"fund": {"size": 2, "name": "n"}}"#),
      try comparedRun("y", before, config: #"{"fund": {"size": 1}}"#),
    ])
    #expect(comparison.runs.map(\.label) == ["x", "x (2)", "y"])
    let bySize = comparison.settings.first { $0.path == "fund.size" }
    #expect(bySize?.values == [1, 2, 1])
    let byName = comparison.settings.first { $0.path == "fund.name" }
    #expect(byName?.values == ["n", "n", nil])
    #expect(comparison.figure("net_irr.mean")?.differences.count == 2)
    // The same draws and the same fund: no difference, and no error of it.
    #expect(comparison.figure("tvpi.mean")?.differences[1].standardError == 0)
  }

  @Test func flowsOfTheLPs() throws {
    let comparison = RunSetComparison([
      try comparedRun("a", before, nav: 7), try comparedRun("b", after, nav: 9),
    ])
    func values(_ name: String) -> [[Double?]]? {
      comparison.yearly.first { $0.name == name }?.values
    }
    // Calls of 100 of which 10 are the GP's; 150 and 5 of clawback come back a year later.
    #expect(values("lp_contributions")?[0] == [90, 0])
    #expect(values("lp_distributions")?[0] == [0, 155])
    #expect(values("lp_cash_so_far")?[1] == [-90, 65])
    #expect(values("nav") == [[0, 7.5], [0, 9.5]])
    #expect(comparison.yearly.first { $0.name == "nav" }?.standardErrors?[0][1] == 0.5)
  }

  @Test func jointLevelsAreWider() throws {
    var options = RunSetComparison.Options()
    options.figures = [.mean(.netIrr), .mean(.tvpi)]
    let runs = [
      try comparedRun("a", before), try comparedRun("b", after), try comparedRun("c", after),
    ]
    let single = RunSetComparison(runs, options: options)
    options.isJoint = true
    let joint = RunSetComparison(runs, options: options)
    // Two figures of two runs: four differences.
    #expect(close(joint.level, 1 - 0.05 / 4) && joint.jointLevel == 0.95)
    #expect(single.level == 0.95 && single.jointLevel == nil)
    func width(_ comparison: RunSetComparison) -> Double {
      let interval = comparison.figures[0].differences[0].interval
      return (interval.high ?? 0) - (interval.low ?? 0)
    }
    // z of 0.99375 over z of 0.975.
    #expect(abs(width(joint) / width(single) - 2.497705474412 / 1.959963984540) < 1e-9)
  }

  @Test func guardrailsSideBySideAndJSON() throws {
    let rule = try guardrail("net_irr.mean", "<", 0.06)
    let tripped = GuardrailOutcome(guardrail: rule, value: 0.05, verdict: .tripped)
    let comparison = RunSetComparison([
      try comparedRun("a", before, config: #"{"fund": {"size": 1}}"#, guardrails: [tripped]),
      try comparedRun(
        "b", after, config: #"{"fund": {"size": null, "tags": [true, {"k": 0.5}]}}"#,
        varMetric: "irr_shortfall"),
    ])
    #expect(comparison.guardrails.map(\.name) == ["rule"])
    #expect(comparison.guardrails[0].outcomes == [tripped, nil])
    #expect(
      comparison.notes == ["the loss of b is irr_shortfall, that of a tvpi_loss"])
    let bytes = try JSONEncoder().encode(comparison)
    let read = try JSONDecoder().decode(RunSetComparison.self, from: bytes)
    let isSame = read == comparison
    #expect(isSame)
    #expect(comparison.settings.contains { $0.values == [1, .null] })
  }

  @Test func aConfigurationThatCannotBeReadIsANote() throws {
    let comparison = RunSetComparison([
      try comparedRun("a", before), try comparedRun("b", after, config: "[]"),
    ])
    #expect(comparison.settings.isEmpty)
    #expect(comparison.notes.first?.hasPrefix("the configuration of b cannot be read") == true)
    #expect(RunSetComparison([]).figures.isEmpty)
    #expect(RunSetComparison([try comparedRun("a", before)]).figures[0].differences.isEmpty)
  }
}
