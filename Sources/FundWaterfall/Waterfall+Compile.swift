import FundModel

extension Waterfall {
  /// The list of the `tiers` structure, each tier with the value its condition needs.
  static func listedTiers(_ terms: WaterfallTerms) throws(WaterfallError) -> [Tier] {
    var list: [Tier] = []
    for (index, term) in (terms.tiers ?? []).enumerated() {
      switch term.until {
      case .irr, .multiple, .catchUp:
        guard let value = term.value else {
          throw WaterfallError(
            .missingValue, "\(place(index)).value",
            "is missing: a tier until \(term.until.rawValue) needs it")
        }
        list.append(Tier(until: term.until, lpShare: term.lpShare, value: value))
      case .capital, .preferred, .forever:
        list.append(Tier(until: term.until, lpShare: term.lpShare))
      }
    }
    return list
  }

  /// The tiers of a european waterfall: capital and hurdle to the LPs, the catch-up (none when
  /// `catchUp` or `carry` is 0), then the carry split forever.
  public static func europeanTiers(
    account: WaterfallTerms.Account, hurdleRate: Double, carry: Double, catchUp: Double
  ) throws(WaterfallError) -> [Tier] {
    guard (0..<1).contains(carry) else {
      throw WaterfallError(.outOfRange, "waterfall.carry", "must be in [0, 1), but is \(carry)")
    }
    guard (0...1).contains(catchUp) else {
      throw WaterfallError(
        .outOfRange, "waterfall.catch_up", "must be in [0, 1], but is \(catchUp)")
    }
    var list: [Tier] =
      switch account {
      case .capitalAndPreferred:
        [Tier(until: .capital, lpShare: 1), Tier(until: .preferred, lpShare: 1)]
      case .irr: [Tier(until: .irr, lpShare: 1, value: hurdleRate)]
      }
    if catchUp > 0 && carry > 0 {
      guard catchUp > carry else {
        throw endlessCatchUp("waterfall.catch_up", pays: catchUp, target: carry)
      }
      list.append(Tier(until: .catchUp, lpShare: 1 - catchUp, value: carry))
    }
    list.append(Tier(until: .forever, lpShare: 1 - carry))
    return list
  }

  private static func place(_ index: Int) -> String { "waterfall.tiers[\(index)]" }

  private static func endlessCatchUp(
    _ path: String, pays: Double, target: Double
  ) -> WaterfallError {
    WaterfallError(
      .endlessCatchUp, path,
      "pays the GP \(pays) of each unit, which never brings its share to \(target): raise it above"
        + " \(target)")
  }

  /// Checks the ranges and the order of a list.
  static func check(_ list: [Tier], hurdleRate: Double) throws(WaterfallError) {
    guard hurdleRate >= 0, hurdleRate.isFinite else {
      throw WaterfallError(
        .outOfRange, "waterfall.hurdle_rate", "must be a rate of at least 0, but is \(hurdleRate)")
    }
    let irrTiers = list.count { $0.until == .irr }
    guard !list.isEmpty, list.count <= maximumTiers, irrTiers <= maximumIrrTiers else {
      throw WaterfallError(
        .unknownOrder, "waterfall.tiers",
        "has \(list.count) tiers, \(irrTiers) of them irr: 1 to \(maximumTiers) are possible, at most"
          + " \(maximumIrrTiers) of them irr")
    }
    for (index, tier) in list.enumerated() {
      try check(tier, at: place(index))
      if tier.until == .forever && index + 1 < list.count {
        throw WaterfallError(
          .unknownOrder, place(index + 1),
          "comes after a tier that takes all cash forever: move it before that one")
      }
    }
    if list[list.count - 1].until != .forever {
      throw WaterfallError(
        .unknownOrder, place(list.count - 1),
        "is the last tier and must be until forever: cash past its condition would have no taker")
    }
  }

  private static func check(_ tier: Tier, at place: String) throws(WaterfallError) {
    guard (0...1).contains(tier.lpShare) else {
      throw WaterfallError(
        .outOfRange, place + ".lp_share", "must be in [0, 1], but is \(tier.lpShare)")
    }
    let value = tier.value
    switch tier.until {
    case .forever: return
    case .capital, .preferred: break
    case .irr:
      guard value > -1, value.isFinite else {
        throw WaterfallError(
          .outOfRange, place + ".value", "must be a rate above -1, but is \(value)")
      }
    case .multiple:
      guard value >= 0, value.isFinite else {
        throw WaterfallError(
          .outOfRange, place + ".value", "must be a multiple of at least 0, but is \(value)")
      }
    case .catchUp:
      guard (0..<1).contains(value) else {
        throw WaterfallError(
          .outOfRange, place + ".value", "must be a share in [0, 1), but is \(value)")
      }
      guard 1 - tier.lpShare > value else {
        throw endlessCatchUp(place, pays: 1 - tier.lpShare, target: value)
      }
      return
    }
    if tier.lpShare == 0 {
      throw WaterfallError(
        .outOfRange, place + ".lp_share",
        "is 0, and then no payment makes the condition \(tier.until.rawValue) hold: give the LPs a"
          + " share")
    }
  }
}
