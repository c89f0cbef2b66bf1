import Foundation
import FundModel
import FundResults
import FundService
import TestSupport
import Testing

/// Lines, groups and parts of CVaR of whole runs (docs/model.md, 6.1).
@Suite struct AttributionTests {
  /// One run for all that only look at it.
  private static let shared = Result { try run() }

  private static func run(
    _ changes: [String] = [], paths: Int = 300, breakdown: Bool = true
  ) throws -> RunResult {
    try FundService.run(
      Service.preset("equihome-v2", ["fund.size=10000000"] + changes),
      options: Service.options(paths: paths) {
        $0.breakdown = breakdown
        $0.failOn = .never
      })
  }

  /// The table of the page, line by line, to half a cent, and its sum to the net profit.
  @Test func theWorkedExampleByHand() throws {
    let page = try String(
      contentsOf: Cases.packageRoot.appendingPathComponent("docs/model.md"), encoding: .utf8)
    let block = page.components(separatedBy: "<!-- worked-attribution -->")[1]
      .components(separatedBy: "<!-- /worked-attribution -->")[0]
    let rows = block.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
      line.split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespaces).filter { $0 != "`" && $0 != "," }
      }
    }
    #expect(rows.map { $0[0] } == AttributionLine.allCases.map(\.name))
    let file = Cases.packageRoot.appendingPathComponent("examples/worked-example.json")
    let result = try FundService.run(
      ConfigDocument.load(file: file.path), options: Service.options { $0.breakdown = true })
    let summary = try #require(result.breakdownSummary)
    for (row, line) in zip(rows, summary.attribution.rows) {
      let amount = try #require(Double(row[1]))
      #expect(abs(line.mean - amount) <= 0.005, "\(row) but \(line.mean)")
    }
    let sum = rows.reduce(0) { $0 + (Double($1[1]) ?? .nan) }
    #expect(abs(sum - summary.attribution.netProfit) <= 0.01)

    // Both loans are of the first vintage: 800,000 gives 1,173,322.32 after five years.
    let vintage = summary.vintages.rows[0]
    #expect(summary.vintages.rows.count == 1 && vintage.number == 2)
    #expect(abs((vintage.multiple ?? 0) - 1.4666529024) < 5e-11)
    #expect(abs((vintage.irr ?? 0) - 0.0796064467) < 5e-11)
    #expect(vintage.wal == 5 && vintage.defaultRate == 0 && vintage.lossRate == 0)
    // Half of 860,000 is back with the first distribution, in month 66; nothing is late.
    #expect(summary.liquidity.halfBackMonth.mean == 66)
    #expect(summary.liquidity.exitLag.mean == nil)
    #expect(summary.liquidity.collectionLag.mean == 0)
  }

  @Test func meansSumToNetProfit() throws {
    let attribution = try #require(Self.shared.get().breakdownSummary).attribution
    let sum = attribution.rows.reduce(0) { $0 + $1.mean }
    // Means of twelve lines of some ten million over 300 paths: a rounding a path.
    #expect(abs(sum - attribution.netProfit) <= 300 * (1e7).ulp * 12)
    #expect(attribution.largestResidual < 1e-3)
    for row in attribution.rows {
      guard let byZone = row.byZone else { continue }
      #expect(abs(byZone.reduce(0, +) - row.mean) <= 300 * (1e7).ulp)
    }
    #expect(attribution.rows.count { $0.mean != 0 } >= 6)
  }

  @Test(arguments: TailDecomposition.Basis.allCases)
  func partsSumToTheRunsCvar(basis: TailDecomposition.Basis) throws {
    let result = try Self.shared.get()
    let table = try #require(result.breakdown)
    // 0.99 of 300 leaves three paths; 0.995 splits one.
    for level in [0.5, 0.95, 0.99, 0.995] {
      let tail = try #require(result.losses().tailRisk(level: level))
      let parts = try #require(
        try TailDecomposition(
          table, samples: result.samples, config: result.config, level: level, by: basis))
      let sum = parts.parts.reduce(0) { $0 + $1.value }
      #expect(abs(sum - tail.conditionalValueAtRisk) <= 1e-12 * (1 + abs(sum)))
      #expect(parts.valueAtRisk == tail.valueAtRisk)
      let average = parts.parts.reduce(0) { $0 + $1.average }
      #expect(abs(average - parts.meanLoss) <= 1e-12 * (1 + abs(average)))
    }
  }

  @Test func otherLossesHaveNoParts() throws {
    let result = try Self.run(["analytics.var_metric=irr_shortfall"], paths: 20)
    let table = try #require(result.breakdown)
    #expect(throws: TailDecomposition.NotAdditive.self) {
      try TailDecomposition(
        table, samples: result.samples, config: result.config, level: 0.9, by: .zone)
    }
    #expect(try #require(result.breakdownSummary).tails.isEmpty)
  }

  /// A document with its breakdown and bridge reads back as it was written.
  @Test func documentsKeepTheTables() throws {
    let result = try Self.run(paths: 40)
    var document = RunDocument(result)
    document.bridge = try FundService.bridge(result, threads: 1)
    let bytes = try document.json()
    let copy = try RunDocument(json: bytes)
    #expect(copy.breakdown == document.breakdown && copy.breakdown != nil)
    #expect(copy.bridge == document.bridge)
    #expect(try copy.json() == bytes)
    #expect(try Self.run(paths: 40, breakdown: false).breakdownSummary == nil)
  }

  /// Groups against what the samples of the run say of all loans.
  @Test func groupsSumToTheRun() throws {
    let result = try Self.shared.get()
    let summary = try #require(result.breakdownSummary)
    func mean(_ metric: Metric) -> Double { result.sample(metric).mean ?? .nan }
    for table in [summary.zones, summary.vintages, summary.products] {
      let advances = table.rows.reduce(0) { $0 + $1.advances }
      #expect(abs(advances - mean(.invested)) <= 1e-10 * advances)
      #expect(abs(table.rows.reduce(0) { $0 + $1.number } - mean(.loanCount)) <= 1e-9)
    }
    // Nothing but recoveries sold at the end at a discount comes between the two losses.
    let loss = -summary.attribution.rows[AttributionLine.defaultLoss.rawValue].mean
    #expect(loss > 0 && loss <= mean(.lossAmount) * (1 + 1e-12))
    #expect(summary.vintages.rows.count == 5)
    let shares = summary.drift.zones.reduce(0) { $0 + ($1.share[2] ?? .nan) }
    #expect(abs(shares - 1) <= 1e-12)
  }
}
