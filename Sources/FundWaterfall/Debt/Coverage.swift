/// Coverage tests of classes of notes, and what cures them (docs/model.md, Notes).
public enum Coverage {
  /// Assets over the balances they cover; infinite when nothing is owed.
  public static func overcollateralisation(assets: Double, owed: Double) -> Double {
    owed > 0 ? assets / owed : .infinity
  }

  /// Income, after what ranks before the notes, over the coupons due; infinite when none is due.
  public static func interestCoverage(income: Double, due: Double) -> Double {
    due > 0 ? income / due : .infinity
  }

  /// Principal to repay so that `assets / (owed - x) = trigger`, the cash coming from outside of the
  /// assets; 0 when the test passes.
  public static func cureWithInterest(assets: Double, owed: Double, trigger: Double) -> Double {
    max(0, owed - assets / trigger)
  }

  /// Principal to repay so that `(assets - x) / (owed - x) = trigger`, the cash being part of the
  /// assets; 0 when the test passes, infinite when no payment helps (a trigger of at most 1).
  public static func cureWithPrincipal(assets: Double, owed: Double, trigger: Double) -> Double {
    let short = trigger * owed - assets
    guard short > 0 else { return 0 }
    return trigger > 1 ? short / (trigger - 1) : .infinity
  }
}
