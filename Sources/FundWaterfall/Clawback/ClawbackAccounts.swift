/// The whole fund as the clawback looks at it: what the LPs have paid in, what they and the GP were paid,
/// and what the LPs still lack. One path; starts from `init()`.
@frozen
public struct ClawbackAccounts: Sendable {
  /// U, A and F with every contribution in its month and every payment to the LPs.
  public var whole: WaterfallState
  /// Preferred return paid so far (A').
  public var preferredPaid: Double
  /// Balance in escrow.
  public var escrow: Double

  @inlinable
  public init() {
    whole = WaterfallState()
    preferredPaid = 0
    escrow = 0
  }
}

/// What happens to carry at the end of the fund.
@frozen
public struct ClawbackSettlement: Sendable, Equatable {
  /// From the GP to the LPs, escrow included.
  public var returned: Double
  /// The part of it that comes out of escrow; the rest is the GP's own pocket.
  public var fromEscrow: Double
  /// What is left in escrow, to the GP.
  public var released: Double

  @inlinable
  public init(returned: Double, fromEscrow: Double, released: Double) {
    self.returned = returned
    self.fromEscrow = fromEscrow
    self.released = released
  }
}
