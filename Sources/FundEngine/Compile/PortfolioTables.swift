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
    self.init(mean: law.mean, sd: law.sd, min: law.min, max: law.max)
  }

  init(mean: Double, sd: Double, min: Double, max: Double) {
    self.mean = mean
    self.sd = sd
    self.min = min
    self.max = max
    if sd > 0 {
      low = normalCumulative((min - mean) / sd)
      width = normalCumulative((max - mean) / sd) - low
    } else {
      low = 0.5
      width = 0
    }
  }
}

/// What a new loan is drawn from.
final class PortfolioTables: Sendable {
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
