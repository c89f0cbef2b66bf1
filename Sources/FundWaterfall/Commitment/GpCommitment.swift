import FundModel

/// The GP's own money in the fund: its part of calls and distributions (docs/model.md, 5.3).
@frozen
public struct GpCommitment: Sendable {
  /// Share of commitments, in [0, 1).
  public let share: Double
  public let paysFee: Bool

  /// - Parameter share: of commitments, in [0, 1).
  public init(share: Double, paysFee: Bool) {
    self.share = share
    self.paysFee = paysFee
  }

  public init(terms: WaterfallTerms.GpCommitment) {
    self.init(share: terms.share, paysFee: terms.paysFee)
  }

  /// Whether there is any; without, nothing below is to be called.
  @inlinable public var exists: Bool { share > 0 }

  /// Factor on the management fee: `1 - g` when the GP's part bears none.
  @inlinable public var feeFactor: Double { paysFee ? 1 : 1 - share }

  /// Books a management fee paid by the fund: what the GP's money has paid of it is owed back.
  /// - Parameter owed: the balance between the parties (E).
  @inlinable
  public func payFee(_ owed: inout Double, _ amount: Double) {
    if !paysFee { owed += share * amount }
  }

  /// The GP's part of a call, less what it is owed: `g C - min(E, g C)`. The rest is the LPs'.
  @inlinable
  public func contribution(_ owed: inout Double, ofCalls calls: Double) -> Double {
    let part = share * calls
    let offset = Swift.min(owed, part)
    owed -= offset
    return Self.exact(part - offset, of: calls)
  }

  /// The commitment's part of a distribution, with what it is owed: `g d + min(E, (1 - g) d)`. The
  /// rest goes through the tiers.
  @inlinable
  public func distribution(_ owed: inout Double, ofCash cash: Double) -> Double {
    let part = share * cash
    let back = Swift.min(owed, cash - part)
    owed -= back
    return Self.exact(part + back, of: cash)
  }

  /// The part that adds up to the whole with what is left, to the bit: of two parts the smaller one is an
  /// exact difference (Sterbenz).
  @inlinable @inline(__always)
  static func exact(_ part: Double, of whole: Double) -> Double { whole - (whole - part) }
}
