/// Level payments: any of present value, payment, future value and rate from the others.
///
/// Signs as in spreadsheets: pv (1+r)^n + pmt (1 + r due) ((1+r)^n - 1) / r + fv = 0, money
/// received positive; `rate` a period, > -1; `periods` > 0; due 1 when payments come at the start
/// of periods.
public enum Annuity {
  public enum Timing: Sendable { case atEnd, atStart }

  /// ((1+r)^n - 1) / r, its limit n at 0, and (1+r)^n.
  private static func factors(_ rate: Double, _ periods: Double) -> (sum: Double, growth: Double) {
    if rate == 0 { return (periods, 1) }
    let exponent = periods * logOnePlus(rate)
    // (1+r)^n - 1 as a difference would lose the digits of a small rate.
    return (exponentialMinusOne(exponent) / rate, exponential(exponent))
  }

  /// The payment that amortises `presentValue` to -`futureValue`.
  public static func payment(
    rate: Double, periods: Double, presentValue: Double, futureValue: Double = 0,
    timing: Timing = .atEnd
  ) -> Double {
    let (sum, growth) = factors(rate, periods)
    let due = timing == .atStart ? 1 + rate : 1
    return (0 - (presentValue * growth + futureValue)) / (due * sum)
  }

  /// The present value of payments and a final value.
  public static func presentValue(
    rate: Double, periods: Double, payment: Double, futureValue: Double = 0,
    timing: Timing = .atEnd
  ) -> Double {
    let (sum, growth) = factors(rate, periods)
    let due = timing == .atStart ? 1 + rate : 1
    return (0 - (payment * due * sum + futureValue)) / growth
  }

  /// The value after the last period.
  public static func futureValue(
    rate: Double, periods: Double, payment: Double, presentValue: Double = 0,
    timing: Timing = .atEnd
  ) -> Double {
    let (sum, growth) = factors(rate, periods)
    let due = timing == .atStart ? 1 + rate : 1
    return 0 - (presentValue * growth + payment * due * sum)
  }

  /// The rate a period, nil when there is none; when two exist, the investor's (see `Irr`).
  ///
  /// Solved as the internal rate of return of the flows, so `periods` is a whole number of at most
  /// 100,000.
  public static func rate(
    periods: Int, payment: Double, presentValue: Double, futureValue: Double,
    timing: Timing = .atEnd
  ) -> Double? {
    guard (1...100_000).contains(periods) else { return nil }
    var flows = [Double](repeating: payment, count: periods + 1)
    flows[0] = presentValue + (timing == .atStart ? payment : 0)
    flows[periods] = futureValue + (timing == .atEnd ? payment : 0)
    let solution = Irr.solve(amounts: flows, periodsPerYear: 1)
    switch solution.status {
    case .unique, .multiple: return solution.rate
    case .none, .totalLoss: return nil
    }
  }
}
