import FundModel

/// The LPs' accounts and the tiers, by date (docs/model.md, section 5).
struct ReferenceWaterfall {
  struct Tier {
    var until: WaterfallTerms.Tier.Until
    var value: Double?
    var lpShare: Double
  }

  let tiers: [Tier]
  let hurdleRate: Double
  let compounding: WaterfallTerms.Compounding

  /// U, A, and F of each irr tier (0 and unused at the others).
  var unreturnedCapital = 0.0
  var preferredReturn = 0.0
  var futureValue: [Double]

  var contributions = 0.0
  var lpDistributions = 0.0
  var gpDistributions = 0.0
  /// Paid to the LPs in capital tiers.
  var capitalReturned = 0.0
  /// What each tier paid of the latest distribution.
  var payments: [PathTrail.Allocation.Payment] = []

  init(_ terms: WaterfallTerms) {
    tiers =
      terms.structure == .tiers
      ? terms.tiers!.map { Tier(until: $0.until, value: $0.value, lpShare: $0.lpShare) }
      : Self.european(terms)
    hurdleRate = terms.hurdleRate
    compounding = terms.hurdleCompounding
    futureValue = tiers.map { _ in 0 }
  }

  /// The tiers of `european`, and of `american`, whose accounts hold only what is realized.
  static func european(_ terms: WaterfallTerms) -> [Tier] {
    var tiers: [Tier]
    switch terms.hurdleAccount {
    case .capitalAndPreferred:
      tiers = [Tier(until: .capital, lpShare: 1), Tier(until: .preferred, lpShare: 1)]
    case .irr:
      tiers = [Tier(until: .irr, value: terms.hurdleRate, lpShare: 1)]
    }
    if terms.catchUp > 0 {
      tiers.append(Tier(until: .catchUp, value: terms.carry, lpShare: 1 - terms.catchUp))
    }
    tiers.append(Tier(until: .forever, lpShare: 1 - terms.carry))
    return tiers
  }

  /// The growth of one month, before its flows.
  mutating func accrue() {
    preferredReturn += Self.preferredGrowth(
      hurdleRate, compounding, capital: unreturnedCapital, preferred: preferredReturn)
    for (t, tier) in tiers.enumerated() where tier.until == .irr {
      futureValue[t] *= ReferenceMath.growth(tier.value!, 1.0 / 12)
    }
  }

  /// What a month adds to the preferred return.
  static func preferredGrowth(
    _ rate: Double, _ compounding: WaterfallTerms.Compounding, capital: Double, preferred: Double
  ) -> Double {
    switch compounding {
    case .annual: (ReferenceMath.growth(rate, 1.0 / 12) - 1) * (capital + preferred)
    case .quarterly: (ReferenceMath.growth(rate / 4, 1.0 / 3) - 1) * (capital + preferred)
    case .monthly: rate / 12 * (capital + preferred)
    case .simple: rate / 12 * capital
    }
  }

  /// LP money reaches the accounts: a contribution, or what a realized loan brings in (5.2).
  mutating func enter(_ pot: ReferencePot) {
    contributions += pot.capital
    unreturnedCapital += pot.capital
    preferredReturn += pot.preferred
    for (t, tier) in tiers.enumerated() where tier.until == .irr { futureValue[t] += pot.future }
  }

  /// Splits cash between LPs and GP.
  mutating func distribute(_ cash: Double) -> (lp: Double, gp: Double) {
    payments = []
    var left = cash
    var lpTotal = 0.0
    var gpTotal = 0.0
    for (t, tier) in tiers.enumerated() where left > 0 {
      var toLp: Double
      var toGp: Double
      switch tier.until {
      case .capital: (toLp, toGp) = split(left, tier, lpNeeds: unreturnedCapital)
      case .preferred: (toLp, toGp) = split(left, tier, lpNeeds: preferredReturn)
      case .irr: (toLp, toGp) = split(left, tier, lpNeeds: futureValue[t])
      case .multiple:
        (toLp, toGp) = split(left, tier, lpNeeds: tier.value! * contributions - lpDistributions)
      case .catchUp:
        let amount = min(left, catchUpAmount(tier))
        toLp = amount * tier.lpShare
        toGp = amount - toLp
      case .forever:
        toLp = left * tier.lpShare
        toGp = left - toLp
      }
      if tier.until == .capital {
        unreturnedCapital -= toLp
        capitalReturned += toLp
      }
      if tier.until == .preferred { preferredReturn -= toLp }
      for (i, other) in tiers.enumerated() where other.until == .irr { futureValue[i] -= toLp }
      if toLp != 0 || toGp != 0 {
        payments.append(.init(tier: t, until: tier.until.rawValue, lp: toLp, gp: toGp))
      }
      lpDistributions += toLp
      gpDistributions += toGp
      lpTotal += toLp
      gpTotal += toGp
      left = max(0, left - toLp - toGp)
    }
    return (lpTotal, gpTotal)
  }

  /// Pays `lpShare` of the cash to the LPs until they got what they need, or the cash is gone.
  private func split(
    _ cash: Double, _ tier: Tier, lpNeeds: Double
  ) -> (lp: Double, gp: Double) {
    if lpNeeds <= 0 { return (0, 0) }
    let share = cash * tier.lpShare
    if share <= lpNeeds { return (share, cash - share) }
    return (lpNeeds, lpNeeds / tier.lpShare - lpNeeds)
  }

  private func catchUpAmount(_ tier: Tier) -> Double {
    let c = tier.value!
    let k = 1 - tier.lpShare
    let lpProfit =
      tiers.contains { $0.until == .capital }
      ? lpDistributions - capitalReturned : max(0, lpDistributions - contributions)
    return max(0, (c * (lpProfit + gpDistributions) - gpDistributions) / (k - c))
  }
}
