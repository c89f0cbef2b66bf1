/// A loan of a tape: made before the fund's close, or at it.
public struct TapeLoan: Sendable, Equatable {
  public let id: String
  public let zone: String
  /// Nil when the tape does not say.
  public let suburb: String?
  public let product: String
  /// Months from the fund's close to the advance: 0 or negative.
  public let originationMonth: Int
  /// The advance.
  public let amount: Double
  /// Value of the home when the advance was made.
  public let propertyValue: Double
  /// Balance of the first mortgage over the value of the home when the advance was made.
  public let seniorLtv: Double
  /// Growth of the zone's index from the advance to the fund's close, as a decimal.
  public let indexGain: Double
  /// Row in the tape.
  public let row: Int
  /// Where the loan stands in the tape.
  public let origin: ConfigOrigin

  /// Months since the advance at the fund's close.
  public var age: Int { -originationMonth }
  /// Advance over value at origination.
  public var ltv: Double { amount / propertyValue }
  /// Advance and first mortgage over value at origination.
  public var cltv: Double { ltv + seniorLtv }
  /// Value of the home at close as the zone's index has it.
  public var indexedValue: Double { propertyValue * (1 + indexGain) }
}
