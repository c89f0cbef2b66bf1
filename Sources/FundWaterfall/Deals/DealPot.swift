/// LP money on its way into the accounts of an american waterfall, with what has accrued on it.
///
/// Symbols of docs/model.md, 5.2: `u` capital, `a` preferred, `F` futureValue.
@frozen
public struct DealPot: Sendable, Equatable {
  /// LP money.
  public var capital: Double
  /// Preferred return accrued on it.
  public var preferred: Double
  /// Its future value at the hurdle; kept, and read only with the irr account.
  public var futureValue: Double

  @inlinable
  public init(capital: Double, preferred: Double, futureValue: Double) {
    self.capital = capital
    self.preferred = preferred
    self.futureValue = futureValue
  }

  /// A pot with nothing in it.
  @inlinable
  public init() { self.init(capital: 0, preferred: 0, futureValue: 0) }

  /// A contribution of this moment.
  @inlinable
  public init(contribution: Double) {
    self.init(capital: contribution, preferred: 0, futureValue: contribution)
  }

  @inlinable
  public func scaled(by factor: Double) -> DealPot {
    DealPot(
      capital: capital * factor, preferred: preferred * factor, futureValue: futureValue * factor)
  }

  @inlinable
  public static func += (left: inout DealPot, right: DealPot) {
    left.capital += right.capital
    left.preferred += right.preferred
    left.futureValue += right.futureValue
  }

  /// The part that proceeds `y` >= 0 can bear, cost before preferred return:
  /// `u' = min(u, y)`, `a' = min(a, y - u')`, `F' = min(F, y)`.
  @inlinable
  public func borne(by proceeds: Double) -> DealPot {
    let cost = Swift.min(capital, proceeds)
    return DealPot(
      capital: cost, preferred: Swift.min(preferred, proceeds - cost),
      futureValue: Swift.min(futureValue, proceeds))
  }
}

/// What a pot becomes over a period in which nothing is taken from it.
@frozen
public struct PotGrowth: Sendable {
  /// Preferred return on one unit of its base.
  public var preferred: Double
  /// Factor on the future value.
  public var futureValue: Double
  /// Whether the base counts preferred return accrued before.
  public var compounds: Bool

  @inlinable
  public init(preferred: Double, futureValue: Double, compounds: Bool) {
    self.preferred = preferred
    self.futureValue = futureValue
    self.compounds = compounds
  }

  @inlinable
  public func of(_ pot: DealPot) -> DealPot {
    let base = compounds ? pot.capital + pot.preferred : pot.capital
    return DealPot(
      capital: pot.capital, preferred: pot.preferred + preferred * base,
      futureValue: pot.futureValue * futureValue)
  }
}
