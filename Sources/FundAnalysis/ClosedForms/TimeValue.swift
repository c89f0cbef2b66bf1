import FundNumerics

/// Annuities and reinvestment: the level sums behind loans. Rates are per period.
public enum TimeValue {
  /// What pays off a present value in n level payments at period ends, `PV i / (1 - (1+i)^-n)`; `PV/n` at
  /// rate 0.
  public static func payment(presentValue: Double, rate: Double, periods n: Int) -> Double {
    presentValue / annuity(rate: rate, periods: n)
  }

  /// Present value of 1 at the end of each of n periods, `(1 - (1+i)^-n)/i`.
  public static func annuity(rate: Double, periods n: Int) -> Double {
    rate == 0 ? Double(n) : (1 - power(1 + rate, -Double(n))) / rate
  }

  /// Value after n periods of a level payment at period ends, `((1+i)^n - 1)/i`, per 1.
  public static func accumulation(rate: Double, periods n: Int) -> Double {
    rate == 0 ? Double(n) : (power(1 + rate, Double(n)) - 1) / rate
  }

  /// Modified internal rate: outflows discounted at `finance`, inflows carried on at `reinvestment` to the
  /// last period, `(FV/PV)^(1/(n-1)) - 1`. Nil without both an outflow and an inflow.
  public static func modifiedInternalRate(
    _ amounts: [Double], finance: Double, reinvestment: Double
  ) -> Double? {
    var (out, back) = (0.0, 0.0)
    let last = amounts.count - 1
    for (period, amount) in amounts.enumerated() {
      if amount < 0 {
        out -= amount * power(1 + finance, -Double(period))
      } else {
        back += amount * power(1 + reinvestment, Double(last - period))
      }
    }
    guard out > 0, back > 0, last > 0 else { return nil }
    return power(back / out, 1 / Double(last)) - 1
  }
}
