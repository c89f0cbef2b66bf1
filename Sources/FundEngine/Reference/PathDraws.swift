import FundModel

/// The draws of one path by what they are for (docs/model.md, section 1): pure functions of
/// (seed, path), whether or not the model of a fund asks for them.
public struct PathDraws: Sendable {
  private let draws: ReferenceDraws

  /// - Parameter fund: `simulation.fund_number`, which moves the draws of loans alone.
  public init(seed: UInt64, path: UInt64, fund: Int) {
    draws = ReferenceDraws(seed: seed, path: path, fund: fund)
  }

  /// Price normal of a component, zone and month, before correlation.
  public func price(component: Int, zone: Int, month: Int) -> Double {
    draws.priceNormal(component: component, zone: zone, month: month)
  }

  /// Climate normal of a year, from 1.
  public func climate(year: Int) -> Double { draws.normal(.climate, year - 1) }

  /// `M` of the default copula, or `G` of a zone.
  public func credit(zone: Int?) -> Double { draws.normal(.credit, zone.map { 1 + $0 } ?? 0) }

  /// The uniforms of a loan, by name.
  public func loan(_ number: Int) -> [(name: String, value: Double)] {
    let loan = ReferenceLoanDraws(draws, loan: number)
    return [
      ("amount", loan.amount), ("ltv", loan.ltv), ("senior_ltv", loan.seniorLtv),
      ("own_price", loan.ownPrice), ("zone", loan.zone), ("product", loan.product),
      ("cause", loan.cause), ("exit_time", loan.exitTime), ("default_time", loan.defaultTime),
    ]
  }
}
