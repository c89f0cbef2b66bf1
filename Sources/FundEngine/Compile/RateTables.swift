import FundModel
import FundNumerics

/// The short rate's law, ready for exact monthly steps (docs/model.md, 2.4).
final class RateTables: @unchecked Sendable {
  enum Law {
    /// The same in every path.
    case fixed
    case vasicek(deviation: Double)
    /// `scale ((sqrt(r decay / scale) + y)^2 + 2 Q(shape, u))`; nil without central degrees of freedom.
    case cir(scale: Double, central: GammaDistribution?)
  }

  let law: Law
  let initial: Double
  let mean: Double
  /// What is left of a gap to the mean after a month.
  let decay: Double
  /// Weights of the month's mean price shock and of the rate's own normal.
  let priceWeight: Double
  let ownWeight: Double
  /// Rate by month where it is the same in every path, overlays included.
  let fixed: UnsafeMutablePointer<Double>
  /// Overlays as `factor r + offset` by month; nil when there are none.
  let overlay: (factor: [Double], offset: [Double])?
  /// Refinance hazards are multiplied by `exp(sensitivity (r at purchase - r))`; 0 when that is always 1.
  let refinanceSensitivity: Double
  let mortgageSpread: Double
  private let arena = Arena()

  static let lowest = -0.99

  init(_ config: FundConfig, monthStride: Int) throws {
    let terms = config.market.rates
    let months = config.fund.horizonMonths + 1
    initial = terms.initial
    mortgageSpread = terms.mortgageSpread
    overlay = Self.overlay(config, months: months)
    fixed = arena.doubles(monthStride)

    var rates = [Double](repeating: terms.initial, count: months)
    switch terms.kind {
    case .constant:
      law = .fixed
      mean = 0
      decay = 0
    case .path:
      law = .fixed
      mean = 0
      decay = 0
      let path = try EngineError.require(terms.path, "market.rates.path")
      for month in 1..<months {
        let index = path.period == .annual ? (month - 1) / 12 : month - 1
        guard index < path.rates.count else {
          throw EngineError(
            "market.rates.path.rates ends before month \(month)", path: "market.rates.path.rates")
        }
        rates[month] = path.rates[index]
      }
    case .vasicek, .cir:
      let target = try EngineError.require(terms.mean, "market.rates.mean")
      let speed = try EngineError.require(terms.speed, "market.rates.speed")
      let volatility = try EngineError.require(terms.volatility, "market.rates.volatility")
      mean = target
      decay = exponential(-speed / 12)
      for month in 1..<months { rates[month] = mean + (rates[month - 1] - mean) * decay }
      law = try Self.law(terms.kind, speed, target, volatility, decay)
    }
    for month in 0..<months { fixed[month] = Self.apply(overlay, month, rates[month]) }

    let total = config.market.correlation.reduce(0) { $0 + $1.reduce(0, +) }
    let prices = config.market.priceModel.kind
    let correlation = terms.correlation ?? 0
    if prices == .path || prices == .bootstrap || total <= 1e-12 || correlation == 0 {
      priceWeight = 0
      ownWeight = 1
    } else {
      priceWeight = correlation / total.squareRoot()
      ownWeight = (1 - correlation * correlation).squareRoot()
    }
    let isFlat =
      if case .fixed = law { (0..<months).allSatisfy { [fixed] in fixed[$0] == fixed[0] } } else {
        false
      }
    refinanceSensitivity =
      isFlat || config.exits.model == .timing
      ? 0 : config.exits.hazard?.refinanceRateSensitivity ?? 0
  }

  var isRandom: Bool { if case .fixed = law { false } else { true } }

  /// The overlaid rate of a month.
  @inline(__always)
  func overlaid(_ rate: Double, month: Int) -> Double { Self.apply(overlay, month, rate) }

  private static func apply(
    _ overlay: (factor: [Double], offset: [Double])?, _ month: Int, _ rate: Double
  ) -> Double {
    guard let overlay else { return rate }
    return max(lowest, rate * overlay.factor[month] + overlay.offset[month])
  }

  private static func law(
    _ kind: Rates.Kind, _ speed: Double, _ mean: Double, _ volatility: Double, _ decay: Double
  ) throws -> Law {
    guard volatility > 0 else { return .fixed }
    if kind == .vasicek {
      return .vasicek(
        deviation: volatility * ((1 - decay * decay) / (2 * speed)).squareRoot())
    }
    let freedom = 4 * speed * mean / (volatility * volatility)
    guard freedom >= 1, freedom <= 100_000 else {
      throw EngineError(
        "market.rates.volatility does not fit a cir rate; validate the config before running it",
        path: "market.rates.volatility")
    }
    return .cir(
      scale: volatility * volatility * (1 - decay) / (4 * speed),
      central: freedom > 1 ? GammaDistribution(shape: (freedom - 1) / 2) : nil)
  }

  /// All overlays of the short rate as one linear map a month; each of them is one.
  private static func overlay(
    _ config: FundConfig, months: Int
  ) -> (factor: [Double], offset: [Double])? {
    let overlays = config.market.overlays.filter { $0.target == .shortRate }
    guard !overlays.isEmpty else { return nil }
    var factor = [Double](repeating: 1, count: months)
    var offset = [Double](repeating: 0, count: months)
    for overlay in overlays where overlay.fromMonth < months {
      for month in overlay.fromMonth...min(overlay.toMonth, months - 1) {
        let value =
          overlay.values.count == 1 ? overlay.values[0] : overlay.values[month - overlay.fromMonth]
        switch overlay.op {
        case .add: offset[month] += value
        case .multiply:
          factor[month] *= value
          offset[month] *= value
        case .set:
          factor[month] = 0
          offset[month] = value
        }
      }
    }
    return (factor, offset)
  }
}
