import FundNumerics

/// Internal rates, present values, annuities, and multiples of dated flows.
extension CaseKind {
  static let returnKinds: [String: CaseKind] = [
    "irr": CaseKind { inputs in
      let amounts = try inputs.numbers("amounts")
      let times = amounts.indices.map(Double.init)
      // The kernel solves equally spaced flows by a way of its own.
      let solution = Irr.solve(amounts: amounts, periodsPerYear: 1)
      return rates(amounts, times, solution)
    },
    "xirr": CaseKind { inputs in
      let amounts = try inputs.numbers("amounts")
      let times = try yearFractions(inputs)
      return rates(amounts, times, Irr.solve(amounts: amounts, times: times))
    },
    "xirr_day_count": CaseKind { inputs in
      let solution = Irr.solve(
        amounts: try inputs.numbers("amounts"), times: try yearFractions(inputs))
      return ["irr": unique(solution)]
    },
    "npv": CaseKind { inputs in
      let (rate, amounts) = (try inputs.number("rate"), try inputs.numbers("amounts"))
      func value(_ first: PresentValue.FirstFlow) -> CaseValue {
        .number(PresentValue.periodic(rate: rate, amounts: amounts, firstFlow: first))
      }
      return [
        "npv_first_flow_at_t0_numpy": value(.now),
        "npv_first_flow_at_t1_excel": value(.afterOnePeriod),
      ]
    },
    "xnpv": CaseKind { inputs in
      let (rate, amounts) = (try inputs.number("rate"), try inputs.numbers("amounts"))
      let times = try yearFractions(inputs)
      let first = times.first ?? 0
      return [
        "xnpv": .number(PresentValue.dated(rate: rate, amounts: amounts, times: times)),
        "xnpv_to_first_listed_date_excel": .number(
          PresentValue.dated(rate: rate, amounts: amounts, times: times.map { $0 - first })),
      ]
    },
    "mirr": CaseKind { inputs in
      [
        "mirr": .optional(
          PresentValue.modifiedIrr(
            amounts: try inputs.numbers("amounts"), financeRate: try inputs.number("finance_rate"),
            reinvestRate: try inputs.number("reinvest_rate")))
      ]
    },
    "pmt": CaseKind { inputs in
      [
        "pmt": .number(
          Annuity.payment(
            rate: try inputs.number("rate"), periods: try inputs.number("nper"),
            presentValue: try inputs.number("pv"),
            futureValue: try inputs.number("fv", orNone: 0)))
      ]
    },
    "pv": CaseKind { inputs in
      [
        "pv": .number(
          Annuity.presentValue(
            rate: try inputs.number("rate"), periods: try inputs.number("nper"),
            payment: try inputs.number("pmt"), futureValue: try inputs.number("fv")))
      ]
    },
    "fv": CaseKind { inputs in
      [
        "fv": .number(
          Annuity.futureValue(
            rate: try inputs.number("rate"), periods: try inputs.number("nper"),
            payment: try inputs.number("pmt"), presentValue: try inputs.number("pv")))
      ]
    },
    "rate": CaseKind { inputs in
      [
        "rate": .optional(
          Annuity.rate(
            periods: try inputs.integer("nper", in: 1...100_000), payment: try inputs.number("pmt"),
            presentValue: try inputs.number("pv"), futureValue: try inputs.number("fv")))
      ]
    },
    "fund_metrics_dated": CaseKind { inputs in
      let (amounts, types) = (try inputs.numbers("amounts"), try inputs.strings("types"))
      guard amounts.count == types.count else {
        throw CaseInputs.Failure(description: "amounts and types differ in number")
      }
      let flows = zip(amounts, types)
      let paidIn = -flows.reduce(0) { $0 + ($1.1 == "C" ? min($1.0, 0) : 0) }
      let distributed = flows.reduce(0) { $0 + ($1.1 == "C" ? max($1.0, 0) : 0) }
      let value = flows.reduce(0) { $0 + ($1.1 == "V" ? $1.0 : 0) }
      let days = try dates(inputs)
      let solution = Irr.solve(amounts: amounts, times: DayCount.actual365Fixed.years(of: days))
      return [
        "dpi": .number(distributed / paidIn), "tvpi": .number((distributed + value) / paidIn),
        "irr": unique(solution),
      ]
    },
  ]

  private static func dates(_ inputs: CaseInputs) throws -> [CalendarDate] {
    try inputs.strings("dates").map { text in
      guard let date = CalendarDate(text) else {
        throw CaseInputs.Failure(description: "\"\(text)\" is not a date")
      }
      return date
    }
  }

  private static func yearFractions(_ inputs: CaseInputs) throws -> [Double] {
    let name = try inputs.string("day_count")
    guard let count = DayCount(name: name) else {
      throw CaseInputs.Failure(description: "\"\(name)\" is not a day count")
    }
    let days = try dates(inputs)
    guard days.count == (try inputs.numbers("amounts").count) else {
      throw CaseInputs.Failure(description: "amounts and dates differ in number")
    }
    return count.years(of: days)
  }

  private static func unique(_ solution: Irr.Solution) -> CaseValue {
    solution.status == .unique ? .number(solution.rate) : .null
  }

  /// What `solve` picks and what `roots` finds.
  private static func rates(
    _ amounts: [Double], _ times: [Double], _ solution: Irr.Solution
  ) -> Answer {
    let roots = Irr.roots(amounts: amounts, times: times)
    let smallest = roots.map(\.rate).min { abs($0) < abs($1) }
    return [
      "roots": .numbers(roots.map(\.rate)),
      "double_roots": .numbers(roots.filter { $0.direction == .touching }.map(\.rate)),
      "n_roots": .number(Double(roots.count)),
      "npv_slope_at_root": .numbers(roots.map { Double($0.direction.rawValue) }),
      "sign_changes": .number(Double(signChanges(amounts, times))),
      "unique": .bool(solution.status == .unique),
      "irr": unique(solution),
      "irr_smallest_abs": .optional(smallest),
      "irr_investor_root": solution.status == .multiple ? .number(solution.rate) : .null,
    ]
  }

  /// Changes of sign from flow to flow in order of time, outflows first on one date.
  private static func signChanges(_ amounts: [Double], _ times: [Double]) -> Int {
    let order = amounts.indices.filter { amounts[$0] != 0 }
      .sorted { (times[$0], amounts[$0]) < (times[$1], amounts[$1]) }
    return zip(order, order.dropFirst()).count { (amounts[$0] > 0) != (amounts[$1] > 0) }
  }
}
