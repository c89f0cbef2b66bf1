/// Flows of an investment beside a public index: public market equivalents.
///
/// A flow at a date grows with the index to the last date: `g_t = index_last / index_t`. With C_t
/// paid in, D_t paid out and V the value left at the last date:
///
/// | measure | formula | source |
/// |---|---|---|
/// | `kaplanSchoar` | (sum D g + V) / sum C g | Kaplan and Schoar 2005 |
/// | `longNickelsValue` | W = sum (C - D) g | Long and Nickels 1996 |
/// | `longNickelsFlows` | D - C, and W in place of V | |
/// | `plusScale` | lambda = (sum C g - V) / sum D g | Rouvinez 2003 (PME+) |
/// | `plusFlows` | lambda D - C, and V | |
/// | `directAlphaFlows` | (D - C) g, and V | Gredil, Griffiths and Stucke 2014 |
///
/// V and W are paid at the last date beside a D of that date, and lambda scales that D but not V.
/// Rates are the IRR of the flows: `Irr.roots` or `Irr.solve` with `times`; they may be none or
/// several. W may be below 0 (the index investor is overdrawn), and so may lambda.
public struct PublicMarket: Sendable {
  public let contributions: [Double]
  public let distributions: [Double]
  public let times: [Double]
  public let finalValue: Double
  /// `index_last / index_t`.
  public let growth: [Double]

  /// - Parameters:
  ///   - contributions, distributions: amounts of at least 0, one a date.
  ///   - index: above 0 at every date.
  ///   - times: years (or periods), rising strictly.
  /// - Returns: nil when lists are empty or differ in length, or a number is outside its range or
  ///   not finite.
  public init?(
    contributions: [Double], distributions: [Double], index: [Double], times: [Double],
    finalValue: Double
  ) {
    guard let last = index.last, contributions.count == index.count,
      distributions.count == index.count, times.count == index.count, finalValue.isFinite,
      (contributions + distributions).allSatisfy({ $0.isFinite && $0 >= 0 }),
      index.allSatisfy({ $0.isFinite && $0 > 0 }), times.allSatisfy(\.isFinite),
      zip(times, times.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    let growth = index.map { last / $0 }
    guard growth.allSatisfy(\.isFinite) else { return nil }
    self.contributions = contributions
    self.distributions = distributions
    self.times = times
    self.finalValue = finalValue
    self.growth = growth
  }

  private var grownContributions: Double {
    zip(contributions, growth).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private var grownDistributions: Double {
    zip(distributions, growth).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Value of what came out over value of what went in, both at the last date; above 1 the
  /// investment did better than the index. Nil when nothing went in.
  public var kaplanSchoar: Double? {
    let paid = grownContributions
    return paid > 0 ? (grownDistributions + finalValue) / paid : nil
  }

  /// What the same flows would have left in the index.
  public var longNickelsValue: Double { grownContributions - grownDistributions }

  public var longNickelsFlows: [Double] { flows(scale: 1, value: longNickelsValue) }

  /// The factor on distributions at which the index pays them all and ends at `finalValue`; nil
  /// without distributions.
  public var plusScale: Double? {
    let paid = grownDistributions
    return paid > 0 ? (grownContributions - finalValue) / paid : nil
  }

  /// Nil without distributions.
  public var plusFlows: [Double]? { plusScale.map { flows(scale: $0, value: finalValue) } }

  /// The investment's own flows, its value at the end included.
  public var fundFlows: [Double] { flows(scale: 1, value: finalValue) }

  public var directAlphaFlows: [Double] {
    var flows = zip(zip(contributions, distributions), growth).map { ($0.1 - $0.0) * $1 }
    flows[flows.count - 1] += finalValue
    return flows
  }

  private func flows(scale: Double, value: Double) -> [Double] {
    var flows = zip(contributions, distributions).map { scale * $1 - $0 }
    flows[flows.count - 1] += value
    return flows
  }
}
