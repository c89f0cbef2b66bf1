import FundEngine
import FundModel

/// A loan's purchase and its exit.
extension PathTrace {
  func purchase(_ loan: LoanRecord, _ draws: PathDraws) -> ConfigValue {
    line(
      "purchase",
      [
        ("month", .int(loan.monthBought)), ("loan", .int(loan.number)),
        ("draws", .record(draws.loan(loan.number).map { ($0.name, .figure($0.value)) })),
        ("zone", .string(config.zones[loan.zone].name)),
        ("product", .string(config.products[loan.product].name)),
        ("amount", .figure(loan.amount)), ("ltv", .figure(loan.ltv)),
        ("senior_ltv", .figure(loan.seniorLtv)), ("start_value", .figure(loan.startValue)),
      ])
  }

  /// The exit, with the crossings of both hazards: null where the sum stayed below its threshold.
  func exit(_ loan: LoanRecord) -> ConfigValue {
    let draws = record.trail.exits[loan.number]
    return line(
      "exit",
      [
        ("month", .int(loan.exitMonth)), ("loan", .int(loan.number)),
        ("kind", .string(loan.exitKind.rawValue)),
        ("age", .int(loan.exitMonth - loan.monthBought)),
        ("leave", crossing(draws.leave)), ("default", crossing(draws.default)),
        ("index", .figure(record.index[loan.zone][loan.exitMonth])),
        ("value", .figure(loan.valueAtExit)), ("claim", .figure(loan.claim)),
        ("recovery", .figure(loan.recovery)), ("collected", .figure(loan.collected)),
        ("month_collected", .int(loan.monthCollected)),
      ])
  }

  private func crossing(_ crossing: PathTrail.Crossing?) -> ConfigValue {
    guard let crossing else { return .null }
    return .record([
      ("age", .int(crossing.age)), ("fraction", .figure(crossing.fraction)),
      ("threshold", .figure(crossing.threshold)), ("hazard_before", .figure(crossing.before)),
      ("hazard", .figure(crossing.hazard)),
    ])
  }
}
