import FundModel
import FundNumerics

/// House prices, the default climate and the short rate of one path (docs/model.md, 2.2 to 2.4).
struct ReferenceMarket {
  /// ln of the index, `[zone][month]`.
  var logIndex: [[Double]]
  /// D of each year, from year 1 at 0.
  let climate: [Double]
  /// The short rate of each month, as overlays left it.
  let shortRates: [Double]
  /// The chain of regimes; nil under other price models.
  let regimes: ReferenceRegimes?

  init(
    _ config: FundConfig, _ data: FundData, _ overlays: ReferenceOverlays, _ draws: ReferenceDraws
  ) {
    let model = config.market.priceModel
    let horizon = config.fund.horizonMonths
    let zones = config.zones.indices
    let root = Self.cholesky(config.market.correlation)
    let components = model.kind == .momentum ? model.momentum!.components.count : 1

    // shocks[component][zone][month]
    let shocks: [[[Double]]] = (0..<components).map { c in
      zones.map { z in
        (0...horizon).map { m in
          zones.reduce(0) { sum, j in
            sum + root[z][j] * draws.priceNormal(component: c, zone: j, month: m)
          }
        }
      }
    }

    let regimes =
      model.kind == .regime
      ? ReferenceRegimes(model.regime!, horizon: horizon, draws) : nil
    let history =
      model.kind == .bootstrap
      ? ReferenceHistory(model.bootstrap!, data.history!, horizon: horizon, draws) : nil
    self.regimes = regimes

    logIndex = zones.map { z in
      let growth: [Double]
      switch model.kind {
      case .gbm: growth = Self.independentGrowth(overlays, z, shocks[0][z], horizon)
      case .regime: growth = regimes!.growth(overlays, z, shocks[0][z])
      case .bootstrap:
        growth = history!.growth(
          overlays, z, rate: config.zones[z].appreciationRate, horizon: horizon)
      case .momentum:
        growth = Self.momentumGrowth(
          model.momentum!, overlays, z, shocks.map { $0[z] }, horizon)
      case .path: growth = Self.givenGrowth(model.path!, overlays, z, horizon)
      }
      var level = naturalLog(overlays.propertyValue[z][0])
      var levels = [level]
      for m in stride(from: 1, through: horizon, by: 1) {
        level += growth[m] + naturalLog(overlays.propertyValue[z][m])
        levels.append(level)
      }
      return levels
    }
    let priceShocks = Self.priceShocks(config, shocks)
    climate = Self.climate(config, priceShocks, history, draws)
    let rates = ReferenceRates(
      config.market.rates, horizon: horizon, priceShocks: priceShocks, draws)
    shortRates = overlays.overlaid(shortRates: rates.path)
  }

  /// I_z(to) / I_z(from).
  func ratio(zone: Int, from: Int, to: Int) -> Double {
    exponential(logIndex[zone][to] - logIndex[zone][from])
  }

  /// Lower factor of a correlation matrix; a pivot below 1e-10 leaves a zero column.
  static func cholesky(_ matrix: [[Double]]) -> [[Double]] {
    let n = matrix.count
    var lower = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for j in 0..<n {
      var pivot = matrix[j][j]
      for k in 0..<j { pivot -= lower[j][k] * lower[j][k] }
      if pivot <= 1e-10 { continue }
      lower[j][j] = pivot.squareRoot()
      for i in (j + 1)..<max(n, j + 1) {
        var rest = matrix[i][j]
        for k in 0..<j { rest -= lower[i][k] * lower[j][k] }
        lower[i][j] = rest / lower[j][j]
      }
    }
    return lower
  }

  // The growth of each month, r_z(m); entry 0 is not used.

  private static func independentGrowth(
    _ overlays: ReferenceOverlays, _ zone: Int, _ shocks: [Double], _ horizon: Int
  ) -> [Double] {
    (0...horizon).map { m in
      let g = overlays.appreciation[zone][m]
      let s = overlays.appreciationVolatility[zone][m]
      return (naturalLog(1 + g) - s * s / 2) / 12 + s / 12.0.squareRoot() * shocks[m]
    }
  }

  private static func momentumGrowth(
    _ momentum: PriceModel.Momentum, _ overlays: ReferenceOverlays, _ zone: Int,
    _ shocks: [[Double]], _ horizon: Int
  ) -> [Double] {
    let volatility = overlays.appreciationVolatility[zone]
    var growth = (0...horizon).map { naturalLog(1 + overlays.appreciation[zone][$0]) / 12 }
    for (c, component) in momentum.components.enumerated() {
      let phi = component.phi
      let q = component.share
      let start = momentum.start == .stationary ? volatility[1] * (q / 12).squareRoot() : 0
      var x = start * shocks[c][0]
      // P, C and W of the component: variance of x, its covariance with the sum, variance of the sum.
      var variance = start * start
      var covariance = 0.0
      for m in stride(from: 1, through: horizon, by: 1) {
        let k = volatility[m] * (q * (1 - phi * phi) / 12).squareRoot()
        x = phi * x + k * shocks[c][m]
        variance = phi * phi * variance + k * k
        let increase = 2 * phi * covariance + variance
        covariance = phi * covariance + variance
        growth[m] += x - increase / 2
      }
    }
    return growth
  }

  private static func givenGrowth(
    _ path: PriceModel.Path, _ overlays: ReferenceOverlays, _ zone: Int, _ horizon: Int
  ) -> [Double] {
    let months = path.period == .annual ? 12.0 : 1
    return (0...horizon).map { naturalLog(1 + overlays.appreciation[zone][$0]) / months }
  }

  /// F(m), the mean price shock of each month in units of its deviation; nil where prices are not made
  /// of shocks, or shocks cancel.
  private static func priceShocks(_ config: FundConfig, _ shocks: [[[Double]]]) -> [Double]? {
    let model = config.market.priceModel
    let total = config.market.correlation.reduce(0) { $0 + $1.reduce(0, +) }
    if model.kind == .path || model.kind == .bootstrap || total < 1e-12 { return nil }
    let shares = model.kind == .momentum ? model.momentum!.components.map(\.share) : [1]
    return (0...config.fund.horizonMonths).map { m in
      var sum = 0.0
      for z in config.zones.indices {
        for c in shares.indices { sum += shares[c].squareRoot() * shocks[c][z][m] }
      }
      return sum / total.squareRoot()
    }
  }

  private static func climate(
    _ config: FundConfig, _ priceShocks: [Double]?, _ history: ReferenceHistory?,
    _ draws: ReferenceDraws
  ) -> [Double] {
    let terms = config.market.defaultClimate
    let rho = terms.appreciationCorrelation
    return stride(from: 1, through: config.fund.horizonMonths / 12, by: 1).map { year in
      let own = draws.normal(.climate, year - 1)
      var u = own
      let months = (12 * year - 11)...(12 * year)
      let yearShock =
        history?.climateShock(year: year)
        ?? priceShocks.map { shocks in
          months.reduce(0) { $0 + shocks[$1] } / 12.0.squareRoot()
        }
      if let yearShock { u = rho * yearShock + (1 - rho * rho).squareRoot() * own }
      return max(0, 1 + terms.volatility * u)
    }
  }
}
