import FundEngine
import FundModel
import TestSupport
import Testing

/// The kernel against the plain reference on every market: regimes, drawn history, moving rates,
/// suburbs, and overlays of every target.
@Suite struct MarketAgreementTests {
  /// 300 random funds, one path each: every ledger figure and metric, index and short rate by month.
  @Test(arguments: 0..<6) func kernelAgreesWithReference(block: Int) throws {
    for seed in UInt64(block * 50)..<UInt64(block * 50 + 50) {
      let (config, data) = Self.market(seed)
      let workspace = PathWorkspace(try CompiledFund(config, data: data))
      workspace.run(seed: seed, path: seed)
      try workspace.checkInvariants(path: seed)
      let record = ReferencePath.run(config, data: data, seed: seed, path: seed)
      let place = "seed \(seed), \(config.market.priceModel.kind), \(config.market.rates.kind)"
      for month in 0...record.horizonMonths {
        for zone in config.zones.indices {
          let expected = record.index[zone][month]
          #expect(
            abs(workspace.priceIndex(zone: zone, month: month) - expected)
              <= Agreement.roundings * expected, "\(place): index of zone \(zone) in \(month)")
        }
        let expected = record.shortRates[month]
        #expect(
          abs(workspace.shortRates[month] - expected) <= Agreement.roundings * (1 + abs(expected)),
          "\(place): short rate in \(month): \(expected), \(workspace.shortRates[month])")
      }
      let words = workspace.marketLabels.marks.map(Int.init)
      #expect(words == record.labels.flatMap(\.self), "\(place): words of years")
      let differences = Agreement.compare(
        expectedFlows: record.flows, expectedMetrics: record.metrics, size: config.fund.size,
        flow: { workspace.flow($0, $1) }, metric: { workspace.metric($0) })
      #expect(differences.isEmpty, "\(place): \(differences.prefix(4))")
    }
  }

  /// Between them the funds hold every kind of price and rate, suburbs, and overlays of every target.
  @Test func fundsUseEveryPart() {
    let configs = (UInt64(0)..<300).map { Self.market($0).config }
    #expect(Set(configs.map(\.market.priceModel.kind)).count == PriceModel.Kind.allCases.count)
    #expect(Set(configs.map(\.market.rates.kind)).count == Rates.Kind.allCases.count)
    #expect(configs.contains { $0.zones.contains { !$0.suburbs.isEmpty } })
    #expect(configs.allSatisfy { $0.exits.model == .timing || Self.isSensitive($0) })
    let targets = Set(configs.flatMap { $0.market.overlays.map(\.target) })
    #expect(targets.count == Overlay.Target.allCases.count)
  }

  private static func isSensitive(_ config: FundConfig) -> Bool {
    config.exits.hazard!.refinanceRateSensitivity != 0
  }

  /// A random fund on a random market, kinds in turn, without what has agreement tests of its own.
  private static func market(_ seed: UInt64) -> (config: FundConfig, data: FundData) {
    var (config, data) = RandomConfig.markets(seed: seed, kind: kinds[Int(seed) % kinds.count])
    config.market.rates.kind = rates[Int(seed) / kinds.count % rates.count]
    if !isSensitive(config) { config.exits.hazard!.refinanceRateSensitivity = 12 }
    config.facilities = []
    config.notes.structure = .none
    if config.waterfall.structure == .american { config.waterfall.structure = .european }
    config.waterfall.clawback.test = .none
    config.waterfall.gpCommitment.share = 0
    return (config, data)
  }

  private static let kinds = PriceModel.Kind.allCases
  private static let rates = Rates.Kind.allCases
}
