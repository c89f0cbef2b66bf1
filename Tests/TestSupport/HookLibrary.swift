import FundEngine
import FundModel
import FundWaterfall

/// Functions that tests put into funds.
public enum HookLibrary {
  /// A european waterfall by the payments of a date.
  public static func european(
    _ terms: WaterfallTerms
  ) -> @Sendable (WaterfallDate) throws -> Void {
    { date in
      switch terms.hurdleAccount {
      case .capitalAndPreferred:
        try date.returnCapital()
        try date.payPreferred()
      case .irr: try date.payUntilIrr(terms.hurdleRate)
      }
      if terms.catchUp > 0, terms.carry > 0 {
        try date.catchUp(gpShare: terms.catchUp, target: terms.carry)
      }
      try date.split(lpShare: 1 - terms.carry)
    }
  }

  /// Every function at once, each smooth in what it sees, so that the rounding in which two programs
  /// differ stays rounding.
  public static let everything: @Sendable (NativeHooks) -> Void = { hooks in
    everyMarketFunction(hooks)
    everyMoneyFunction(hooks)
    var noted = 0.0
    hooks.onBegin = { noted = 0 }
    hooks.onMonth = { date in
      noted += date.nav * Double(date.month % 5) + date.ledger[date.month]
    }
    hooks.onMetrics = [
      ("noted", { _ in noted }),
      (
        "peak",
        { path in
          var (sum, peak) = (0.0, 0.0)
          for month in 0...path.horizon {
            sum -= path.net[month]
            peak = max(peak, sum)
          }
          return peak
        }
      ),
      ("multiple", { $0.metrics[Metric.tvpi.rawValue] }),
      (
        "sales",
        { path in
          let sales = path.ledger + FlowItem.sales.rawValue * path.ledgerStride
          return (0...path.horizon).reduce(0) { $0 + sales[$1] }
        }
      ),
    ]
    hooks.onGuardrails = [
      { run in
        let figure = run.figure("tvpi.mean") ?? .nan
        return HookVerdict(held: figure > 0.5, value: figure)
      }
    ]
  }

  /// As many records as `everything` has functions, so that a configuration names them.
  public static func terms(isAmerican: Bool = false) -> [HookTerms] {
    let points: [HookTerms.Point] =
      [.pricePath, .exitHazard, .reinvest, .trigger, .month] + (isAmerican ? [] : [.waterfall])
    return points.map { HookTerms(point: $0, source: "everything") }
      + ["noted", "peak", "multiple", "sales"].map {
        HookTerms(point: .metric, name: $0, source: "everything")
      } + [HookTerms(point: .guardrail, name: "sound", source: "everything")]
  }

  private static func everyMarketFunction(_ hooks: NativeHooks) {
    hooks.onPricePath = { market in
      for zone in market.zones.indices {
        let normals = market.normals + zone * market.normalStride
        let index = market.index + zone * market.indexStride
        for month in stride(from: 1, through: market.horizon, by: 1) {
          let normal = normals[month] + normals[0]
          index[month] *= 1 + 0.1 * normal / (1 + normal.magnitude)
        }
      }
    }
    hooks.onExitHazard = { zone in
      for month in 0...zone.horizon {
        let level = zone.index[month]
        zone.saleByMonth[month] = 0.4 + level / (1 + level) + Double(zone.zone) / 10
        zone.refinanceByMonth[month] = 1 / (1 + zone.shortRate[month].magnitude)
        let year = min(max(0, (month - 1) / 12), zone.years - 1)
        zone.defaultByMonth[month] = 1.5 / (0.5 + zone.climate[year])
      }
      for age in 0...zone.maxAge {
        zone.saleByAge[age] = age < 6 ? 0.5 : 1.3
        zone.refinanceByAge[age] = 1 + Double(age % 5) / 10
        zone.defaultByAge[age] = age < 24 ? 2 : 0.8
      }
    }
  }

  private static func everyMoneyFunction(_ hooks: NativeHooks) {
    hooks.onReinvest = { date, principal, net in
      let share = date.cash / (date.cash + date.unfunded + date.outstanding + 1)
      // Disposition cost may take net below principal.
      return share * min(principal, net) + 0.2 * max(0, net - principal)
    }
    hooks.onTrigger = { date in
      var actions: HookActions = []
      if date.month % 7 == 3 { actions.insert(.stopPurchases) }
      if date.month % 11 == 4 { actions.insert(.stopReinvestment) }
      if date.month % 4 == 2 { actions.insert(.holdDistributions) }
      return actions
    }
    hooks.onWaterfall = { date in
      try date.pay(lp: 0.3 * date.left)
      try date.returnCapital()
      try date.payUntilIrr(0.05)
      try date.payUntilMultiple(1.1, lpShare: 0.9)
      try date.catchUp(gpShare: 0.7, target: 0.15)
      try date.pay(gp: 0.05 * date.left)
      try date.split(lpShare: date.isLast ? 0.9 : 0.85)
    }
  }

  /// An overlay that multiplies an input in some months.
  public static func overlay(
    _ target: Overlay.Target, zones: [String], months: ClosedRange<Int>, times factor: Double
  ) -> Overlay {
    var overlay = FundTemplate.overlay
    overlay.target = target
    overlay.zones = zones
    overlay.fromMonth = months.lowerBound
    overlay.toMonth = months.upperBound
    overlay.op = .multiply
    overlay.values = [factor]
    return overlay
  }
}
