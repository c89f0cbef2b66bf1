import FundModel

extension RandomConfig {
  static func market(_ config: inout FundConfig, _ random: inout SplitMix) {
    let count = random.whole(1, 4)
    let shares = random.shares(count)
    let hasEmptyZone = count > 2 && random.chance(0.15)
    config.zones = (0..<count).map { z in
      var zone = FundTemplate.zone
      zone.name = ["green", "amber", "red", "blue"][z]
      zone.allocation = shares[z]
      zone.appreciationRate = random.number(-0.03, 0.08, or: 0, with: 0.15)
      zone.appreciationVolatility = random.number(0.01, 0.2, or: 0, with: 0.2)
      zone.defaultRate = random.number(0, random.pick([0.01, 0.05, 0.3]), or: 0, with: 0.1)
      let ltv = random.number(0.08, 0.35)
      zone.ltv.mean = ltv
      zone.ltv.sd = random.number(0.005, 0.1, or: 0, with: 0.2)
      zone.ltv.min = ltv * random.number(0.4, 0.9)
      zone.ltv.max = ltv * random.number(1.1, 2)
      return zone
    }
    if hasEmptyZone {
      config.zones[0].allocation += config.zones[1].allocation
      config.zones[1].allocation = 0
    }
    config.market.correlation = correlation(count, &random)
    config.market.priceModel.kind = random.pick([.gbm, .momentum, .path])
    let components = random.shares(random.whole(1, 3)).map { share in
      var component = FundTemplate.component
      component.phi = random.number(0, 0.99, or: 0, with: 0.15)
      component.share = share
      return component
    }
    config.market.priceModel.momentum!.components = components
    config.market.priceModel.momentum!.start = random.pick(
      PriceModel.Momentum.Start.allCases)
    let period = random.pick(PriceModel.Path.Period.allCases)
    config.market.priceModel.path!.period = period
    let years = config.fund.termYears + config.fund.extensionYears
    config.market.priceModel.path!.growth = config.zones.map { zone in
      var growth = FundTemplate.growth
      growth.zone = zone.name
      growth.rates =
        period == .annual
        ? (0..<years).map { _ in random.number(-0.15, 0.2) }
        : (0..<(12 * years)).map { _ in random.number(-0.02, 0.025) }
      return growth
    }
    config.market.defaultClimate.volatility = random.number(0, 1, or: 0, with: 0.2)
    config.market.defaultClimate.appreciationCorrelation = random.number(
      -1, 1, or: random.pick([-1, 0, 1]), with: 0.3)
  }

  /// Positive semidefinite with unit diagonal: one factor, all alike (singular), or opposites.
  private static func correlation(_ count: Int, _ random: inout SplitMix) -> [[Double]] {
    var loadings = (0..<count).map { _ in random.number(-0.4, 0.95) }
    switch random.whole(0, 5) {
    case 0: loadings = loadings.map { _ in 0 }
    case 1: loadings = loadings.map { _ in 1 }
    case 2: loadings = loadings.indices.map { $0 == 1 ? -1 : 1 }
    default: break
    }
    return (0..<count).map { i in
      (0..<count).map { j in i == j ? 1 : loadings[i] * loadings[j] }
    }
  }

  static func overlays(_ config: inout FundConfig, _ random: inout SplitMix) {
    let horizon = config.fund.horizonMonths
    config.market.overlays = (0..<random.whole(0, 3)).map { _ in
      var overlay = FundTemplate.overlay
      // Targets of the fund as a whole have their own turn in `markets`.
      overlay.target = random.pick(Overlay.Target.allCases.filter { !$0.isFundWide })
      let operations: [Overlay.Operation] =
        overlay.target == .propertyValue ? [.add, .multiply] : [.add, .multiply, .set]
      overlay.op = random.pick(operations)
      overlay.zones = config.zones.map(\.name).filter { _ in random.chance(0.4) }
      overlay.fromMonth = random.pick([0, 1, random.whole(0, horizon)])
      overlay.toMonth = overlay.fromMonth + random.whole(0, 36)
      let count = random.chance(0.5) ? 1 : overlay.toMonth - overlay.fromMonth + 1
      overlay.values = (0..<count).map { _ in value(of: overlay, &random) }
      return overlay
    }
  }

  /// A change that bites and now and then runs into the clamp.
  private static func value(of overlay: Overlay, _ random: inout SplitMix) -> Double {
    switch (overlay.target, overlay.op) {
    case (.propertyValue, .add): random.number(-0.05, 0.03)
    case (.propertyValue, _): random.number(0.9, 1.05)
    case (_, .multiply): random.number(0, 3)
    case (.appreciation, .add): random.number(-0.1, 0.05)
    case (.appreciation, .set): random.number(-0.1, 0.1)
    case (.saleHazard, _), (.refinanceHazard, _), (.defaultHazard, _): random.number(-1, 4)
    case (.recovery, .add): random.number(-1, 0.5)
    case (.recovery, .set): random.number(0, 1)
    default: random.number(-0.1, 0.2)
    }
  }
}
