import FundModel

extension RandomConfig {
  /// The fund of a seed with what `make` leaves at rest: regimes, drawn history, moving rates, suburbs, and
  /// overlays of the fund as a whole; and the data that it needs.
  ///
  /// - Parameter kind: model of prices; nil takes any.
  public static func markets(
    seed: UInt64, kind: PriceModel.Kind? = nil
  ) -> (config: FundConfig, data: FundData) {
    var config = make(seed: seed)
    var random = SplitMix(seed: seed ^ 0x6d61_726b_6574_7321)
    let drawn = random.pick(PriceModel.Kind.allCases)
    config.market.priceModel.kind = kind ?? drawn
    regimes(&config, &random)
    rates(&config, &random)
    suburbs(&config, &random)
    fundWideOverlays(&config, &random)
    config.exits.hazard!.refinanceRateSensitivity = random.number(-20, 40, or: 0, with: 0.3)
    let history = history(&config, &random)
    let isDrawn = config.market.priceModel.kind == .bootstrap
    return (config, isDrawn ? FundData(history: history) : .none)
  }

  private static func regimes(_ config: inout FundConfig, _ random: inout SplitMix) {
    let count = random.whole(1, 4)
    var model = config.market.priceModel.regime!
    let template = model.regimes[0]
    model.regimes = (0..<count).map { k in
      var regime = template
      regime.name = "regime\(k)"
      regime.appreciationChange = random.number(-0.15, 0.1, or: 0, with: 0.2)
      regime.volatilityFactor = random.number(0.2, 2.5, or: 0, with: 0.1)
      regime.defaultMultiplier = random.number(0, 4, or: 1, with: 0.2)
      regime.turnoverMultiplier = random.number(0, 2, or: 1, with: 0.2)
      return regime
    }
    model.transition = (0..<count).map { k in
      // Regimes last, and each can be left for each.
      let shares = random.shares(count)
      let stay = random.number(0, 0.97)
      return shares.indices.map { ($0 == k ? stay : 0) + (1 - stay) * shares[$0] }
    }
    model.start = random.pick(RegimeModel.Start.allCases)
    model.initial = random.shares(count)
    model.recentre = random.chance(0.5)
    config.market.priceModel.regime = model
  }

  private static func rates(_ config: inout FundConfig, _ random: inout SplitMix) {
    var rates = config.market.rates
    rates.kind = random.pick(Rates.Kind.allCases)
    rates.initial = random.number(0, 0.08, or: 0, with: 0.1)
    rates.mortgageSpread = random.number(0, 0.04)
    rates.mean = random.number(0.005, 0.08)
    rates.speed = random.number(0.05, 2)
    // At most where the law of cir can still be split into squares, 4 speed mean = volatility^2.
    let most = 2 * (rates.speed! * rates.mean!).squareRoot()
    rates.volatility = random.number(0.05, 0.98, or: 0, with: 0.15) * most
    rates.correlation = random.number(-1, 1, or: random.pick([-1, 0, 1]), with: 0.3)
    rates.path!.period = random.pick(PriceModel.Path.Period.allCases)
    let years = config.fund.termYears + config.fund.extensionYears
    rates.path!.rates = (0..<(rates.path!.period == .annual ? years : 12 * years)).map { _ in
      random.number(-0.01, 0.09)
    }
    config.market.rates = rates
  }

  private static func suburbs(_ config: inout FundConfig, _ random: inout SplitMix) {
    for z in config.zones.indices where random.chance(0.5) {
      let flat = random.chance(0.15)
      config.zones[z].suburbs = (0..<random.whole(1, 5)).map { s in
        Suburb(
          name: "suburb \(s)", weight: random.number(0.1, 3),
          riskScore: flat ? 0 : random.number(0, 5, or: 0, with: 0.15),
          appreciationForecast: random.number(-0.05, 0.1),
          appreciationVolatility: flat ? 0 : random.number(0, 0.3, or: 0, with: 0.15))
      }
    }
  }

  private static func fundWideOverlays(_ config: inout FundConfig, _ random: inout SplitMix) {
    let horizon = config.fund.horizonMonths
    for _ in 0..<random.whole(0, 2) {
      var overlay = FundTemplate.overlay
      overlay.target = random.pick([.shortRate, .facilityLimit])
      overlay.op = random.pick(Overlay.Operation.allCases)
      overlay.zones = []
      overlay.fromMonth = random.whole(0, horizon)
      overlay.toMonth = overlay.fromMonth + random.whole(0, 36)
      overlay.values = [
        overlay.op == .multiply || overlay.target == .facilityLimit
          ? random.number(0, 2) : random.number(-0.03, 0.05)
      ]
      config.market.overlays.append(overlay)
    }
  }

  private static func history(
    _ config: inout FundConfig, _ random: inout SplitMix
  ) -> PriceHistory {
    var terms = config.market.priceModel.bootstrap!
    let template = terms.series[0]
    terms.series = config.zones.map { zone in
      var series = template
      series.zone = zone.name
      series.series = zone.name
      return series
    }
    terms.meanBlockMonths = random.number(1, 80)
    terms.recentre = random.chance(0.5)
    config.market.priceModel.bootstrap = terms
    let periods = random.whole(PriceHistory.minPeriods, 120)
    return PriceHistory(
      monthsPerPeriod: random.pick([1, 3, 12]), first: "1990-01", last: "2019-12",
      levels: config.zones.map { _ in
        var level = 100.0
        return [level]
          + (0..<periods).map { _ in
            level *= 1 + random.number(-0.04, 0.05)
            return level
          }
      })
  }
}
