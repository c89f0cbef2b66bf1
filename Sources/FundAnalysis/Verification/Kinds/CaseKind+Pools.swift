/// Standard prepayment and default speeds, and pools that follow them.
extension CaseKind {
  static let poolKinds: [String: CaseKind] = [
    "psa": CaseKind { inputs in
      let cpr = PrepaymentSpeeds.psa(
        try inputs.number("psa"), month: try inputs.integer("month", in: 1...1200))
      return ["cpr": .number(cpr), "smm": .number(PrepaymentSpeeds.monthly(annual: cpr))]
    },
    "psa_ramp": CaseKind { inputs in
      let speed = try inputs.number("psa")
      return ["cpr": .numbers(try months(inputs).map { PrepaymentSpeeds.psa(speed, month: $0) })]
    },
    "cpr_smm": CaseKind(leaving: ["smm_wrong_cpr_over_12": otherRule]) { inputs in
      let smm = PrepaymentSpeeds.monthly(annual: try inputs.number("cpr"))
      return ["smm": .number(smm), "roundtrip": .number(PrepaymentSpeeds.annual(monthly: smm))]
    },
    "psa_survivor": CaseKind { inputs in
      let speed = try inputs.number("psa")
      return [
        "survivors": .lookup { key in
          Int(key).flatMap { (1...1200).contains($0) ? $0 : nil }
            .map { .number(PrepaymentSpeeds.psaSurvivors(speed, months: $0)) }
        }
      ]
    },
    "hep": CaseKind { inputs in
      let final = try inputs.number("final")
      return [
        "cpr": .numbers(
          try months(inputs).map { PrepaymentSpeeds.homeEquity(final: final, month: $0) })
      ]
    },
    "sda": CaseKind { inputs in
      let speed = try inputs.number("sda")
      let rates = try months(inputs).map { PrepaymentSpeeds.sda(speed, month: $0) }
      return [
        "cdr": .numbers(rates),
        "mdr": .numbers(rates.map { PrepaymentSpeeds.monthly(annual: $0) }),
      ]
    },
    "sda_psa_cumulative": CaseKind { inputs in
      let (sda, psa) = (try inputs.number("sda"), try inputs.number("psa"))
      let inTurn = PrepaymentSpeeds.sequential(sda: sda, psa: psa, months: 360)
      let atOnce = PrepaymentSpeeds.simultaneous(sda: sda, psa: psa, months: 360)
      return [
        "cumulative_default_sequential": .number(inTurn.defaulted),
        "cumulative_default_exact_hazards": .number(atOnce.defaulted),
        "survivors_sequential": .number(inTurn.survivors),
      ]
    },
    "mbs_month": CaseKind { inputs in
      let months = try pool(inputs).months()
      let number = try inputs.integer("month", in: 1...1200)
      guard months.indices.contains(number - 1) else {
        throw CaseInputs.Failure(description: "month \(number) is not one of the pool's")
      }
      let month = months[number - 1]
      return [
        "payment": .number(month.payment), "net_interest": .number(month.netInterest),
        "smm": .number(month.singleMonthlyMortality), "scheduled": .number(month.scheduled),
        "prepayment": .number(month.prepayment), "total_principal": .number(month.principal),
        "cash_flow": .number(month.cash), "end_balance": .number(month.closing),
      ]
    },
    "mbs_pool": CaseKind { inputs in
      let months = try pool(inputs).months()
      return [
        "wal_years": .number(LevelPayPool.weightedAverageLife(months)),
        "total_interest": .number(months.reduce(0) { $0 + $1.netInterest }),
        "total_principal": .number(months.reduce(0) { $0 + $1.principal }),
        "balance_after": .lookup { key in
          Int(key).flatMap { months.indices.contains($0 - 1) ? months[$0 - 1] : nil }
            .map { .number($0.closing) }
        },
        "months": .lookup { key in
          Int(key).flatMap { months.indices.contains($0 - 1) ? months[$0 - 1] : nil }
            .map(columns)
        },
      ]
    },
  ]

  private static func columns(_ month: LevelPayPool.Month) -> CaseValue {
    .numbers([
      month.opening, month.singleMonthlyMortality, month.payment, month.netInterest,
      month.scheduled, month.prepayment, month.principal, month.cash,
    ])
  }

  private static func months(_ inputs: CaseInputs) throws -> [Int] {
    try inputs.numbers("months").map { number in
      guard let month = Int(exactly: number), (1...1200).contains(month) else {
        throw CaseInputs.Failure(description: "\(number) is not a month of a pool")
      }
      return month
    }
  }

  private static func pool(_ inputs: CaseInputs) throws -> LevelPayPool {
    LevelPayPool(
      balance: try inputs.number("balance"), grossRate: try inputs.number("wac"),
      netRate: try inputs.number("pass_through"),
      remainingMonths: try inputs.integer("wam", in: 1...1200),
      seasoning: try inputs.integer("seasoning", in: 0...1200), speed: try inputs.number("psa"))
  }
}
