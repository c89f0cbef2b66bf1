extension ManagementFee {
  /// A fee that falls due: `share` times the basis of that month.
  public struct Charge: Sendable, Equatable {
    /// Month of payment.
    public var month: Int
    /// First month of the period paid for: `month` in advance, one period earlier in arrears.
    public var periodStart: Int
    /// `rate * frequency.months / 12`, the rate being that of `periodStart`.
    public var share: Double
    public var basis: FeeBasis
  }

  /// Every charge over a term, in the order of months (docs/model.md, Management fee).
  ///
  /// - Parameter termMonths: periods begin in months 0 up to, and not including, this one.
  public func charges(termMonths: Int) -> [Charge] {
    let every = frequency.months
    return stride(from: 0, through: termMonths, by: every).compactMap { month in
      let start = timing == .advance ? month : month - every
      guard start >= 0, start < termMonths else { return nil }
      let step = stepDowns.filter { $0.fromMonth <= start }
        .max { $0.fromMonth < $1.fromMonth }
      return Charge(
        month: month, periodStart: start, share: (step?.rate ?? rate) * Double(every) / 12,
        basis: step?.basis ?? basis)
    }
  }
}
