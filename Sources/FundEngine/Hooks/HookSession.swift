import FundModel
import FundWaterfall

/// Hooks at work in one program, kernel or reference: calls them, and checks what they answer.
///
/// The first failure, the function's own or an answer that it may not give, ends the calls of the path;
/// answers are then those of a fund without hooks, and the path does not count.
final class HookSession {
  let points: HookPoints
  let zoneNames: [String]
  private let hooks: any PathHooks
  private let metricNames: [String]
  private let irrTiers: Int
  private let date = WaterfallDate()
  private var path: UInt64 = 0

  /// What went wrong on the path; nil as long as all went well.
  private(set) var failure: HookFailure?

  /// - Parameter irrTiers: irr tiers of the fund's own waterfall, whose accounts go on beside.
  init(_ hooks: any PathHooks, config: FundConfig, irrTiers: Int) {
    self.hooks = hooks
    self.irrTiers = irrTiers
    points = hooks.points
    zoneNames = config.zones.map(\.name)
    metricNames = config.hooks.filter { $0.point == .metric }.map(\.name)
  }

  var metricCount: Int { hooks.metricCount }
  var isSound: Bool { failure == nil }

  func begin(seed: UInt64, path: UInt64) {
    self.path = path
    failure = nil
    hooks.begin(seed: seed, path: path)
    date.begin(irrTiers: irrTiers)
    takeFailure()
  }

  /// - Returns: whether the index may be used as it now is.
  func pricePath(_ market: HookMarket) -> Bool {
    guard isSound else { return false }
    let start = market.zones.indices.map { market.index[$0 * market.indexStride] }
    hooks.pricePath(market)
    guard takeFailure() else { return false }
    for (zone, name) in market.zones.enumerated() {
      let index = market.index + zone * market.indexStride
      guard index[0] == start[zone] else {
        return refuse(
          .pricePath, month: 0,
          "the index of \(name) is \(index[0]), and must stay \(start[zone]) in month 0")
      }
      for month in 0...market.horizon where !(index[month] > 0 && index[month].isFinite) {
        return refuse(
          .pricePath, month: month,
          "the index of \(name) is \(index[month]), and must be above 0 and finite")
      }
    }
    return true
  }

  /// - Returns: whether the factors may be used.
  func exitHazard(_ zone: HookZone) -> Bool {
    guard isSound else { return false }
    hooks.exitHazard(zone)
    guard takeFailure() else { return false }
    let tables = [
      ("sale", zone.saleByMonth, zone.saleByAge),
      ("refinance", zone.refinanceByMonth, zone.refinanceByAge),
      ("default", zone.defaultByMonth, zone.defaultByAge),
    ]
    func isFactor(_ value: Double) -> Bool { value >= 0 && value.isFinite }
    for (kind, byMonth, byAge) in tables {
      for month in 0...zone.horizon where !isFactor(byMonth[month]) {
        return refuse(
          .exitHazard, month: month,
          "the factor on \(kind) in zone \(zone.name) is \(byMonth[month]), and must be at least 0 and"
            + " finite")
      }
      for age in 0...zone.maxAge where !isFactor(byAge[age]) {
        return refuse(
          .exitHazard,
          "the factor on \(kind) at age \(age) in zone \(zone.name) is \(byAge[age]), and must be at"
            + " least 0 and finite")
      }
    }
    return true
  }

  /// Money put aside, or nil where the path has failed.
  func reinvest(_ date: HookMonth, principal: Double, net: Double) -> Double? {
    guard isSound else { return nil }
    let kept = hooks.reinvest(date, principal: principal, net: net)
    guard takeFailure() else { return nil }
    guard kept >= 0, kept <= net * (1 + 0x1p-50) else {
      _ = refuse(
        .reinvest, month: date.month, "\(kept) is put aside, and must be in [0, \(net)]")
      return nil
    }
    return min(kept, net)
  }

  func trigger(_ date: HookMonth) -> HookActions {
    guard isSound else { return [] }
    let actions = hooks.trigger(date)
    return takeFailure() ? actions : []
  }

  func month(_ date: HookMonth) {
    guard isSound else { return }
    hooks.month(date)
    takeFailure()
  }

  /// LP money of a month, for the rates that a waterfall may ask for.
  func contribute(_ amount: Double, month: Int) { date.contribute(amount, month: month) }

  /// Pays cash > 0 of a date; nil where the path has failed, and the accounts are then as before.
  func distribute(
    _ state: inout WaterfallState, _ cash: Double, month: Int, isLast: Bool
  ) -> WaterfallAllocation? {
    guard isSound else { return nil }
    date.open(month: month, isLast: isLast, cash: cash, state: state)
    hooks.waterfall(date)
    let closed = Result { () throws(WaterfallDateError) in try date.close() }
    guard takeFailure() else { return nil }
    switch closed {
    case .success(let paid):
      state = date.state
      return paid
    case .failure(let error):
      _ = refuse(.waterfall, month: month, error.message)
      return nil
    }
  }

  /// Figures of the path into `row`; not a number where the path has failed.
  func metrics(_ path: HookPath, into row: UnsafeMutablePointer<Double>) {
    for index in 0..<metricCount { row[index] = .nan }
    guard isSound else { return }
    hooks.metrics(path, into: row)
    guard takeFailure() else { return }
    for index in 0..<metricCount where row[index].isInfinite {
      let name = index < metricNames.count ? metricNames[index] : "\(index + 1)"
      _ = refuse(
        .metric, name: name, "the figure is \(row[index]), and must be finite or not a number")
    }
  }

  /// Whether the hooks are still sound.
  @discardableResult
  private func takeFailure() -> Bool {
    if failure == nil { failure = hooks.failure }
    return failure == nil
  }

  private func refuse(
    _ point: HookTerms.Point, month: Int? = nil, name: String = "", _ message: String
  ) -> Bool {
    failure =
      failure
      ?? HookFailure(
        hook: HookTerms(point: point, name: name, source: "").title, path: path, month: month,
        message: message)
    return false
  }
}
