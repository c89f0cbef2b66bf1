import FundEngine
import FundModel
import LuaRuntime

/// The market of a path as a hook sees it.
final class MarketView {
  let record: LuaRecord
  let index: LuaRecord
  private let normals: LuaRecord

  init(_ market: HookMarket, _ state: LuaState) throws {
    normals = try HookView.byZone(market.zones, state)
    index = try HookView.byZone(market.zones, state)
    index.makeWritable()
    record = try HookView.record(
      "a market", state,
      [
        "zones": .value(try HookView.names(market.zones, state)), "horizon": .integer(0),
        "normals": .reader(normals), "index": .reader(index),
      ], numbers: 1)
  }

  func open(_ market: HookMarket) {
    record.numbers[0] = Double(market.horizon)
    let months = market.horizon + 1
    normals.columns(at: market.normals, stride: market.normalStride, count: months)
    index.columns(at: market.index, stride: market.indexStride, count: months)
    normals.open()
    index.open()
    record.open()
  }

  func close() {
    record.close()
    normals.close()
    index.close()
  }
}

/// One zone of a path as a hook sees it.
final class ZoneView {
  static let multipliers = [
    "sale", "refinance", "default", "sale_by_age", "refinance_by_age", "default_by_age",
  ]
  let record: LuaRecord

  init(_ zone: HookZone, _ state: LuaState) throws {
    var fields: [String: LuaRecord.Field] = [
      "zone": .value(.string(zone.name)), "horizon": .integer(0),
      "index": .window(6), "short_rate": .window(7), "climate": .window(8),
    ]
    for (i, name) in Self.multipliers.enumerated() { fields[name] = .window(i) }
    record = try HookView.record("a zone", state, fields, numbers: 1, windows: 9)
  }

  func open(_ zone: HookZone) {
    let months = zone.horizon + 1
    record.numbers[0] = Double(zone.horizon)
    for (i, (base, count)) in Self.columns(zone).enumerated() {
      record.point(i, writing: base, count: count)
    }
    record.point(6, at: zone.index, count: months)
    record.point(7, at: zone.shortRate, count: months)
    record.point(8, at: zone.climate, count: zone.years)
    record.open()
  }

  /// The multipliers, in the order of their names.
  static func columns(_ zone: HookZone) -> [(base: UnsafeMutablePointer<Double>, count: Int)] {
    let (months, ages) = (zone.horizon + 1, zone.maxAge + 1)
    return [
      (zone.saleByMonth, months), (zone.refinanceByMonth, months), (zone.defaultByMonth, months),
      (zone.saleByAge, ages), (zone.refinanceByAge, ages), (zone.defaultByAge, ages),
    ]
  }
}

extension LuaHooks {
  func pricePath(_ data: HookMarket) {
    guard let hook = hook(.pricePath) else { return }
    attempt(hook) {
      let view = try market ?? MarketView(data, state)
      market = view
      view.open(data)
      defer { view.close() }
      try call(hook, view.record) { results in
        try Self.expectNothing(results, "it writes to m:index(zone)")
      }
    }
  }

  func exitHazard(_ zone: HookZone) {
    guard let hook = hook(.exitHazard) else { return }
    attempt(hook) {
      while zones.count <= zone.zone { zones.append(nil) }
      let view = try zones[zone.zone] ?? ZoneView(zone, state)
      zones[zone.zone] = view
      view.open(zone)
      defer { view.record.close() }
      try call(hook, view.record) { results in
        try Self.expectNothing(results, "it writes to z.sale, z.default and their like")
      }
    }
  }
}
