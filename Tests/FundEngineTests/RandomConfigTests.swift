import FundEngine
import FundModel
import TestSupport
import Testing

/// The random funds are only worth something if they go everywhere.
struct RandomConfigTests {
  static let configs = (0..<400).map { RandomConfig.make(seed: UInt64($0)) }
  /// Those with the markets that need more: history, regimes, rates, suburbs.
  static let markets = (0..<200).map { RandomConfig.markets(seed: UInt64($0)).config }

  private func expectAll<Value: CaseIterable & Hashable>(
    _ type: Value.Type, _ values: (FundConfig) -> [Value]
  ) {
    let seen = Set((Self.configs + Self.markets).flatMap(values))
    #expect(seen.count == Value.allCases.count, "\(type): only \(seen)")
  }

  @Test func everyVariantOccurs() {
    expectAll(FundTerms.End.self) { [$0.fund.end] }
    expectAll(Frequency.self) { [$0.fund.valuationFrequency] }
    expectAll(Frequency.self) { [$0.fees.management.frequency] }
    expectAll(Frequency.self) { [$0.distributions.frequency] }
    expectAll(FeeBasis.self) { [$0.fees.management.basis] }
    expectAll(FeeBasis.self) { [$0.expenses.rateBasis] }
    expectAll(FeeBasis.self) { $0.fees.management.stepDowns.map(\.basis) }
    expectAll(ManagementFee.Timing.self) { [$0.fees.management.timing] }
    expectAll(OriginationFee.Payer.self) { [$0.fees.origination.paidBy] }
    expectAll(OriginationFee.Payee.self) { [$0.fees.origination.paidTo] }
    expectAll(Deployment.Pace.self) { [$0.deployment.pace] }
    expectAll(CapitalCalls.Schedule.self) { [$0.capitalCalls.schedule] }
    expectAll(Reinvestment.Receipts.self) { [$0.reinvestment.receipts] }
    expectAll(WaterfallTerms.Structure.self) { [$0.waterfall.structure] }
    expectAll(WaterfallTerms.Clawback.Test.self) { [$0.waterfall.clawback.test] }
    expectAll(WaterfallTerms.Account.self) { [$0.waterfall.hurdleAccount] }
    expectAll(WaterfallTerms.Compounding.self) { [$0.waterfall.hurdleCompounding] }
    expectAll(WaterfallTerms.Tier.Until.self) { $0.waterfall.tiers!.map(\.until) }
    expectAll(Distributions.Policy.self) { [$0.distributions.policy] }
    expectAll(Facility.Kind.self) { $0.facilities.map(\.kind) }
    expectAll(Facility.DrawPolicy.self) { $0.facilities.map(\.drawPolicy) }
    expectAll(Facility.Covenant.Test.self) { $0.facilities.flatMap(\.covenants).map(\.test) }
    expectAll(Notes.Structure.self) { [$0.notes.structure] }
    expectAll(Rates.Kind.self) { [$0.market.rates.kind] }
    expectAll(PriceModel.Kind.self) { [$0.market.priceModel.kind] }
    expectAll(PriceModel.Momentum.Start.self) { [$0.market.priceModel.momentum!.start] }
    expectAll(PriceModel.Path.Period.self) { [$0.market.priceModel.path!.period] }
    expectAll(Overlay.Target.self) { $0.market.overlays.map(\.target) }
    expectAll(Overlay.Operation.self) { $0.market.overlays.map(\.op) }
    expectAll(Exits.Model.self) { [$0.exits.model] }
    expectAll(Exits.Default.Recovery.Kind.self) { [$0.exits.default.recovery.kind] }
    expectAll(Product.Interest.Compounding.self) { $0.products.map(\.interest.compounding) }
    expectAll(Product.Share.Of.self) { $0.products.map(\.share.of) }
    expectAll(Product.Share.Sizing.self) { $0.products.map(\.share.sizing) }
    expectAll(Product.Floor.self) { $0.products.map(\.floor) }
    expectAll(Product.Cap.Kind.self) { $0.products.map(\.cap.kind) }
  }

  @Test func sharesSumToOne() {
    for config in Self.configs {
      #expect(abs(config.zones.reduce(0) { $0 + $1.allocation } - 1) < 1e-12)
      #expect(abs(config.products.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
      #expect(abs(config.capitalCalls.custom!.reduce(0) { $0 + $1.share } - 1) < 1e-12)
      #expect(Set(config.zones.map(\.name)).count == config.zones.count)
    }
  }

  /// Short cash and every way out of a loan happen, or the tests of them test nothing.
  @Test func everyEventOccurs() {
    var exits = Set<LoanRecord.ExitKind>()
    var metrics = Set<Metric>()
    for (seed, config) in Self.configs.prefix(150).enumerated() {
      let record = ReferencePath.run(config, seed: UInt64(seed), path: 0)
      exits.formUnion(record.loans.map(\.exitKind))
      for metric in Metric.allCases where !record.metric(metric).isNaN && record.metric(metric) != 0
      {
        metrics.insert(metric)
      }
    }
    #expect(exits.count == LoanRecord.ExitKind.allCases.count, "only \(exits)")
    let missing = Metric.allCases.filter { !metrics.contains($0) }
    #expect(missing.isEmpty, "never anything but 0 or undefined: \(missing)")
  }
}
