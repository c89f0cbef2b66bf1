import FundModel
import FundNumerics

/// A fund's distribution rule, compiled once and applied by date to any number of paths.
///
/// Each month: `accrue`, then `contribute` with what was called, then `distribute` with the cash of
/// that date. Cash goes through the tiers in order; each pays a split until its condition holds
/// (docs/model.md, section 5). A value type without references: safe to share between threads.
@frozen
public struct Waterfall: Sendable {
  public typealias Until = WaterfallTerms.Tier.Until
  public typealias Compounding = WaterfallTerms.Compounding

  /// Most tiers a waterfall can have.
  public static let maximumTiers = 16
  /// Most of them that can be `irr` tiers.
  public static let maximumIrrTiers = 8

  /// One tier: pays `lpShare` of its cash to the LPs until its condition holds.
  @frozen
  public struct Tier: Sendable, Equatable {
    public var until: Until
    public var lpShare: Double
    /// Rate for irr, multiple for multiple, GP share of profit for catch-up; 0 where unused.
    public var value: Double
    /// Which future value an irr tier reads; set when a waterfall is compiled.
    @usableFromInline var slot: Int = 0

    public init(until: Until, lpShare: Double, value: Double = 0) {
      self.until = until
      self.lpShare = lpShare
      self.value = value
    }
  }

  @usableFromInline var tiers: InlineArray<16, Tier>
  /// `1 + value` of each irr tier, to the power 1/12.
  @usableFromInline var irrMonthlyGrowth: InlineArray<8, Double>
  public let tierCount: Int
  public let irrTierCount: Int
  /// Preferred return of one month on one unit of its base.
  public let preferredPerMonth: Double
  /// Whether the preferred return also accrues on preferred return not yet paid.
  public let preferredCompounds: Bool
  /// Whether LP profit is what tiers other than `capital` paid, not distributions over contributions.
  public let hasCapitalTier: Bool
  public let hurdleRate: Double
  public let hurdleCompounding: Compounding
  /// What the accounts hold: all contributions, or those of realized loans.
  public private(set) var dealRule: DealRule

  /// The tier at a place in the order, from 0.
  public func tier(_ index: Int) -> Tier { tiers[index] }

  /// Compiles the terms of a fund: a named structure becomes tiers, rates become monthly growth.
  ///
  /// - Throws: `WaterfallError` when a number is out of range, the order of tiers leaves cash without
  ///   a taker or a tier without an end, or a catch-up pays the GP no more than its target share.
  public init(terms: WaterfallTerms) throws(WaterfallError) {
    try self.init(wholeFund: terms)
    if terms.structure == .american {
      dealRule = terms.lossCarryForward ? .lossCarryForward : .strict
    }
  }

  /// The tiers of a fund over every contribution; those of an american fund without its deals.
  init(wholeFund terms: WaterfallTerms) throws(WaterfallError) {
    let list =
      switch terms.structure {
      case .european, .american:
        try Self.europeanTiers(
          account: terms.hurdleAccount, hurdleRate: terms.hurdleRate, carry: terms.carry,
          catchUp: terms.catchUp)
      case .tiers: try Self.listedTiers(terms)
      }
    try self.init(
      tiers: list, hurdleRate: terms.hurdleRate, hurdleCompounding: terms.hurdleCompounding,
      dealRule: .wholeFund)
  }

  /// Compiles a list of tiers. `hurdleRate` (per year, at least 0) is what preferred return accrues at;
  /// irr tiers carry their own. Deals need the tiers of a european waterfall: at most one irr tier.
  public init(
    tiers list: [Tier], hurdleRate: Double, hurdleCompounding: Compounding,
    dealRule: DealRule = .wholeFund
  ) throws(WaterfallError) {
    self.dealRule = dealRule
    try Self.check(list, hurdleRate: hurdleRate)
    var tiers = InlineArray<16, Tier>(repeating: Tier(until: .forever, lpShare: 1))
    var growth = InlineArray<8, Double>(repeating: 1)
    var slots = 0
    for (index, var tier) in list.enumerated() {
      if tier.until == .irr {
        tier.slot = slots
        growth[slots] = power(1 + tier.value, 1.0 / 12)
        slots += 1
      }
      tiers[index] = tier
    }
    self.tiers = tiers
    irrMonthlyGrowth = growth
    tierCount = list.count
    irrTierCount = slots
    self.hurdleRate = hurdleRate
    self.hurdleCompounding = hurdleCompounding
    preferredCompounds = hurdleCompounding != .simple
    preferredPerMonth = Self.preferredPerMonth(rate: hurdleRate, compounding: hurdleCompounding)
    hasCapitalTier = list.contains { $0.until == .capital }
  }
}
