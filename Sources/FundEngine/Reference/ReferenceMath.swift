import FundNumerics

/// The few formulas the reference shares, each in the words of docs/model.md.
enum ReferenceMath {
  /// `(1 + rate)^exponent`.
  static func growth(_ rate: Double, _ exponent: Double) -> Double {
    exponential(exponent * naturalLog(1 + rate))
  }

  /// Standard normal quantile, infinite at 0 and 1.
  static func quantile(_ probability: Double) -> Double {
    if probability <= 0 { return -.infinity }
    if probability >= 1 { return .infinity }
    return inverseNormal(probability)
  }

  /// e^x.
  static func exp(_ x: Double) -> Double { exponential(x) }

  /// `year(m) = ceil(m / 12)`.
  static func year(_ month: Int) -> Int { (month + 11) / 12 }

  /// The entry at `position`; past the end the last one holds on.
  static func holdingOn(_ table: [Double], _ position: Int) -> Double {
    table[min(position, table.count - 1)]
  }

  /// Annual effective rate of monthly flows; -1 for a total loss, not a number without a root.
  static func annualIrr(_ flows: [Double]) -> Double {
    Irr.solve(amounts: flows, periodsPerYear: 12).rate
  }
}
