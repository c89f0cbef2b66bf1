import FundModel
import FundNumerics

/// Drift, shock sizes and correlations of the house price model, by zone and month.
///
/// `gbm` is the one-component case with no persistence, `path` the case without components, so the
/// kernel knows one recursion: `x = phi x + scale e`, `ln I += drift + sum x`. Regimes and bootstraps add
/// what depends on the path's state to it.
final class MarketTables: @unchecked Sendable {
  let components: Int
  /// Persistence by component.
  let phi: UnsafeMutablePointer<Double>
  /// Weight of a component's shocks in the year's mean shock: sqrt of its variance share.
  let shockWeight: UnsafeMutablePointer<Double>
  /// Shock size by component, zone and month: `(c * zones + z) * stride + m`.
  let scale: UnsafeMutablePointer<Double>
  /// Size of the starting state by component and zone.
  let startScale: UnsafeMutablePointer<Double>
  /// Log growth without shocks, convexity correction and jumps included, by zone and month.
  let drift: UnsafeMutablePointer<Double>
  /// Lower Cholesky factor of the correlation, row-major.
  let cholesky: UnsafeMutablePointer<Double>
  let climateVolatility: Double
  let climateCorrelation: Double
  /// One over the deviation of the sum of a year's shocks, by year from 0; 0 where there are none.
  let yearShockScale: UnsafeMutablePointer<Double>
  let years: Int
  /// Nil unless prices switch between regimes.
  let regimes: RegimeTables?
  /// Nil unless prices are drawn from history.
  let bootstrap: BootstrapTables?
  let rates: RateTables
  /// Factor on the limit of every facility, by month; zero beyond the horizon.
  let facilityLimit: UnsafeMutablePointer<Double>
  private let arena = Arena()

  init(_ config: FundConfig, data: FundData, monthStride: Int) throws {
    let zones = config.zones.count
    let months = config.fund.horizonMonths + 1
    let model = try Self.components(config)
    components = model.count
    phi = arena.doubles(max(1, components))
    shockWeight = arena.doubles(max(1, components))
    scale = arena.doubles(max(1, components) * zones * monthStride)
    startScale = arena.doubles(max(1, components) * zones)
    drift = arena.doubles(zones * monthStride)
    cholesky = arena.doubles(zones * zones)
    years = (months - 1 + 11) / 12
    yearShockScale = arena.doubles(years)

    for (index, component) in model.enumerated() {
      phi[index] = component.phi
      shockWeight[index] = component.share.squareRoot()
    }
    let volatility = OverlayTable(
      .appreciationVolatility, config: config, monthStride: monthStride, months: months,
      clamp: 0...Double.greatestFiniteMagnitude
    ) { zone, _ in config.zones[zone].appreciationVolatility }
    let growth = try Self.monthlyLogGrowth(config, monthStride: monthStride, months: months)
    regimes = try RegimeTables(config, monthStride: monthStride)
    bootstrap = try BootstrapTables(config, data: data, growth: growth, monthStride: monthStride)
    rates = try RateTables(config, monthStride: monthStride)
    facilityLimit = arena.doubles(monthStride)
    let limits = OverlayTable(
      .facilityLimit, config: config, monthStride: monthStride, months: months,
      clamp: 0...Double.greatestFiniteMagnitude
    ) { _, _ in 1 }
    for month in 0..<months { facilityLimit[month] = limits[0, month] }
    let jump = OverlayTable(
      .propertyValue, config: config, monthStride: monthStride, months: months,
      clamp: 0.001...Double.greatestFiniteMagnitude
    ) { _, _ in 1 }
    let stationary = config.market.priceModel.momentum?.start == .stationary

    for zone in 0..<zones {
      for month in 0..<months {
        let at = zone * monthStride + month
        // Regimes have growth tables of their own.
        let given = bootstrap?.drift[at] ?? (regimes == nil ? growth[at] : 0)
        drift[at] = (month == 0 ? 0 : given) + naturalLog(jump[zone, month])
      }
      for (index, component) in model.enumerated() {
        let start = component.persists && stationary
        startScale[index * zones + zone] =
          start ? volatility[zone, 1] * (component.share / 12).squareRoot() : 0
        var variance = AccumulatedVariance(
          phi: component.phi,
          start: start ? volatility[zone, 1] * volatility[zone, 1] * component.share / 12 : 0)
        let unit =
          (component.share * (1 - component.phi * component.phi) / 12).squareRoot()
        for month in 1..<months {
          let size = volatility[zone, month] * unit
          scale[(index * zones + zone) * monthStride + month] = size
          if regimes == nil {
            drift[zone * monthStride + month] -= variance.advance(innovation: size * size) / 2
          }
        }
      }
    }

    guard let matrix = try? SymmetricMatrix(rows: config.market.correlation),
      let factor = matrix.semidefiniteCholesky()
    else {
      throw EngineError(
        "market.correlation is not symmetric positive semidefinite; validate the config first",
        path: "market.correlation")
    }
    for row in 0..<zones {
      for column in 0...row { cholesky[row * zones + column] = factor[row][column] }
    }
    climateVolatility = config.market.defaultClimate.volatility
    climateCorrelation = config.market.defaultClimate.appreciationCorrelation
    let total = config.market.correlation.reduce(0) { $0 + $1.reduce(0, +) }
    for year in 0..<years where components > 0 && total > 1e-12 {
      let count = min(12, months - 1 - 12 * year)
      yearShockScale[year] = 1 / (Double(count) * total).squareRoot()
    }
    // History's scores are in units of their own deviation already.
    if let bootstrap, bootstrap.hasScore {
      for year in 0..<years { yearShockScale[year] = 1 }
    }
  }

  private struct Component {
    var phi: Double
    var share: Double
    var persists: Bool
  }

  private static func components(_ config: FundConfig) throws -> [Component] {
    switch config.market.priceModel.kind {
    case .gbm, .regime: return [Component(phi: 0, share: 1, persists: false)]
    case .path, .bootstrap: return []
    case .momentum:
      let momentum = try EngineError.require(
        config.market.priceModel.momentum, "market.price_model.momentum")
      return momentum.components.map { Component(phi: $0.phi, share: $0.share, persists: true) }
    }
  }

  /// Log growth a month before shocks, from the zone's rate or from the given path.
  private static func monthlyLogGrowth(
    _ config: FundConfig, monthStride: Int, months: Int
  ) throws -> [Double] {
    let given =
      config.market.priceModel.kind == .path
      ? try EngineError.require(config.market.priceModel.path, "market.price_model.path") : nil
    // The overlay acts on the rate of the period, so a path is laid out by month before it.
    let table = try OverlayTable(
      .appreciation, config: config, monthStride: monthStride, months: months,
      clamp: -0.99...Double.greatestFiniteMagnitude
    ) { zone, month in
      guard let given else { return config.zones[zone].appreciationRate }
      return try rate(of: config.zones[zone].name, in: given, month: month)
    }
    let perYear = given?.period != .monthly
    return table.values.map { naturalLog(1 + $0) / (perYear ? 12 : 1) }
  }

  private static func rate(of zone: String, in path: PriceModel.Path, month: Int) throws -> Double {
    guard month > 0 else { return 0 }
    let name = "market.price_model.path.growth"
    let growth = try EngineError.require(path.growth.first { $0.zone == zone }, "\(name).\(zone)")
    let index = path.period == .annual ? (month - 1) / 12 : month - 1
    guard index < growth.rates.count else {
      throw EngineError("\(name).\(zone).rates ends before month \(month)", path: name)
    }
    return growth.rates[index]
  }
}

/// Variance of a running sum of an AR(1) process, month by month.
private struct AccumulatedVariance {
  let phi: Double
  private var state: Double
  private var covariance = 0.0

  init(phi: Double, start: Double) {
    self.phi = phi
    state = start
  }

  /// Variance that the next month adds to the sum.
  mutating func advance(innovation: Double) -> Double {
    state = phi * phi * state + innovation
    let added = 2 * phi * covariance + state
    covariance = phi * covariance + state
    return added
  }
}
