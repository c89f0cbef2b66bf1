import FundWaterfall

/// Tranches, coverage tests and borrowing bases.
extension CaseKind {
  static let debtKinds: [String: CaseKind] = [
    "oc_test": CaseKind { inputs in
      let assets =
        try inputs.number("par") - inputs.number("defaults") + inputs.number("recovery_value")
      let ratio = Coverage.overcollateralisation(assets: assets, owed: try inputs.number("aaa"))
      return [
        "oc_ratio": .number(ratio), "passes": .bool(ratio >= (try inputs.number("trigger"))),
      ]
    },
    "oc_cure": CaseKind { inputs in
      let owed = try tested(inputs, "classes")
      let (par, trigger) = (try inputs.number("par"), try inputs.number("trigger"))
      return [
        "oc": .number(Coverage.overcollateralisation(assets: par, owed: owed)),
        "cure_with_interest": .number(
          Coverage.cureWithInterest(assets: par, owed: owed, trigger: trigger)),
        "cure_with_principal_cash": .number(
          Coverage.cureWithPrincipal(assets: par, owed: owed, trigger: trigger)),
      ]
    },
    "ic_test": CaseKind { inputs in
      let income = try inputs.number("interest_collections") - inputs.number("senior_fees")
      let ratio = Coverage.interestCoverage(
        income: income, due: try tested(inputs, "interest_due"))
      return [
        "ic_ratio": .number(ratio), "passes": .bool(ratio >= (try inputs.number("trigger"))),
      ]
    },
    "clo_interest_waterfall": CaseKind { try interestWaterfall($0) },
    "loss_allocation": CaseKind { inputs in
      var notes = try balances(inputs.numbers("notes"))
      var equity = try inputs.number("equity")
      let beyond = notes.writeOff(try inputs.number("loss"), equity: &equity)
      return [
        "equity_left": .number(equity), "unallocated": .number(beyond),
        "notes": .numbers((0..<notes.count).map { notes.balance[$0] }),
      ]
    },
    "borrowing_base_simple": CaseKind { inputs in
      let parts = [try inputs.number("receivables"), try inputs.number("inventory")]
      let rates = [try inputs.numbers("ar_rates"), try inputs.numbers("inv_rates")]
      guard rates.allSatisfy({ $0.count == 2 }) else {
        throw CaseInputs.Failure(description: "ar_rates and inv_rates are [low, high]")
      }
      func base(_ advance: [Double]) -> CaseValue {
        .number(
          BorrowingBase.countedOfEligible(zip(parts, advance).map(*), limits: [1, 1]))
      }
      return [
        "base_low": base(rates.map { $0[0] }), "base_high": base(rates.map { $0[1] }),
        "base_80_60": base([0.8, 0.6]),
      ]
    },
    "availability": CaseKind { inputs in
      let result = BorrowingBase.availability(
        base: try inputs.number("base"), drawn: try inputs.number("drawn"),
        commitment: try inputs.number("commitment"))
      return [
        "availability": .number(result.available), "deficiency": .number(result.deficiency),
        "mandatory_prepayment": .number(result.deficiency),
      ]
    },
    "sequential_cmo": CaseKind { try sequentialNotes($0) },
  ]

  /// Sum over the classes up to the tested one.
  private static func tested(_ inputs: CaseInputs, _ key: String) throws -> Double {
    let amounts = try inputs.numbers(key)
    let last = try inputs.integer("tested_through", in: 0...max(0, amounts.count - 1))
    return amounts[0...last].reduce(0, +)
  }

  private static func balances(_ face: [Double]) throws -> NoteBalances {
    guard (1...NoteBalances.maximumClasses).contains(face.count) else {
      throw CaseInputs.Failure(
        description: "a structure has 1 to \(NoteBalances.maximumClasses) classes")
    }
    return NoteBalances(face)
  }

  /// One date of coupons: after each class its OC test, cured with the interest that is left.
  private static func interestWaterfall(_ inputs: CaseInputs) throws -> Answer {
    var notes = try balances(inputs.numbers("notes"))
    let (rates, triggers) = (
      try inputs.numbers("quarterly_rates"), try inputs.numbers("oc_triggers")
    )
    guard rates.count == notes.count, triggers.count == notes.count else {
      throw CaseInputs.Failure(description: "one rate and one trigger a class are needed")
    }
    let par = try inputs.number("par")
    var cash = try inputs.number("interest") - inputs.number("fees")
    let due = (0..<notes.count).map { notes.balance[$0] * rates[$0] }
    var paid: [Double] = []
    var principal = InlineArray<8, Double>(repeating: 0)
    var diverted = 0.0
    for k in 0..<notes.count {
      paid.append(min(cash, due[k]))
      cash -= paid[k]
      let cure = min(
        cash,
        Coverage.cureWithInterest(
          assets: par, owed: notes.owed(through: k), trigger: triggers[k]))
      cash += notes.repaySequentially(cure, through: k, paid: &principal) - cure
      diverted += cure
    }
    var fromPrincipal = InlineArray<8, Double>(repeating: 0)
    cash += notes.repaySequentially(
      try inputs.number("principal"), through: notes.count - 1, paid: &fromPrincipal)
    return [
      "interest_paid": .numbers(paid), "diverted": .number(diverted), "equity": .number(cash),
      "principal_paid": .numbers((0..<notes.count).map { fromPrincipal[$0] }),
      "note_balances": .numbers((0..<notes.count).map { notes.balance[$0] }),
    ]
  }

  /// Classes repaid one after the other from a pool of mortgages.
  private static func sequentialNotes(_ inputs: CaseInputs) throws -> Answer {
    let classes = try inputs.object("par")
    var notes = try balances(try classes.map { try CaseInputs.number($0.value, "par") })
    let coupon = try inputs.number("coupon")
    let collateral = CaseInputs(
      members: Dictionary(
        uniqueKeysWithValues: try inputs.object("collateral").map { ($0.name, $0.value) }),
      suite: inputs.suite)
    let months = LevelPayPool(
      balance: try collateral.number("balance"), grossRate: try collateral.number("wac"),
      netRate: try collateral.number("pass_through"),
      remainingMonths: try collateral.integer("wam", in: 1...1200),
      seasoning: try collateral.integer("seasoning", in: 0...1200),
      speed: try inputs.number("psa")
    ).months()
    func named(_ value: (Int) -> CaseValue) -> [String: CaseValue] {
      Dictionary(uniqueKeysWithValues: classes.indices.map { (classes[$0].name, value($0)) })
    }
    let interest = named { .number(notes.balance[$0] * coupon / 12) }
    var paid: [InlineArray<8, Double>] = []
    var seniorAfterYear = Double.nan
    for (index, month) in months.enumerated() {
      var now = InlineArray<8, Double>(repeating: 0)
      _ = notes.repaySequentially(month.principal, through: notes.count - 1, paid: &now)
      paid.append(now)
      if index == 11 { seniorAfterYear = notes.balance[0] }
    }
    var lives = named { k in
      var (weighted, total) = (0.0, 0.0)
      for (index, now) in paid.enumerated() {
        weighted += Double(index + 1) * now[k]
        total += now[k]
      }
      return .number(weighted / (12 * total))
    }
    lives["collateral"] = .number(LevelPayPool.weightedAverageLife(months))
    let windows = named { k in
      let active = paid.indices.filter { paid[$0][k] > 1e-9 * notesFace(classes, k) }
      return .numbers([Double((active.first ?? -1) + 1), Double((active.last ?? -1) + 1)])
    }
    return [
      "month1_interest": .object(interest),
      "month1_principal": .object(named { .number(paid[0][$0]) }), "wal_years": .object(lives),
      "principal_window": .object(windows), "balance_A_after_12": .number(seniorAfterYear),
    ]
  }

  private static func notesFace(_ classes: [(name: String, value: CaseValue)], _ k: Int) -> Double {
    if case .number(let face) = classes[k].value { return face }
    return 0
  }
}
