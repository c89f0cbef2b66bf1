import FundModel
import FundNumerics

extension Waterfall {
  /// One month of hurdle: `A += factor (U + A)` (simple: `factor U`), each `F` grows by its rate.
  @inlinable @inline(__always)
  public func accrue(_ state: inout WaterfallState) {
    state.preferred += preferredPerMonth * preferredBase(of: state)
    for slot in 0..<irrTierCount {
      state.futureValues[slot] *= irrMonthlyGrowth[slot]
    }
  }

  /// The same over any period in years, for flows that are not monthly.
  ///
  /// Compounding inside the period is exact; `years` of 1/12 is the month above.
  public func accrue(_ state: inout WaterfallState, years: Double) {
    let factor = Self.preferredFactor(
      rate: hurdleRate, compounding: hurdleCompounding, years: years)
    state.preferred += factor * preferredBase(of: state)
    for index in 0..<tierCount where tiers[index].until == .irr {
      state.futureValues[tiers[index].slot] *= power(1 + tiers[index].value, years)
    }
  }

  @inlinable @inline(__always)
  func preferredBase(of state: WaterfallState) -> Double {
    preferredCompounds ? state.unreturnedCapital + state.preferred : state.unreturnedCapital
  }

  /// A call: the LPs pay in `amount` >= 0. Before the distribution of the same date, and gross of it.
  @inlinable @inline(__always)
  public func contribute(_ state: inout WaterfallState, _ amount: Double) {
    state.unreturnedCapital += amount
    state.contributed += amount
    for slot in 0..<irrTierCount {
      state.futureValues[slot] += amount
    }
  }

  /// Profit paid to the LPs so far: what they got beyond returned capital, or, in a list without a
  /// capital tier, `max(0, distributions - contributions)`.
  @inlinable @inline(__always)
  public func lpProfit(_ state: WaterfallState) -> Double {
    hasCapitalTier
      ? state.lpDistributed - state.capitalReturned
      : Swift.max(0, state.lpDistributed - state.contributed)
  }
}
