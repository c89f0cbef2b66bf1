import FundModel
import FundNumerics

/// The loans of a tape with names turned into numbers, and what the fund pays for them
/// (docs/model.md, 3.7).
final class TapeTables: Sendable {
  struct Entry: Sendable {
    let zone: Int
    let product: Int
    /// Number in `SuburbTables`; nil is drawn as for any loan.
    let suburb: Int?
    /// Months since origination at close.
    let age: Int
    let advance: Double
    /// Value of the home at origination, and first mortgage over it.
    let startValue: Double
    let seniorLtv: Double
    /// The zone's index at close over that at origination.
    let gain: Double
    /// What the fund pays.
    let price: Double
    /// Responses of hazards to `gain`: sale, refinance, default.
    let responses: (sale: Double, refinance: Double, failure: Double)
    /// Timing model: law of the years to exit, above the age at close.
    let years: TruncatedLaw
  }

  let entries: [Entry]

  /// Age at close of the oldest loan of a fund's tape; 0 without one.
  static func oldest(_ config: FundConfig, _ data: FundData) -> Int {
    config.portfolio.hasTape ? data.tape?.loans.map(\.age).max() ?? 0 : 0
  }

  /// Nil for a fund that buys no tape.
  init?(
    _ config: FundConfig, data: FundData, contract: ContractTable, exits: ExitTables,
    monthStride: Int
  ) throws {
    guard config.portfolio.hasTape else { return nil }
    guard let tape = data.tape else {
      throw EngineError(
        "the loans of portfolio.tape are missing; read them with FundData.load",
        path: "portfolio.tape")
    }
    if let error = tape.problems(in: config).error(tape.name) {
      throw EngineError("\(error)", path: "portfolio.tape")
    }
    let multiple = try EngineError.require(config.portfolio.price, "portfolio.price")
    var firstSuburb = [0]
    for zone in config.zones { firstSuburb.append((firstSuburb.last ?? 0) + zone.suburbs.count) }
    entries = tape.loans.compactMap { loan in
      // Both are there: the tape has no problems in this fund.
      guard let zone = config.zones.firstIndex(where: { $0.name == loan.zone }),
        let product = config.products.firstIndex(where: { $0.name == loan.product })
      else { return nil }
      let suburb = config.zones[zone].suburbs.firstIndex { $0.name == loan.suburb }
      let gain = 1 + loan.indexGain
      let value = loan.propertyValue * gain
      let senior = contract.seniorBalance(
        atOrigination: loan.seniorLtv * loan.propertyValue, age: loan.age)
      let claim = contract.claim(
        product: product, advance: loan.amount, startValue: loan.propertyValue, value: value,
        age: loan.age)
      let nav = min(
        claim,
        contract.collectable(
          value: value, cost: exits.saleCost[zone * monthStride], senior: senior))
      // Less than that is the rounding of a claim of nothing.
      let price = multiple * nav < 1e-9 * config.fund.size ? 0 : multiple * nav
      let log = naturalLog(gain)
      let law = exits.years
      return Entry(
        zone: zone, product: product, suburb: suburb.map { $0 + firstSuburb[zone] },
        age: loan.age, advance: loan.amount, startValue: loan.propertyValue,
        seniorLtv: loan.seniorLtv, gain: gain, price: price,
        responses: (
          exponential(exits.saleSensitivity * log), exponential(exits.refinanceSensitivity * log),
          exponential(-exits.equitySensitivity * log)
        ), years: law.above(Double(loan.age) / 12))
    }
  }
}

extension TruncatedLaw {
  /// The law given that the value is above `bound`; at a bound at or beyond its end, the bound itself.
  func above(_ bound: Double) -> TruncatedLaw {
    guard bound > min else { return self }
    guard sd > 0, bound < max else {
      let value = Swift.max(bound, sd > 0 ? max : mean)
      return TruncatedLaw(mean: value, sd: 0, min: value, max: value)
    }
    return TruncatedLaw(mean: mean, sd: sd, min: bound, max: max)
  }
}
