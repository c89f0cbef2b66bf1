import FundNumerics

extension Waterfall {
  /// Preferred return of one unit over a month: `(1+h)^(1/12) - 1` (annual), `(1+h/4)^(1/3) - 1`
  /// (quarterly), `h/12` (monthly, simple).
  public static func preferredPerMonth(rate: Double, compounding: Compounding) -> Double {
    switch compounding {
    case .annual: power(1 + rate, 1.0 / 12) - 1
    case .quarterly: power(1 + rate / 4, 1.0 / 3) - 1
    case .monthly, .simple: rate / 12
    }
  }

  /// The same over `years`: `(1+h)^t - 1`, `(1+h/4)^(4t) - 1`, `(1+h/12)^(12t) - 1`, and `h t` for simple.
  public static func preferredFactor(
    rate: Double, compounding: Compounding, years: Double
  ) -> Double {
    switch compounding {
    case .annual: power(1 + rate, years) - 1
    case .quarterly: power(1 + rate / 4, 4 * years) - 1
    case .monthly: power(1 + rate / 12, 12 * years) - 1
    case .simple: rate * years
    }
  }
}
