import FundModel

extension Waterfall {
  /// Pays `cash` >= 0 through the tiers and books it.
  ///
  /// A tier takes cash until its condition holds, and what is left goes on to the next; the last one
  /// takes all. Every call starts at the first tier, so a tier that gives the GP less than an earlier
  /// catch-up's target makes that catch-up pay again next time. The result adds up to `cash` exactly.
  @inlinable
  public func distribute(_ state: inout WaterfallState, _ cash: Double) -> WaterfallAllocation {
    guard cash > 0 else { return WaterfallAllocation(lp: 0, gp: 0) }
    let lpBefore = state.lpDistributed
    let gpBefore = state.gpDistributed
    var left = cash
    var lp = 0.0
    var isShared = false
    for index in 0..<tierCount {
      let tier = tiers[index]
      let room = capacity(of: tier, state)
      let paid = Swift.min(left, room)
      guard paid > 0 else { continue }
      if tier.lpShare < 1 { isShared = true }
      // A tier that is filled gets exactly what its account lacks, so that accounts end at zero.
      let toLp = paid == room ? lpToFill(tier, state) ?? paid * tier.lpShare : paid * tier.lpShare
      lp += book(&state, tier, toLp: toLp)
      state.gpDistributed += paid - toLp
      state.tierCash[index] += paid
      left -= paid
      if left <= 0 { break }
    }
    // Where no tier gave the GP a share, the rounding of sums must not give him one either.
    let allocation = Self.exactSplit(of: cash, lp: isShared ? lp : cash)
    state.lpDistributed = lpBefore + allocation.lp
    state.gpDistributed = gpBefore + allocation.gp
    return allocation
  }

  /// What the LPs must get to fill a tier; nil where no account of theirs ends it.
  @inlinable @inline(__always)
  func lpToFill(_ tier: Tier, _ state: WaterfallState) -> Double? {
    switch tier.until {
    case .capital: state.unreturnedCapital
    case .preferred: state.preferred
    case .irr: Swift.max(0, state.futureValues[tier.slot])
    case .multiple: Swift.max(0, tier.value * state.contributed - state.lpDistributed)
    case .catchUp, .forever: nil
    }
  }

  /// Cash, LP and GP together, until the tier's condition holds.
  @inlinable @inline(__always)
  func capacity(of tier: Tier, _ state: WaterfallState) -> Double {
    if let need = lpToFill(tier, state) {
      return need / tier.lpShare
    }
    guard tier.until == .catchUp else { return .infinity }
    // The GP gets k of each unit x: (G + k x) = c (L + G + x).
    let target = tier.value
    let profit = lpProfit(state) + state.gpDistributed
    let gpPart = 1 - tier.lpShare
    return Swift.max(0, (target * profit - state.gpDistributed) / (gpPart - target))
  }

  /// Books a payment to the LPs in a tier and returns it.
  @inlinable @inline(__always)
  func book(_ state: inout WaterfallState, _ tier: Tier, toLp: Double) -> Double {
    state.lpDistributed += toLp
    switch tier.until {
    case .capital:
      state.unreturnedCapital = Swift.max(0, state.unreturnedCapital - toLp)
      state.capitalReturned += toLp
    case .preferred: state.preferred = Swift.max(0, state.preferred - toLp)
    case .irr, .multiple, .catchUp, .forever: break
    }
    for slot in 0..<irrTierCount {
      state.futureValues[slot] -= toLp
    }
    return toLp
  }

  /// What the LPs lack of the tiers ahead of the first that pays the GP, filled in their order.
  public func lpShortfall(_ state: WaterfallState) -> Double {
    var copy = state
    var sum = 0.0
    for index in 0..<tierCount {
      let tier = tiers[index]
      guard tier.lpShare == 1, let need = lpToFill(tier, copy) else { break }
      sum += book(&copy, tier, toLp: need)
    }
    return sum
  }

  /// Splits cash so that both parts add up to it to the bit: the smaller part is the difference, and a
  /// difference of two numbers within a factor of two of each other is exact (Sterbenz).
  @inlinable @inline(__always)
  static func exactSplit(of cash: Double, lp: Double) -> WaterfallAllocation {
    let gp = cash - Swift.min(lp, cash)
    return WaterfallAllocation(lp: cash - gp, gp: gp)
  }

  /// What a tier has paid to the LPs and the GP so far, up to rounding.
  public func paid(byTier index: Int, _ state: WaterfallState) -> WaterfallAllocation {
    let cash = state.tierCash[index]
    let lp = cash * tiers[index].lpShare
    return WaterfallAllocation(lp: lp, gp: cash - lp)
  }
}
