/// The modified public market equivalent (mPME): an index account from which the same *share* is
/// taken at each date as the investment paid of its own value (Cambridge Associates 2013).
///
/// With N_t the investment's value after the date's flows, `w_t = D_t / (D_t + N_t)` (0 if both are
/// 0), the account before the withdrawal is `A_t = account_(t-1) index_t / index_(t-1) + C_t`, the
/// withdrawal `w_t A_t` and what stays `(1 - w_t) A_t`. So the account never runs below 0.
public struct ModifiedPublicMarket: Sendable {
  /// The account after each date's flows.
  public let values: [Double]
  /// What is taken out at each date.
  public let withdrawals: [Double]
  /// `withdrawals - contributions`, and what the account holds at the last date.
  public let flows: [Double]

  /// - Parameters:
  ///   - contributions, distributions, values: of at least 0, one a date; `values` those of the
  ///     investment after the date's flows.
  ///   - index: above 0 at every date.
  /// - Returns: nil when lists are empty or differ in length, or a number is outside its range or
  ///   not finite.
  public init?(
    contributions: [Double], distributions: [Double], index: [Double], values: [Double]
  ) {
    let count = index.count
    guard count > 0, contributions.count == count, distributions.count == count,
      values.count == count,
      (contributions + distributions + values).allSatisfy({ $0.isFinite && $0 >= 0 }),
      index.allSatisfy({ $0.isFinite && $0 > 0 })
    else { return nil }
    var account = 0.0
    var held: [Double] = []
    var taken: [Double] = []
    for t in 0..<count {
      if t > 0 { account *= index[t] / index[t - 1] }
      account += contributions[t]
      let whole = distributions[t] + values[t]
      let share = whole > 0 ? distributions[t] / whole : 0
      taken.append(share * account)
      account *= 1 - share
      held.append(account)
    }
    guard held.allSatisfy(\.isFinite) else { return nil }
    self.values = held
    withdrawals = taken
    var flows = zip(taken, contributions).map { $0 - $1 }
    flows[count - 1] += account
    self.flows = flows
  }
}
