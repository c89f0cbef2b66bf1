/// The accounts of one path: what the LPs are owed and what has been paid. Money in fund currency.
///
/// Plain numbers, copied by value; a fund starts from `init()`. Only `Waterfall` should write to it, but
/// fields are open, so that a case can start from given balances.
@frozen
public struct WaterfallState: Sendable {
  /// Contributions not yet returned by a capital tier (U in docs/model.md).
  public var unreturnedCapital: Double
  /// Preferred return accrued and not yet paid (A).
  public var preferred: Double
  /// Future value of LP flows at each irr tier's rate (F): below 0 means the LPs are past the rate.
  public var futureValues: InlineArray<8, Double>
  /// Cash that went through each tier so far, LP and GP together.
  public var tierCash: InlineArray<16, Double>
  public var contributed: Double
  public var lpDistributed: Double
  public var gpDistributed: Double
  /// What capital tiers have paid to the LPs.
  public var capitalReturned: Double

  /// A fund before its first flow.
  @inlinable
  public init() {
    unreturnedCapital = 0
    preferred = 0
    futureValues = InlineArray(repeating: 0)
    tierCash = InlineArray(repeating: 0)
    contributed = 0
    lpDistributed = 0
    gpDistributed = 0
    capitalReturned = 0
  }
}

/// What one distribution paid: `lp + gp` is the cash, to the bit.
@frozen
public struct WaterfallAllocation: Sendable, Equatable {
  public var lp: Double
  public var gp: Double

  @inlinable
  public init(lp: Double, gp: Double) {
    self.lp = lp
    self.gp = gp
  }
}
