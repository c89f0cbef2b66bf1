/// LP money of one path that no realized loan has brought into the waterfall yet (docs/model.md, 5.2).
///
/// Plain numbers, copied by value; a path starts from `init()`. Pots of the loans bought in a month are
/// kept by the caller, who knows how many months there are.
@frozen
public struct DealAccounts: Sendable {
  /// Contributed and not spent (I).
  public var idle: DealPot
  /// All contributions spent on anything but loans, entered or not (O).
  public var other: DealPot
  /// Share of other money that has entered (rho).
  public var share: Double
  /// LP cost of the loans bought and of those realized so far.
  public var costBought: Double
  public var costRealized: Double

  @inlinable
  public init() {
    idle = DealPot()
    other = DealPot()
    share = 0
    costBought = 0
    costRealized = 0
  }
}

/// Where the cash account of contributions went in a month; the LPs' idle money goes the same way.
@frozen
public struct SpentCash: Sendable {
  /// On loans, on anything else, and what is left.
  public var onLoans: Double
  public var elsewhere: Double
  public var kept: Double

  @inlinable
  public init(onLoans: Double, elsewhere: Double, kept: Double) {
    self.onLoans = onLoans
    self.elsewhere = elsewhere
    self.kept = kept
  }
}
