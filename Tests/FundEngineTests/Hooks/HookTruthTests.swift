import FundEngine
import FundModel
import FundNumerics
import TestSupport
import Testing

/// A function that says what a parameter says gives the path of the parameter.
@Suite struct HookTruthTests {
  private func run(
    _ config: FundConfig, data: FundData = .none, seed: UInt64,
    _ make: (NativeHooks) -> Void = { _ in }
  ) throws -> PathWorkspace {
    let hooks = NativeHooks()
    make(hooks)
    let workspace = PathWorkspace(try CompiledFund(config, data: data), hooks: hooks)
    workspace.run(seed: seed, path: seed &* 31)
    #expect(
      workspace.hookFailure == nil, "seed \(seed): \(String(describing: workspace.hookFailure))")
    try workspace.checkInvariants(path: seed)
    return workspace
  }

  private func isSame(_ a: PathWorkspace, _ b: PathWorkspace) -> Bool {
    Metric.allCases.allSatisfy { a.metric($0).bitPattern == b.metric($0).bitPattern }
      && FlowItem.allCases.allSatisfy { item in
        (0...a.fund.horizon).allSatisfy { a.flow(item, $0) == b.flow(item, $0) }
      }
  }

  /// The waterfall: to 1e-9 of each payment, beside the rounding that either program makes of the fund.
  @Test func writtenWaterfallPaysWhatTheTiersPay() throws {
    var carried = 0
    for seed in UInt64(0)..<60 {
      var config = RandomConfig.make(seed: seed)
      config.waterfall.structure = .european
      let native = try run(config, seed: seed)
      let terms = config.waterfall
      let written = try run(config, seed: seed) { $0.onWaterfall = HookLibrary.european(terms) }
      let rounding = Agreement.moneyTolerance(size: config.fund.size)
      for item in [FlowItem.lpDistributions, .gpDistributions, .clawback] {
        for month in 0...native.fund.horizon {
          let (a, b) = (written.flow(item, month), native.flow(item, month))
          #expect(
            (a - b).magnitude <= 1e-9 * b.magnitude + rounding, "seed \(seed), month \(month)")
        }
      }
      let (a, b) = (written.metric(.netIrr), native.metric(.netIrr))
      #expect(a.isNaN == b.isNaN && !((a - b).magnitude > 1e-9), "seed \(seed)")
      if native.metric(.carry) > 0 { carried += 1 }
    }
    #expect(carried > 10)
  }

  /// Factors by month are what overlays of the same factors are.
  @Test func hazardFactorsAreOverlays() throws {
    var moved = 0
    for seed in UInt64(0)..<30 {
      var config = RandomConfig.make(seed: seed)
      config.market.overlays = []
      let plain = try run(config, seed: seed)
      let months = 6...min(30, config.fund.horizonMonths)
      let zone = config.zones[0].name
      let hooked = try run(config, seed: seed) {
        $0.onExitHazard = { view in
          guard view.zone == 0 else { return }
          for month in months {
            view.saleByMonth[month] = 1.7
            view.refinanceByMonth[month] = 0.4
            view.defaultByMonth[month] = 3
          }
        }
      }
      config.market.overlays = [
        HookLibrary.overlay(.saleHazard, zones: [zone], months: months, times: 1.7),
        HookLibrary.overlay(.refinanceHazard, zones: [zone], months: months, times: 0.4),
        HookLibrary.overlay(.defaultHazard, zones: [zone], months: months, times: 3),
      ]
      let overlaid = try run(config, seed: seed)
      agree(hooked, overlaid, "seed \(seed)")
      if !isSame(hooked, plain) { moved += 1 }
    }
    #expect(moved > 8)
  }

  /// Factors by age multiply what the table by year of age gives.
  @Test func hazardFactorsByAgeAreTheTable() throws {
    for seed in UInt64(0)..<20 {
      var config = RandomConfig.make(seed: seed)
      config.exits.model = .hazard
      config.exits.hazard?.sale = [0, 0.1]
      config.exits.hazard?.refinance = [0.05]
      let hooked = try run(config, seed: seed) {
        $0.onExitHazard = { view in
          // Twelve months of twice the hazard, then none.
          for age in 0...view.maxAge { view.refinanceByAge[age] = age <= 12 ? 2 : 0 }
        }
      }
      // -ln(1 - p) doubles when 1 - p is squared.
      config.exits.hazard?.refinance = [1 - 0.95 * 0.95, 0]
      agree(hooked, try run(config, seed: seed), "seed \(seed)")
    }
  }

  /// An index that falls for good from a month on is an overlay of property values.
  @Test func crashedPricesAreAnOverlay() throws {
    for seed in UInt64(0)..<30 {
      var config = RandomConfig.make(seed: seed)
      config.market.overlays = []
      let month = min(18, config.fund.horizonMonths)
      let hooked = try run(config, seed: seed) {
        $0.onPricePath = { market in
          for later in month...market.horizon { market.index[later] *= 0.7 }
        }
      }
      config.market.overlays = [
        HookLibrary.overlay(
          .propertyValue, zones: [config.zones[0].name], months: month...month, times: 0.7)
      ]
      agree(hooked, try run(config, seed: seed), "seed \(seed)")
    }
  }

  /// The normals that a function of prices is handed make the index of the model.
  @Test func pricesMadeOfTheNormalsAreTheModel() throws {
    var config = houseConfig()
    config.market.priceModel.kind = .gbm
    config.market.correlation = [[1, 0], [0, 1]]
    let zones = config.zones
    for seed in UInt64(0)..<5 {
      let hooked = try run(config, seed: seed) {
        $0.onPricePath = { market in
          for (z, zone) in zones.enumerated() {
            let (g, s) = (zone.appreciationRate, zone.appreciationVolatility)
            var level = 1.0
            for month in 1...market.horizon {
              let normal = market.normals[z * market.normalStride + month]
              level *= exponential(
                (naturalLog(1 + g) - s * s / 2) / 12 + s / 12.0.squareRoot() * normal)
              market.index[z * market.indexStride + month] = level
            }
          }
        }
      }
      agree(hooked, try run(config, seed: seed), "seed \(seed)")
    }
  }

  /// What the configuration would put aside, put aside by a function: the same bits.
  @Test func reinvestmentOfTheConfigurationChangesNoBit() throws {
    var compared = 0
    for seed in UInt64(0)..<40 {
      let config = RandomConfig.make(seed: seed)
      let terms = config.reinvestment
      var isPossible = true
      let hooked = try run(config, seed: seed) {
        $0.onReinvest = { _, principal, net in
          let kept = terms.share * (terms.receipts == .principal ? principal : net)
          // Principal may be above net by the disposition cost; a function gets net at most.
          if kept > net { isPossible = false }
          return min(kept, net)
        }
      }
      guard isPossible, terms.periodMonths > 12, terms.share > 0 else { continue }
      compared += 1
      #expect(isSame(hooked, try run(config, seed: seed)), "seed \(seed)")
    }
    #expect(compared > 10)
  }

  /// Functions that change nothing change no bit.
  @Test func idleFunctionsChangeNoBit() throws {
    for seed in UInt64(0)..<30 {
      let (config, data) = RandomConfig.markets(seed: seed)
      let native = try run(config, data: data, seed: seed)
      let hooked = try run(config, data: data, seed: seed) {
        $0.onPricePath = { _ in }
        $0.onExitHazard = { _ in }
        $0.onTrigger = { _ in [] }
        $0.onMonth = { _ in }
        $0.onMetrics = [("one", { _ in 1 })]
      }
      #expect(isSame(hooked, native), "seed \(seed)")
    }
  }

  /// TVPI from the flows that a metric sees is the metric, to the bit.
  @Test func metricsSeeTheFlowsOfThePath() throws {
    for seed in UInt64(0)..<20 {
      let path = try run(RandomConfig.make(seed: seed), seed: seed) {
        $0.onMetrics = [
          (
            "tvpi",
            { path in
              var (paidIn, received) = (0.0, 0.0)
              for month in 0...path.horizon {
                paidIn += path.contributions[month]
                received += path.receipts[month]
              }
              return paidIn > 0 ? received / paidIn : .nan
            }
          )
        ]
      }
      #expect(path.hookMetrics[0].bitPattern == path.metric(.tvpi).bitPattern, "seed \(seed)")
    }
  }

  private func agree(_ actual: PathWorkspace, _ expected: PathWorkspace, _ what: String) {
    let months = 0...expected.fund.horizon
    let differences = Agreement.compare(
      expectedFlows: FlowItem.allCases.map { item in months.map { expected.flow(item, $0) } },
      expectedMetrics: Metric.allCases.map { expected.metric($0) },
      size: expected.fund.config.fund.size, flow: { actual.flow($0, $1) },
      metric: { actual.metric($0) })
    #expect(differences.isEmpty, "\(what): \(differences.prefix(4))")
  }
}
