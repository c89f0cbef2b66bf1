import FundModel
import FundNumerics
import FundWaterfall

/// The fund's own functions in the plain program: its arrays laid out as the functions read them.
final class ReferenceHooks {
  let session: HookSession
  private let config: FundConfig
  private let months: Int
  /// Longest age of a loan.
  private let maxAge: Int
  private let arena = Arena()
  private let index: UnsafeMutablePointer<Double>
  private let shortRate: UnsafeMutablePointer<Double>
  private let ledger: UnsafeMutablePointer<Double>
  private let byZone: UnsafeMutablePointer<Double>

  init(_ hooks: any PathHooks, _ config: FundConfig, _ data: FundData) {
    // The reference keeps the future values of its tiers itself.
    session = HookSession(hooks, config: config, irrTiers: 0)
    self.config = config
    months = config.fund.horizonMonths + 1
    maxAge = ContractTable.longestAge(
      config, oldest: config.fund.horizonMonths + TapeTables.oldest(config, data))
    index = arena.doubles(config.zones.count * months)
    shortRate = arena.doubles(months)
    ledger = arena.doubles(FlowItem.count * months)
    byZone = arena.doubles(config.zones.count)
  }

  private func has(_ point: HookPoints) -> Bool { session.points.contains(point) }

  /// The market with the index that the function of prices has written.
  func reprice(_ market: inout ReferenceMarket, _ draws: ReferenceDraws) {
    guard has(.pricePath) else { return }
    let zones = config.zones.count
    let normals = arena.doubles(zones * months)
    for zone in 0..<zones {
      for month in 0..<months {
        normals[zone * months + month] = draws.priceNormal(component: 0, zone: zone, month: month)
      }
    }
    layOut(market)
    let isUsable = session.pricePath(
      HookMarket(
        zones: session.zoneNames, horizon: months - 1, normals: normals, normalStride: months,
        index: index, indexStride: months))
    guard isUsable else { return }
    for zone in 0..<zones {
      for month in 0..<months {
        let written = index[zone * months + month]
        if written != exponential(market.logIndex[zone][month]) {
          market.logIndex[zone][month] = naturalLog(written)
        }
      }
    }
  }

  /// The factors on hazards of every zone; nil when there are none.
  func hazardFactors(_ market: ReferenceMarket) -> [ReferenceHazardFactors]? {
    layOut(market)
    guard has(.exitHazard) else { return nil }
    let climate = arena.doubles(market.climate.count)
    for (year, level) in market.climate.enumerated() { climate[year] = level }
    return config.zones.indices.map { zone in
      func ones(_ count: Int) -> UnsafeMutablePointer<Double> {
        let row = arena.doubles(count)
        for i in 0..<count { row[i] = 1 }
        return row
      }
      let byMonth = (0..<3).map { _ in ones(months) }
      let byAge = (0..<3).map { _ in ones(maxAge + 1) }
      let isUsable = session.exitHazard(
        HookZone(
          zone: zone, name: session.zoneNames[zone], horizon: months - 1,
          index: index + zone * months, shortRate: shortRate, climate: climate,
          years: market.climate.count, saleByMonth: byMonth[0], refinanceByMonth: byMonth[1],
          defaultByMonth: byMonth[2], saleByAge: byAge[0], refinanceByAge: byAge[1],
          defaultByAge: byAge[2], maxAge: maxAge))
      func table(_ kind: Int) -> ReferenceHazardFactors.Table {
        .init(
          byMonth: (0..<months).map { isUsable ? byMonth[kind][$0] : 1 },
          byAge: (0...maxAge).map { isUsable ? byAge[kind][$0] : 1 })
      }
      return ReferenceHazardFactors(sale: table(0), refinance: table(1), default: table(2))
    }
  }

  private func layOut(_ market: ReferenceMarket) {
    for (zone, levels) in market.logIndex.enumerated() {
      for (month, level) in levels.enumerated() {
        index[zone * months + month] = exponential(level)
      }
    }
    for (month, rate) in market.shortRates.enumerated() { shortRate[month] = rate }
  }

  /// Money put aside of a month's receipts; nil when no function says it.
  func reinvest(_ run: ReferenceRun, _ month: Int, principal: Double, net: Double) -> Double? {
    guard has(.reinvest) else { return nil }
    guard net > 0 else { return 0 }
    return session.reinvest(date(run, month), principal: principal, net: net) ?? 0
  }

  func trigger(_ run: ReferenceRun, _ month: Int) -> HookActions {
    has(.trigger) ? session.trigger(date(run, month)) : []
  }

  func month(_ run: ReferenceRun, _ month: Int) {
    if has(.month) { session.month(date(run, month)) }
  }

  /// Splits cash by the function; nil when there is none, or the path has failed.
  func distribute(
    _ accounts: ReferenceWaterfall, _ cash: Double, _ month: Int
  ) -> ReferenceWaterfall? {
    guard has(.waterfall), cash > 0 else { return nil }
    var state = WaterfallState()
    state.unreturnedCapital = accounts.unreturnedCapital
    state.preferred = accounts.preferredReturn
    state.contributed = accounts.contributions
    state.lpDistributed = accounts.lpDistributions
    state.gpDistributed = accounts.gpDistributions
    state.capitalReturned = accounts.capitalReturned
    guard
      let paid = session.distribute(&state, cash, month: month, isLast: month == months - 1)
    else { return nil }
    return accounts.afterFunction(state, paid)
  }

  /// Figures of the fund's own, in the order of the configuration.
  func metrics(_ run: ReferenceRun, _ metrics: [Double]) -> [Double] {
    guard has(.metric) else { return [] }
    func column(_ value: (Int) -> Double) -> UnsafeMutablePointer<Double> {
      let column = arena.doubles(months)
      for month in 0..<months { column[month] = value(month) }
      return column
    }
    layOut(run)
    let figures = arena.doubles(metrics.count)
    for (i, value) in metrics.enumerated() { figures[i] = value }
    let row = arena.doubles(session.metricCount)
    session.metrics(
      HookPath(
        horizon: months - 1, zones: session.zoneNames, index: index, indexStride: months,
        shortRate: shortRate, ledger: ledger, ledgerStride: months,
        net: column { run.toLps($0) - run.fromLps($0) }, contributions: column(run.fromLps),
        receipts: column(run.toLps), metrics: figures),
      into: row)
    return (0..<session.metricCount).map { row[$0] }
  }

  private func date(_ run: ReferenceRun, _ month: Int) -> HookMonth {
    layOut(run)
    let outstanding = run.outstandingNow()
    for (zone, amount) in outstanding.enumerated() { byZone[zone] = amount }
    return HookMonth(
      month: month, horizon: months - 1, cash: run.ledger.cash, unfunded: run.ledger.uncalled,
      outstanding: outstanding.reduce(0, +), nav: run.nav, outstandingByZone: byZone,
      zones: session.zoneNames, index: index, indexStride: months, shortRate: shortRate,
      ledger: ledger, ledgerStride: months)
  }

  private func layOut(_ run: ReferenceRun) {
    for (item, column) in run.ledger.flows.enumerated() {
      for (month, amount) in column.enumerated() { ledger[item * months + month] = amount }
    }
  }
}

/// Factors on the hazards of a zone, by month of the fund and by age.
struct ReferenceHazardFactors {
  struct Table {
    var byMonth: [Double]
    var byAge: [Double]

    func factor(month: Int, age: Int) -> Double { byMonth[month] * byAge[age] }
  }

  var sale: Table
  var refinance: Table
  var `default`: Table
}

extension ReferenceWaterfall {
  /// The accounts after a function has paid a date's cash.
  func afterFunction(_ state: WaterfallState, _ paid: WaterfallAllocation) -> ReferenceWaterfall {
    var copy = self
    copy.unreturnedCapital = state.unreturnedCapital
    copy.preferredReturn = state.preferred
    copy.capitalReturned = state.capitalReturned
    copy.lpDistributions += paid.lp
    copy.gpDistributions += paid.gp
    for t in copy.tiers.indices where copy.tiers[t].until == .irr { copy.futureValue[t] -= paid.lp }
    copy.payments = [
      .init(tier: 0, until: HookTerms.Point.waterfall.rawValue, lp: paid.lp, gp: paid.gp)
    ]
    return copy
  }
}
