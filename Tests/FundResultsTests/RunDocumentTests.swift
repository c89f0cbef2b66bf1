import Foundation
import FundModel
import FundResults
import Testing

private func document(samples kept: Bool = true, timings: Bool = true) throws -> RunDocument {
  let samples = table([
    .tvpi: [0.5, 0.9, 1.3, .nan], .netIrr: [-1, 0.1 + 0.2, 1.0 / 3, .nan],
    .npv: [-1e300, 0, Double.leastNonzeroMagnitude],
  ])
  var flows = FlowTable(months: 13)
  let chunk = FlowChunk(layout: flows.layout)
  for path in 0..<3 {
    var ledger = [Double](repeating: Double(path) / 7, count: flows.layout.monthlyCount)
    ledger[flows.layout.index(.nav, month: 12)] = path == 1 ? .nan : 4
    chunk.add(ledger: ledger)
  }
  flows.add(chunk)
  let statistics = RunStatistics(samples: samples, analytics: try analytics(), hurdleRate: 0.08)
  return RunDocument(
    manifest: RunManifest(
      configHash: "ab12", configName: "A \"quoted\" fund, ünïcode", seed: .max, firstPath: 7,
      paths: 4, keep: .metrics, created: "2026-01-02T03:04:05Z"),
    terms: RunTerms(
      currency: "USD", size: 1e8, hurdleRate: 0.08, riskFreeRate: 0.02, confidenceLevel: 0.95),
    canonicalConfig: Array(#"{"a":[1,{"b":"},\""}],"x":1e-05, "config":2}"#.utf8),
    statistics: statistics,
    guardrails: [
      GuardrailOutcome(
        guardrail: try guardrail(
          "net_irr.mean", "<", 0, when: #"{"metric": "paths", "op": ">=", "limit": 100}"#),
        value: nil, verdict: .undefined, note: "no path"),
      GuardrailOutcome(
        guardrail: try guardrail("max_ltv", ">", 0.85, severity: "warning"), value: 0.9,
        verdict: .tripped),
    ],
    warnings: statistics.warnings, yearly: YearlyFlows(flows),
    histograms: ["net_irr": MetricHistogram(Sample(samples.column(.netIrr)), bins: 3)],
    samples: kept
      ? Dictionary(
        uniqueKeysWithValues: Metric.allCases.map { metric in
          (metric.name, samples.column(metric).map { $0.isFinite ? $0 : nil })
        }) : nil,
    timings: timings
      ? RunTimings(threads: 2, stages: [.init(name: RunTimings.pathsStage, seconds: 0.25)]) : nil)
}

@Suite struct RunDocumentTests {
  @Test func readsBackEqual() throws {
    let written = try document()
    let read = try RunDocument(json: try written.json())
    let equal = read == written
    #expect(equal)
    #expect(read.canonicalConfig == written.canonicalConfig)
    #expect(read.samples?["npv"] == [-1e300, 0, Double.leastNonzeroMagnitude, nil])
    let sameBytes = try read.json() == written.json()
    #expect(sameBytes)
  }

  @Test func tailDriversAndBandsReadBack() throws {
    var written = try document(samples: false)
    let losses: [Double] = [3, 1, 2, 9, 4, 8]
    written.tailDrivers = TailDrivers(
      samples: table([.tvpi: losses.map { 1 - $0 }, .priceGrowth: [1, 2, 3, 1, 2, 4]]),
      losses: losses, share: 0.4)
    written.bootstrap = [
      "loss": BootstrapBands(
        Sample(losses), statistics: [.mean, .valueAtRisk(0.9)], samples: 7, seed: 2, confidence: 0.9
      )
    ]
    let read = try RunDocument(json: try written.json())
    #expect(read.tailDrivers == written.tailDrivers)
    #expect(read.tailDrivers?.rows.count == 2)
    #expect(read.bootstrap == written.bootstrap)
    #expect(read.bootstrap?["loss"]?.bands.count == 2)
  }

  @Test func partsMayBeLeftOut() throws {
    let written = try document(samples: false, timings: false)
    let text = String(decoding: try written.json(), as: UTF8.self)
    #expect(!text.contains("\"timings\""))
    #expect(!text.contains("\"samples\""))
    let equal = try RunDocument(json: Array(text.utf8)) == written
    #expect(equal)
  }

  @Test func timingsAreTheLastMemberAndChangeNothingElse() throws {
    let with = String(decoding: try document().json(), as: UTF8.self)
    let without = String(decoding: try document(timings: false).json(), as: UTF8.self)
    #expect(with.hasPrefix(without.dropLast("\n}\n".count)))
  }

  @Test func itIsStrictJSON() throws {
    let bytes = try document().json()
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(root["manifest"] != nil)
    let text = String(decoding: bytes, as: UTF8.self)
    // The year's NAV is NaN on one path, and only there.
    #expect(text.contains(#""nav":{"mean":[0.14285714285714285,null]"#))
    #expect(text.hasPrefix("{\n\"manifest\": {"))
  }

  @Test func otherVersionsAreRefused() throws {
    let text = String(decoding: try document().json(), as: UTF8.self)
      .replacingOccurrences(of: "\"schema_version\":3", with: "\"schema_version\":4")
    #expect {
      try RunDocument(json: Array(text.utf8))
    } throws: { error in
      (error as? RunDocumentError)?.message
        == "the result has schema version 4; this program reads version 3"
    }
  }

  @Test(arguments: ["", "[]", "{", "{\"manifest\"", "{\"manifest\": }", "{} x", "nul", "{\"a\\"])
  func brokenTextIsAnErrorAndNoTrap(text: String) throws {
    #expect(throws: RunDocumentError.self) { try RunDocument(json: Array(text.utf8)) }
  }

  /// Cut anywhere, or with one byte changed, a document is read or refused, and never traps.
  @Test func damagedTextNeverTraps() throws {
    let bytes = try document(samples: false).json()
    for cut in stride(from: 0, to: bytes.count - 3, by: 97) {
      #expect(throws: RunDocumentError.self) { try RunDocument(json: Array(bytes[..<cut])) }
    }
    for (step, place) in stride(from: 0, to: bytes.count, by: 61).enumerated() {
      var damaged = bytes
      damaged[place] = Array("}]\",9-:e{".utf8)[step % 9]
      _ = try? RunDocument(json: damaged)
    }
  }

  @Test(arguments: [
    "[]", "{\"a\": 1}", "{\"a\": [1,]}", "{\"a\": [nan]}", "{\"a\": [1e999]}", "{\"a\": [0x10]}",
    "{\"a\": [[1]]}", "{\"a\": [\"1\"]}", "{\"a\": [", "{\"a\": [1 2]}",
  ])
  func samplesOfAnotherFormAreRefused(samples: String) throws {
    let text = String(decoding: try document(samples: false, timings: false).json(), as: UTF8.self)
    func with(_ samples: String) -> [UInt8] {
      Array((text.dropLast("\n}\n".count) + ",\n\"samples\": " + samples + "\n}\n").utf8)
    }
    #expect(
      try RunDocument(json: with("{\"a\": [ 1, null ,-2.5e3]}")).samples == ["a": [1, nil, -2500]])
    #expect(try RunDocument(json: with("{\"a\": [ ]}")).samples == ["a": []])
    #expect(throws: RunDocumentError.self) { try RunDocument(json: with(samples)) }
  }

  @Test func missingMembersAreNamed() throws {
    let text = String(decoding: try document().json(), as: UTF8.self)
      .replacingOccurrences(of: "\"risk\": ", with: "\"risky\": ")
    #expect {
      try RunDocument(json: Array(text.utf8))
    } throws: { error in
      (error as? RunDocumentError)?.message == "the result has no member \"risk\""
    }
  }
}
