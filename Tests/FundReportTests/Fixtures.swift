import Foundation
import FundModel
import FundReport
import FundResults
import TestSupport
import Testing

/// Nine paths with a defined figure in the metrics that matter here, and one without.
func smallTable() -> SampleTable {
  let samples = SampleTable(paths: 10)
  let columns: [Metric: [Double]] = [
    .netIrr: [-1, -0.02, 0, 0.02, 0.04, 0.06, 0.08, 0.10, 0.12, .nan],
    .tvpi: [0.5, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, .nan],
    .npv: [-5e7, -4e6, -12_345, 0, 999, 12_345, 1e6, 2.5e6, 1.234e9, 1],
    .assetWal: [Double](repeating: 5, count: 10),
  ]
  for path in 0..<10 {
    var row = [Double](repeating: .nan, count: Metric.count)
    for (metric, values) in columns { row[metric.rawValue] = values[path] }
    samples.store(row, path: path)
  }
  return samples
}

func smallAnalytics() throws -> Analytics {
  let json = """
    {"discountRate": 0.08, "riskFreeRate": 0.02, "varMetric": "tvpi_loss", "varLevels": [0.7, 0.9],
     "quantiles": [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99], "confidenceLevel": 0.95,
     "histogramBins": 4, "targetWalYears": 6, "tailShare": 0.3, "bootstrapSamples": 0,
     "labelPriceBand": 0.5, "labelRateBand": 0.005, "labelOutlookBand": 0.01,
     "benchmark": {"kind": "constant", "rate": 0.05}}
    """
  return try JSONDecoder().decode(Analytics.self, from: Data(json.utf8))
}

func outcome(
  _ name: String, _ metric: String, _ op: String, _ limit: Double, severity: String = "error",
  value: Double?, _ verdict: GuardrailOutcome.Verdict, note: String = ""
) throws -> GuardrailOutcome {
  let json = """
    {"name": "\(name)", "metric": "\(metric)", "op": "\(op)", "limit": \(limit),
     "severity": "\(severity)"}
    """
  let rule = try JSONDecoder().decode(Guardrail.self, from: Data(json.utf8))
  return GuardrailOutcome(guardrail: rule, value: value, verdict: verdict, note: note)
}

func smallDocument() throws -> RunDocument {
  let samples = smallTable()
  var flows = FlowTable(months: 13)
  let chunk = FlowChunk(layout: flows.layout)
  for path in 0..<2 {
    var ledger = [Double](repeating: 0, count: flows.layout.monthlyCount)
    ledger[flows.layout.index(.calls, month: 0)] = 1e6
    ledger[flows.layout.index(.advances, month: 1)] = 9e5
    ledger[flows.layout.index(.interestReceipts, month: 12)] = 1e5 * Double(path)
    ledger[flows.layout.index(.principalReceipts, month: 12)] = 9e5
    ledger[flows.layout.index(.lpDistributions, month: 12)] = 1e6 + 1e5 * Double(path)
    ledger[flows.layout.index(.nav, month: 0)] = 1e6
    chunk.add(ledger: ledger)
  }
  flows.add(chunk)
  let statistics = RunStatistics(
    samples: samples, analytics: try smallAnalytics(), hurdleRate: 0.08)
  return RunDocument(
    manifest: RunManifest(
      configHash: String(repeating: "0123456789abcdef", count: 4), configName: "Harbour Fund",
      seed: 42, paths: 10, keep: .metrics),
    terms: RunTerms(
      currency: "USD", size: 1e8, hurdleRate: 0.08, riskFreeRate: 0.02, confidenceLevel: 0.95),
    canonicalConfig: Array("{}".utf8), statistics: statistics,
    guardrails: [
      try outcome("default_rate", "default_rate.mean", ">", 0.1, value: 0.0312, .passed),
      try outcome("tail_loss", "loss.var99", ">", 0.15, value: 0.21, .tripped),
      try outcome(
        "wal", "asset_wal.mean", ">", 8, severity: "warning", value: nil, .undefined,
        note: "no path has a value"),
    ],
    warnings: statistics.warnings, yearly: YearlyFlows(flows),
    histograms: ["net_irr": MetricHistogram(Sample(samples.column(.netIrr)), bins: 4)],
    timings: RunTimings(
      threads: 2,
      stages: [.init(name: "compile", seconds: 0.004), .init(name: "paths", seconds: 2)])
  )
}

let escape = "\u{1B}"

/// Compares with Tests/golden; EQUIHOME_RECORD writes the file and fails.
func expectGolden(_ text: String, _ name: String) throws {
  let file = Cases.packageRoot.appendingPathComponent("Tests/golden/\(name).txt")
  if ProcessInfo.processInfo.environment["EQUIHOME_RECORD"] != nil {
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(name); run again without EQUIHOME_RECORD")
  }
  let golden = try Data(contentsOf: file)
  #expect(text == String(decoding: golden, as: UTF8.self))
}
