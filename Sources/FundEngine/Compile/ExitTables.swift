import FundModel
import FundNumerics

/// Monthly hazards by age and month, and what an exit costs.
final class ExitTables: @unchecked Sendable {
  let isTiming: Bool
  /// Rows `age`, 1...maxAge; 0 before the lockout.
  let saleHazard: UnsafeMutablePointer<Double>
  let refinanceHazard: UnsafeMutablePointer<Double>
  /// Before climate and overlays, `zone * ageStride + age`.
  let defaultHazard: UnsafeMutablePointer<Double>
  let ageStride: Int
  let maxAge: Int
  /// Multipliers by zone and month.
  let saleOverlay: UnsafeMutablePointer<Double>
  let refinanceOverlay: UnsafeMutablePointer<Double>
  let defaultOverlay: UnsafeMutablePointer<Double>
  let saleSensitivity: Double
  let refinanceSensitivity: Double
  let equitySensitivity: Double
  /// Selling cost, recovery and cumulative variance of a home's own moves, by zone and month.
  let saleCost: UnsafeMutablePointer<Double>
  let recovery: UnsafeMutablePointer<Double>
  let ownVariance: UnsafeMutablePointer<Double>
  let refinanceCost: Double
  let maturitySaleShare: Double
  let isForeclosure: Bool
  /// What a forced sale leaves of the value: `(1 - discount)(1 - cost)`.
  let foreclosureKeep: Double
  let lagMonths: Int
  let lockoutMonths: Int
  /// Loadings of the default driver on the market, the zone and the loan.
  let marketLoading: Double
  let zoneLoading: Double
  let ownLoading: Double
  /// Timing model: law of the years to exit and the share of sales.
  let years: TruncatedLaw
  let timingSaleShare: Double
  private let arena = Arena()

  init(_ config: FundConfig, monthStride: Int, maxAge: Int) throws {
    let exits = config.exits
    let zones = config.zones.count
    let months = config.fund.horizonMonths + 1
    self.maxAge = maxAge
    ageStride = (maxAge + 1 + 7) / 8 * 8 + 8
    isTiming = exits.model == .timing
    lockoutMonths = exits.lockoutMonths
    saleHazard = arena.doubles(ageStride)
    refinanceHazard = arena.doubles(ageStride)
    defaultHazard = arena.doubles(zones * ageStride)

    func monthly(_ probability: Double) -> Double { -naturalLog(1 - probability) / 12 }
    func ofYear(_ table: [Double], _ age: Int) -> Double {
      table[min((age - 1) / 12, table.count - 1)]
    }
    let first = max(1, lockoutMonths)
    if isTiming {
      let timing = try EngineError.require(exits.timing, "exits.timing")
      years = TruncatedLaw(timing.years)
      timingSaleShare = timing.saleWeight / (timing.saleWeight + timing.refinanceWeight)
      saleSensitivity = 0
      refinanceSensitivity = 0
    } else {
      let hazard = try EngineError.require(exits.hazard, "exits.hazard")
      years = TruncatedLaw(mean: 1, sd: 0, min: 1, max: 1)
      timingSaleShare = 0
      saleSensitivity = hazard.salePriceSensitivity
      refinanceSensitivity = hazard.refinancePriceSensitivity
      if first <= maxAge {
        for age in first...maxAge {
          saleHazard[age] = monthly(ofYear(hazard.sale, age))
          refinanceHazard[age] = monthly(ofYear(hazard.refinance, age))
        }
      }
    }
    for (zone, terms) in config.zones.enumerated() where first <= maxAge {
      for age in first...maxAge {
        defaultHazard[zone * ageStride + age] =
          monthly(terms.defaultRate) * ofYear(exits.default.seasoning, age)
      }
    }

    let arena = self.arena
    func table(
      _ target: Overlay.Target, _ clamp: ClosedRange<Double>, _ base: Double
    ) -> UnsafeMutablePointer<Double> {
      let overlaid = OverlayTable(
        target, config: config, monthStride: monthStride, months: months, clamp: clamp
      ) { _, _ in base }
      let target = arena.doubles(zones * monthStride)
      for (index, value) in overlaid.values.enumerated() { target[index] = value }
      return target
    }
    let positive = 0...Double.greatestFiniteMagnitude
    saleOverlay = table(.saleHazard, positive, 1)
    refinanceOverlay = table(.refinanceHazard, positive, 1)
    defaultOverlay = table(.defaultHazard, positive, 1)
    saleCost = table(.saleCost, 0...1, exits.saleCost)
    let terms = exits.default.recovery
    isForeclosure = terms.kind == .foreclosure
    if isForeclosure {
      let discount = try EngineError.require(terms.discount, "exits.default.recovery.discount")
      let cost = try EngineError.require(terms.cost, "exits.default.recovery.cost")
      foreclosureKeep = (1 - discount) * (1 - cost)
      recovery = table(.recovery, 0...1, 1)
    } else {
      foreclosureKeep = 1
      recovery = table(
        .recovery, 0...1, try EngineError.require(terms.rate, "exits.default.recovery.rate"))
    }
    ownVariance = table(.idiosyncraticVolatility, positive, config.loans.idiosyncraticVolatility)
    for zone in 0..<zones {
      var sum = 0.0
      ownVariance[zone * monthStride] = 0
      for month in 1..<months {
        let volatility = ownVariance[zone * monthStride + month]
        sum += volatility * volatility / 12
        ownVariance[zone * monthStride + month] = sum
      }
    }
    refinanceCost = exits.refinanceCost
    maturitySaleShare = exits.maturitySaleShare
    lagMonths = exits.default.lagMonths
    equitySensitivity = exits.default.equitySensitivity
    marketLoading = exits.default.correlationBetweenZones.squareRoot()
    zoneLoading =
      (exits.default.correlationWithinZone - exits.default.correlationBetweenZones).squareRoot()
    ownLoading = (1 - exits.default.correlationWithinZone).squareRoot()
  }
}
