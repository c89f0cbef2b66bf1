/// Present values of flows at a constant rate.
public enum PresentValue {
  /// When the first of equally spaced flows is paid: now (NumPy), or one period from now
  /// (spreadsheets). The two differ by the factor 1 + rate.
  public enum FirstFlow: Sendable { case now, afterOnePeriod }

  /// sum of amounts[k] / (1 + rate)^k (or k + 1), `rate` for a period, rate > -1.
  ///
  /// Not a number for rate <= -1 or not a number.
  public static func periodic(
    rate: Double, amounts: [Double], firstFlow: FirstFlow
  ) -> Double {
    guard rate > -1 else { return .nan }
    let discount = 1 / (1 + rate)
    var value = 0.0
    for amount in amounts.reversed() { value = value * discount + amount }
    return firstFlow == .now ? value : value * discount
  }

  /// sum of amount / (1 + rate)^time, times in years, `rate` effective a year, rate > -1: value at
  /// time 0.
  ///
  /// Not a number when the lists differ in length or rate <= -1. Spreadsheets' XNPV: times from
  /// the first listed date (`DayCount.years(from:to:)`), others' from the earliest
  /// (`DayCount.years(of:)`).
  public static func dated(rate: Double, amounts: [Double], times: [Double]) -> Double {
    guard rate > -1, amounts.count == times.count else { return .nan }
    let force = guardedLog(1 + rate)
    return zip(amounts, times).reduce(0.0) { total, flow in
      total + flow.0 * exponential(0 - force * flow.1)
    }
  }

  /// The modified internal rate of return a period: inflows compounded to the last flow at
  /// `reinvestRate`, outflows discounted to the first at `financeRate`, n + 1 flows:
  /// (value of inflows / value of outflows)^(1/n) - 1.
  ///
  /// nil unless there are inflows and outflows and two flows; both rates > -1.
  public static func modifiedIrr(
    amounts: [Double], financeRate: Double, reinvestRate: Double
  ) -> Double? {
    guard amounts.count >= 2, financeRate > -1, reinvestRate > -1 else { return nil }
    let outflows = periodic(rate: financeRate, amounts: amounts.map { min($0, 0) }, firstFlow: .now)
    var inflows = 0.0
    for amount in amounts { inflows = inflows * (1 + reinvestRate) + max(amount, 0) }
    guard outflows < 0, inflows > 0 else { return nil }
    return power(inflows / (0 - outflows), 1 / Double(amounts.count - 1)) - 1
  }
}
