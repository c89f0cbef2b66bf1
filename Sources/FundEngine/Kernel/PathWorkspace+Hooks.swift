import FundModel
import FundNumerics
import FundWaterfall

/// Factors on hazards that functions of the fund's own write, and the hazards by zone and age that they
/// make. Only a workspace with such a function has them.
struct HookHazards {
  let byMonth: [UnsafeMutablePointer<Double>]
  let byAge: [UnsafeMutablePointer<Double>]

  init(_ fund: CompiledFund, _ arena: Arena) {
    byMonth = (0..<3).map { _ in arena.doubles(fund.monthStride) }
    byAge = (0..<3).map { _ in arena.doubles(fund.exits.ageStride) }
  }
}

extension PathWorkspace {
  /// What went wrong in a function of the fund's own; the last path then does not count.
  public var hookFailure: HookFailure? { hooks?.failure }

  /// Metrics of the fund's own, in the order of the configuration; valid until the next path.
  public var hookMetrics: UnsafePointer<Double> { UnsafePointer(hookRow) }

  /// Hands the index to the function of prices, and takes over what it has written.
  func repriceByHook(seed: UInt64, path: UInt64) {
    guard let hooks else { return }
    let zones = fund.zoneCount
    let stride = fund.monthStride
    if fund.market.components == 0 {
      for zone in 0..<zones {
        drawNormals(
          seed: seed, path: path, stream: DrawStream.price, first: zone * 1024,
          count: normalStride, into: normals + zone * normalStride)
      }
    }
    let isUsable = hooks.pricePath(
      HookMarket(
        zones: hooks.zoneNames, horizon: fund.horizon, normals: normals,
        normalStride: normalStride, index: index, indexStride: stride))
    for zone in 0..<zones {
      for month in 0...fund.horizon {
        let at = zone &* stride &+ month
        let modelled = exponential(logIndex[at])
        if !isUsable { index[at] = modelled }
        // What the function left alone keeps its bits.
        guard index[at] != modelled else { continue }
        logIndex[at] = naturalLog(index[at])
        inverseIndex[at] = 1 / index[at]
      }
    }
  }

  /// Lets the function of exits write its factors, and multiplies them into the hazards of the path.
  func scaleHazardsByHook() {
    guard let hooks, let factors = hookHazards else { return }
    let exits = fund.exits
    let maxAge = fund.contract.maxAge
    for zone in 0..<fund.zoneCount {
      for kind in 0..<3 {
        for month in 0...fund.horizon { factors.byMonth[kind][month] = 1 }
        for age in 0...maxAge { factors.byAge[kind][age] = 1 }
      }
      let row = zone &* fund.monthStride
      let isUsable = hooks.exitHazard(
        HookZone(
          zone: zone, name: hooks.zoneNames[zone], horizon: fund.horizon, index: index + row,
          shortRate: ratePath, climate: climate, years: fund.market.years,
          saleByMonth: factors.byMonth[0], refinanceByMonth: factors.byMonth[1],
          defaultByMonth: factors.byMonth[2], saleByAge: factors.byAge[0],
          refinanceByAge: factors.byAge[1], defaultByAge: factors.byAge[2], maxAge: maxAge))
      let ages = zone &* exits.ageStride
      for age in 0...maxAge {
        saleHazard[ages &+ age] = exits.saleHazard[age] * (isUsable ? factors.byAge[0][age] : 1)
        refinanceHazard[ages &+ age] =
          exits.refinanceHazard[age] * (isUsable ? factors.byAge[1][age] : 1)
        defaultHazard[ages &+ age] =
          exits.defaultHazard[ages &+ age] * (isUsable ? factors.byAge[2][age] : 1)
      }
      guard isUsable else { continue }
      for month in 0...fund.horizon {
        saleWeight[row &+ month] *= factors.byMonth[0][month]
        refinanceWeight[row &+ month] *= factors.byMonth[1][month]
        defaultWeight[row &+ month] *= factors.byMonth[2][month]
      }
    }
  }

  /// The month as far as it has come.
  func hookMonth(_ month: Int, _ hooks: HookSession) -> HookMonth {
    HookMonth(
      month: month, horizon: fund.horizon, cash: account.cash, unfunded: account.uncalled,
      outstanding: totalOutstanding, nav: account.nav, outstandingByZone: outstanding,
      zones: hooks.zoneNames, index: index, indexStride: fund.monthStride, shortRate: ratePath,
      ledger: flows, ledgerStride: flowStride)
  }

  /// Asks the trigger what the month is to do without.
  func pullTrigger(_ month: Int) {
    guard let hooks else { return }
    monthActions = hooks.trigger(hookMonth(month, hooks))
    if monthActions.contains(.stopReinvestment) { account.reinvestment = 0 }
  }

  /// Pays cash by the waterfall of the fund's own; by the tiers once the path has failed.
  func payByHook(_ cash: Double, _ month: Int, atEnd: Bool) -> WaterfallAllocation {
    guard cash > 0 else { return WaterfallAllocation(lp: 0, gp: 0) }
    return hooks?.distribute(&waterfallState, cash, month: month, isLast: atEnd)
      ?? waterfall.pointee.distribute(&waterfallState, cash)
  }

  func computeHookMetrics() {
    guard let hooks else { return }
    hooks.metrics(
      HookPath(
        horizon: fund.horizon, zones: hooks.zoneNames, index: index, indexStride: fund.monthStride,
        shortRate: ratePath, ledger: flows, ledgerStride: flowStride, net: netFlow,
        contributions: contributions, receipts: lpReceipts, metrics: metricRow),
      into: hookRow)
  }
}
