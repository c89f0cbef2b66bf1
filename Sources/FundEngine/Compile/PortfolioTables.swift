import FundModel
import FundNumerics

/// A truncated normal ready for inversion: `mean + sd Phi^-1(low + u width)`, clamped.
struct TruncatedLaw: Sendable {
  let mean: Double
  let sd: Double
  let min: Double
  let max: Double
  /// Distribution function at the lower bound, and its rise up to the upper one.
  let low: Double
  let width: Double

  init(_ law: TruncatedNormal) {
    mean = law.mean
    sd = law.sd
    min = law.min
    max = law.max
    if law.sd > 0 {
      low = normalCumulative((law.min - law.mean) / law.sd)
      width = normalCumulative((law.max - law.mean) / law.sd) - low
    } else {
      low = 0.5
      width = 0
    }
  }

  /// The value at a uniform draw.
  func value(_ uniform: Double) -> Double {
    guard sd > 0 else { return mean }
    let raw = mean + sd * inverseNormal(low + uniform * width)
    return Swift.min(Swift.max(raw, min), max)
  }
}

/// What a new loan is drawn from.
struct PortfolioTables {
  let amount: TruncatedLaw
  let seniorLtv: TruncatedLaw
  let ltv: [TruncatedLaw]
  let allocation: [Double]
  /// Cumulative product weights; the last is never compared.
  let productCumulative: [Double]
  let precision: Double
  let rebalancing: Double

  init(_ config: FundConfig) {
    amount = TruncatedLaw(config.loans.amount)
    seniorLtv = TruncatedLaw(config.loans.seniorLtv)
    ltv = config.zones.map { TruncatedLaw($0.ltv) }
    allocation = config.zones.map(\.allocation)
    var sum = 0.0
    productCumulative = config.products.map { product in
      sum += product.weight
      return sum
    }
    precision = config.deployment.allocationPrecision
    rebalancing = config.reinvestment.rebalancingStrength
  }
}
