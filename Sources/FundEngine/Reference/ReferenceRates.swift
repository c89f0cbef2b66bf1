import FundModel
import FundNumerics

/// The short rate of a path before overlays (docs/model.md, section 2.4).
struct ReferenceRates {
  /// r(m), months 0 to H.
  let path: [Double]

  /// - Parameter priceShocks: F(m), the mean price shock of each month; nil where prices have none.
  init(_ rates: Rates, horizon: Int, priceShocks: [Double]?, _ draws: ReferenceDraws) {
    var path = [rates.initial]
    for month in stride(from: 1, through: horizon, by: 1) {
      func shock() -> Double {
        let own = draws.normal(.rates, month)
        guard let priceShocks else { return own }
        let rho = rates.correlation!
        return rho * priceShocks[month] + (1 - rho * rho).squareRoot() * own
      }
      let before = path[month - 1]
      switch rates.kind {
      case .constant: path.append(rates.initial)
      case .path:
        let terms = rates.path!
        let position = terms.period == .annual ? ReferenceMath.year(month) - 1 : month - 1
        path.append(ReferenceMath.holdingOn(terms.rates, position))
      case .vasicek: path.append(Self.vasicek(rates, before, shock()))
      case .cir:
        path.append(
          rates.volatility == 0
            ? Self.vasicek(rates, before, shock())
            : Self.cir(rates, before, shock(), draws.uniform(.rates, 1024 + month)))
      }
    }
    self.path = path
  }

  private static func vasicek(_ rates: Rates, _ before: Double, _ shock: Double) -> Double {
    let (k, theta, v) = (rates.speed!, rates.mean!, rates.volatility!)
    let decay = exponential(0 - k / 12)
    let deviation = v * ((1 - decay * decay) / (2 * k)).squareRoot()
    return theta + (before - theta) * decay + deviation * shock
  }

  private static func cir(
    _ rates: Rates, _ before: Double, _ shock: Double, _ uniform: Double
  ) -> Double {
    let (k, theta, v) = (rates.speed!, rates.mean!, rates.volatility!)
    let decay = exponential(0 - k / 12)
    let c = v * v * (1 - decay) / (4 * k)
    let degrees = 4 * k * theta / (v * v)
    let central =
      degrees > 1 ? 2 * GammaDistribution(shape: (degrees - 1) / 2).quantile(uniform) : 0
    let root = (before * decay / c).squareRoot() + shock
    return c * (root * root + central)
  }
}
