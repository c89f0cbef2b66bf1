import FundNumerics

/// Standard speeds of mortgage pools, as annual rates by age in months (from 1).
///
/// Source: Bond Market Association, Standard Formulas for the Analysis of Mortgage-Backed Securities
/// (1999). CPR and CDR are chances of a year, SMM and MDR those of a month.
public enum PrepaymentSpeeds {
  /// `1 - (1 - CPR)^(1/12)`.
  public static func monthly(annual rate: Double) -> Double { 1 - power(1 - rate, 1.0 / 12) }
  /// `1 - (1 - SMM)^12`.
  public static func annual(monthly rate: Double) -> Double { 1 - power(1 - rate, 12) }

  /// PSA: 0.2 % more each month up to 6 % at month 30, times `speed` (1 is 100 PSA).
  public static func psa(_ speed: Double, month: Int) -> Double {
    speed * 0.06 * Double(min(month, 30)) / 30
  }

  /// Home-equity ramp: a tenth of `final` more each month up to month 10.
  public static func homeEquity(final: Double, month: Int) -> Double {
    final * Double(min(month, 10)) / 10
  }

  /// SDA default rates: up by 0.02 % a month to 0.6 % at month 30, level to 60, down by 0.0095 % a month
  /// to 0.03 % at month 120, then level; times `speed`.
  public static func sda(_ speed: Double, month: Int) -> Double {
    let rate =
      switch month {
      case ...30: 0.0002 * Double(month)
      case ...60: 0.006
      case ...120: 0.006 - 0.000095 * Double(month - 60)
      default: 0.0003
      }
    return speed * rate
  }

  /// Share of contracts left after `months` of PSA without scheduled principal.
  public static func psaSurvivors(_ speed: Double, months: Int) -> Double {
    (1...max(1, months)).reduce(1.0) { left, month in
      month <= months ? left * (1 - monthly(annual: psa(speed, month: month))) : left
    }
  }

  /// What default and prepayment leave and take from a pool over `months`.
  public struct Cumulative: Sendable, Equatable {
    public var defaulted: Double
    public var survivors: Double
  }

  /// Defaults first, then prepayments of what is left, month by month.
  public static func sequential(sda: Double, psa: Double, months: Int) -> Cumulative {
    var result = Cumulative(defaulted: 0, survivors: 1)
    for month in stride(from: 1, through: months, by: 1) {
      let mdr = monthly(annual: Self.sda(sda, month: month))
      let smm = monthly(annual: Self.psa(psa, month: month))
      result.defaulted += result.survivors * mdr
      result.survivors *= (1 - mdr) * (1 - smm)
    }
    return result
  }

  /// Both causes at once, each with the constant hazard of its month: the split by hazards' ratio.
  public static func simultaneous(sda: Double, psa: Double, months: Int) -> Cumulative {
    var result = Cumulative(defaulted: 0, survivors: 1)
    for month in stride(from: 1, through: months, by: 1) {
      let ends = CompetingRisks(
        knots: [0],
        hazards: [
          [CompetingRisks.hazard(annualProbability: Self.sda(sda, month: month))],
          [CompetingRisks.hazard(annualProbability: Self.psa(psa, month: month))],
        ]
      ).outcome(years: 1.0 / 12)
      result.defaulted += result.survivors * ends.incidence[0]
      result.survivors *= ends.survival
    }
    return result
  }
}
