/// What a lender counts as collateral, and what that lets the fund draw (docs/model.md, Facilities).
public enum BorrowingBase {
  /// Collateral that counts when no zone may make up more than its part of the eligible total:
  /// `sum min(E_z, l_z sum E)`.
  ///
  /// - Parameters:
  ///   - eligible: `E_z >= 0`, after haircuts.
  ///   - limits: `l_z` in (0, 1], as many.
  public static func countedOfEligible(_ eligible: [Double], limits: [Double]) -> Double {
    var total = 0.0
    for amount in eligible { total += amount }
    var counted = 0.0
    for zone in eligible.indices { counted += min(eligible[zone], limits[zone] * total) }
    return counted
  }

  /// Collateral that counts when no zone may make up more than its part of what counts: the largest
  /// `V` with `V = sum min(E_z, l_z V)`.
  ///
  /// A zone once above its limit stays so as `V` falls, so at most one round a zone is needed. Limits
  /// that bind and sum to 1 or more leave nothing.
  public static func countedAtFixpoint(_ eligible: [Double], limits: [Double]) -> Double {
    var counted = 0.0
    for amount in eligible { counted += amount }
    var capped = -1
    while true {
      var free = 0.0
      var share = 0.0
      var above = 0
      for zone in eligible.indices {
        if eligible[zone] > limits[zone] * counted {
          share += limits[zone]
          above += 1
        } else {
          free += eligible[zone]
        }
      }
      guard above != capped else { return counted }
      capped = above
      if above > 0 { counted = 1 - share > 1e-12 ? free / (1 - share) : 0 }
    }
  }

  /// What may still be drawn, and what is drawn beyond the base and must be repaid.
  ///
  /// - Parameters:
  ///   - base: what the collateral bears, advance rate applied.
  ///   - drawn: the balance.
  ///   - commitment: of the lender.
  public static func availability(
    base: Double, drawn: Double, commitment: Double
  ) -> (available: Double, deficiency: Double) {
    let bound = min(base, commitment)
    return (max(0, bound - drawn), max(0, drawn - bound))
  }
}
