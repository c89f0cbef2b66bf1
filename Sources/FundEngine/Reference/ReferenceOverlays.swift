import FundModel

/// The inputs that overlays can change, as tables `[zone][month]` (docs/model.md, section 2.1). The
/// short rate is no table before a path has drawn it: `overlaid(shortRates:)`.
struct ReferenceOverlays {
  var appreciation: [[Double]]
  var appreciationVolatility: [[Double]]
  var saleHazard: [[Double]]
  var refinanceHazard: [[Double]]
  var defaultHazard: [[Double]]
  var recovery: [[Double]]
  var saleCost: [[Double]]
  var idiosyncraticVolatility: [[Double]]
  var propertyValue: [[Double]]
  /// By month, for no zone.
  var facilityLimit: [Double]

  private let fundWide: [Overlay]

  init(_ config: FundConfig) {
    func filled(_ base: (Zone, Int) -> Double) -> [[Double]] {
      config.zones.map { zone in (0...config.fund.horizonMonths).map { base(zone, $0) } }
    }
    appreciation = filled { Self.givenGrowth(config, $0, month: $1) }
    appreciationVolatility = filled { zone, _ in zone.appreciationVolatility }
    saleHazard = filled { _, _ in 1 }
    refinanceHazard = filled { _, _ in 1 }
    defaultHazard = filled { _, _ in 1 }
    let recoveryTerms = config.exits.default.recovery
    recovery = filled { _, _ in recoveryTerms.kind == .rate ? recoveryTerms.rate! : 1 }
    saleCost = filled { _, _ in config.exits.saleCost }
    idiosyncraticVolatility = filled { _, _ in config.loans.idiosyncraticVolatility }
    propertyValue = filled { _, _ in 1 }
    fundWide = config.market.overlays.filter(\.target.isFundWide)
    let noLimit = [Double](repeating: 1, count: config.fund.horizonMonths + 1)
    facilityLimit = Self.overlaid(noLimit, fundWide.filter { $0.target == .facilityLimit })
      .map { max(0, $0) }

    for overlay in config.market.overlays where !overlay.target.isFundWide {
      for (z, zone) in config.zones.enumerated()
      where overlay.zones.isEmpty || overlay.zones.contains(zone.name) {
        for month in 0...config.fund.horizonMonths
        where overlay.fromMonth <= month && month <= overlay.toMonth {
          apply(overlay, Self.value(overlay, month), z, month)
        }
      }
    }

    func clamp(_ table: inout [[Double]], _ low: Double, _ high: Double) {
      table = table.map { $0.map { min(max($0, low), high) } }
    }
    clamp(&appreciation, -0.99, .infinity)
    clamp(&appreciationVolatility, 0, .infinity)
    clamp(&saleHazard, 0, .infinity)
    clamp(&refinanceHazard, 0, .infinity)
    clamp(&defaultHazard, 0, .infinity)
    clamp(&recovery, 0, 1)
    clamp(&saleCost, 0, 1)
    clamp(&idiosyncraticVolatility, 0, .infinity)
    clamp(&propertyValue, 0.001, .infinity)
  }

  /// The rate that an overlay of appreciation acts on: the zone's, or the period's of a given path.
  private static func givenGrowth(_ config: FundConfig, _ zone: Zone, month: Int) -> Double {
    guard config.market.priceModel.kind == .path else { return zone.appreciationRate }
    let path = config.market.priceModel.path!
    let rates = path.growth.first { $0.zone == zone.name }!.rates
    // Month 0 has no growth; its entry is never read.
    let period = path.period == .annual ? ReferenceMath.year(month) - 1 : month - 1
    return ReferenceMath.holdingOn(rates, max(0, period))
  }

  /// The short rate that others read, made of the one that the path drew.
  func overlaid(shortRates: [Double]) -> [Double] {
    Self.overlaid(shortRates, fundWide.filter { $0.target == .shortRate }).map { max(-0.99, $0) }
  }

  /// A table by month after overlays, before its clamp.
  private static func overlaid(_ base: [Double], _ overlays: [Overlay]) -> [Double] {
    base.enumerated().map { month, base in
      overlays.filter { $0.fromMonth <= month && month <= $0.toMonth }
        .reduce(base) { changed($0, $1.op, value($1, month)) }
    }
  }

  private static func value(_ overlay: Overlay, _ month: Int) -> Double {
    overlay.values.count == 1 ? overlay.values[0] : overlay.values[month - overlay.fromMonth]
  }

  private static func changed(_ old: Double, _ op: Overlay.Operation, _ value: Double) -> Double {
    switch op {
    case .add: old + value
    case .multiply: old * value
    case .set: value
    }
  }

  private mutating func apply(_ overlay: Overlay, _ value: Double, _ zone: Int, _ month: Int) {
    func changed(_ old: Double) -> Double { Self.changed(old, overlay.op, value) }
    switch overlay.target {
    case .appreciation: appreciation[zone][month] = changed(appreciation[zone][month])
    case .appreciationVolatility:
      appreciationVolatility[zone][month] = changed(appreciationVolatility[zone][month])
    case .saleHazard: saleHazard[zone][month] = changed(saleHazard[zone][month])
    case .refinanceHazard: refinanceHazard[zone][month] = changed(refinanceHazard[zone][month])
    case .defaultHazard: defaultHazard[zone][month] = changed(defaultHazard[zone][month])
    case .recovery: recovery[zone][month] = changed(recovery[zone][month])
    case .saleCost: saleCost[zone][month] = changed(saleCost[zone][month])
    case .idiosyncraticVolatility:
      idiosyncraticVolatility[zone][month] = changed(idiosyncraticVolatility[zone][month])
    case .shortRate, .facilityLimit: break
    case .propertyValue:
      // A factor: to add x is to multiply by 1 + x, and it cannot be set.
      propertyValue[zone][month] *= overlay.op == .add ? 1 + value : value
    }
  }
}
