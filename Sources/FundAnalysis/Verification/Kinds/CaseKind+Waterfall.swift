import FundModel
import FundWaterfall

/// European and tiered waterfalls, with a GP commitment and at project level composed from them.
extension CaseKind {
  static let waterfallKinds: [String: CaseKind] = [
    "european_single": CaseKind { inputs in
      try EuropeanCase(inputs).single(
        capital: inputs.number("capital"), proceeds: inputs.number("proceeds"))
    },
    "european_monthly": CaseKind { try EuropeanCase($0).dated() },
    "european_annual": CaseKind { try EuropeanCase($0).dated() },
    "european_ledger_no_pref": CaseKind { inputs in
      try EuropeanCase(inputs).dated().merging(clawbackToMultiple(inputs)) { first, _ in first }
    },
    "european_gp_commit": CaseKind { try gpCommitment($0) },
    "pref_amount": CaseKind(leaving: ["continuous": "the engine compounds by month at most"]) {
      try preferredAmounts($0)
    },
    "irr_tiers": CaseKind { try irrTiers($0) },
    "irr_tiers_single": CaseKind { try projectWithPreferred($0) },
    "project_irr_tiers_bullet": CaseKind { try projectPromote($0) },
  ]

  /// The GP invests alongside and pays no carry: the LPs' share of the money goes through the tiers, the
  /// GP's share is its own.
  private static func gpCommitment(_ inputs: CaseInputs) throws -> Answer {
    let (lp, gp) = (try inputs.number("lp_capital"), try inputs.number("gp_capital"))
    let proceeds = try inputs.number("proceeds")
    let years = try inputs.number("years")
    let own = proceeds * gp / (lp + gp)
    let (allocation, _, _) = try EuropeanCase(inputs).pay(
      capital: lp, proceeds: proceeds - own, years: years)
    return [
      "lp_total": .number(allocation.lp), "gp_carry": .number(allocation.gp),
      "gp_commitment_proceeds": .number(own), "gp_total": .number(allocation.gp + own),
      "lp_moic": .number(allocation.lp / lp),
      "lp_irr": rate(out: lp, back: allocation.lp, years: years),
    ]
  }

  /// Preferred return accrued on capital that nothing is paid on.
  private static func preferredAmounts(_ inputs: CaseInputs) throws -> Answer {
    let (capital, pref) = (try inputs.number("lp_capital"), try inputs.number("pref"))
    let years = try inputs.number("years", in: 0...1000)
    func amount(_ compounding: Waterfall.Compounding, months: Bool = false) throws -> CaseValue {
      let waterfall = try Waterfall(
        tiers: [.init(until: .forever, lpShare: 1)], hurdleRate: pref,
        hurdleCompounding: compounding)
      var state = WaterfallState()
      waterfall.contribute(&state, capital)
      if months {
        for _ in 0..<Int((years * 12).rounded()) { waterfall.accrue(&state) }
      } else {
        waterfall.accrue(&state, years: years)
      }
      return .number(state.preferred)
    }
    var answer: Answer = [
      "simple": try amount(.simple), "annual_compound": try amount(.annual),
      "quarterly_nominal": try amount(.quarterly), "monthly_nominal": try amount(.monthly),
      "monthly_effective": try amount(.annual, months: true),
    ]
    if inputs.has("compounding") {
      answer["pref_amount"] = try amount(EuropeanCase.compounding(inputs))
    }
    return answer
  }

  private static func irrTiers(_ inputs: CaseInputs) throws -> Answer {
    let list = try inputs.rows("tiers", of: 2).map {
      Waterfall.Tier(until: .irr, lpShare: $0[1], value: $0[0])
    }
    let last = Waterfall.Tier(until: .forever, lpShare: try inputs.number("final_lp_share"))
    let waterfall = try Waterfall(tiers: list + [last], hurdleRate: 0, hurdleCompounding: .annual)
    let run = try DatedRun(
      waterfall, times: inputs.numbers("times_years"), calls: inputs.numbers("lp_contributions"),
      cash: inputs.numbers("distributions"))
    let paid = (0..<waterfall.tierCount).map { waterfall.paid(byTier: $0, run.state) }
    return run.answer.merging([
      "tier_cash": .numbers(paid.map { $0.lp + $0.gp }), "tier_lp": .numbers(paid.map(\.lp)),
      "hurdle_balances_end": .numbers((0..<list.count).map { run.state.futureValues[$0] }),
      "lp_irr_roots": run.lpRates,
    ]) { first, _ in first }
  }

  /// Tiers by the project's rate of return: the whole project is the one party of the tiers, and what
  /// goes through each is then split.
  private static func projectTiers(
    capital: Double, proceeds: Double, years: Double, rates: [Double]
  ) throws -> [Double] {
    var list = rates.map { Waterfall.Tier(until: .irr, lpShare: 1, value: $0) }
    list.append(.init(until: .forever, lpShare: 1))
    let waterfall = try Waterfall(tiers: list, hurdleRate: 0, hurdleCompounding: .annual)
    var state = WaterfallState()
    waterfall.contribute(&state, capital)
    waterfall.accrue(&state, years: years)
    _ = waterfall.distribute(&state, proceeds)
    return list.indices.map { state.tierCash[$0] }
  }

  /// Simple preferred return on LP capital, then all capital, out of the first project tier; splits of
  /// what is left, tier by tier. The case's hurdles are project rates of 15 % and 20 %.
  private static func projectWithPreferred(_ inputs: CaseInputs) throws -> Answer {
    guard try inputs.string("hurdles") == "project IRR 15% and 20%" else {
      throw CaseInputs.Failure(description: "the hurdles are in words this reader does not know")
    }
    let (lp, gp) = (try inputs.number("lp_capital"), try inputs.number("gp_capital"))
    let years = try inputs.number("years")
    let preferred =
      Waterfall.preferredFactor(
        rate: try inputs.number("pref"), compounding: .simple, years: years) * lp
    var cash = try projectTiers(
      capital: lp + gp, proceeds: inputs.number("proceeds"), years: years, rates: [0.15, 0.2])
    cash[0] -= preferred + lp + gp
    var (toLp, toGp) = (preferred + lp, gp)
    for (amount, split) in zip(cash, try inputs.rows("splits", of: 2)) {
      toLp += amount * split[0]
      toGp += amount * split[1]
    }
    return [
      "tier_15": .number(cash[0]), "tier_20": .number(cash[1]), "residual": .number(cash[2]),
      "lp_total": .number(toLp), "gp_total": .number(toGp),
    ]
  }

  /// A promote off the top of each tier, the rest pari passu.
  private static func projectPromote(_ inputs: CaseInputs) throws -> Answer {
    let tiers = try inputs.rows("tiers", of: 2)
    let (capital, share) = (try inputs.number("investment"), try inputs.number("gp_share"))
    let cash = try projectTiers(
      capital: capital, proceeds: inputs.number("distribution"), years: inputs.number("years"),
      rates: tiers.map { $0[0] })
    let promotes = tiers.map { $0[1] } + [try inputs.number("final_promote")]
    let toGp = zip(cash, promotes).reduce(0) { $0 + $1.0 * ($1.1 + (1 - $1.1) * share) }
    let toLp = cash.reduce(0, +) - toGp
    return [
      "gp_total": .number(toGp), "lp_total": .number(toLp),
      "gp_multiple": .number(toGp / (capital * share)),
      "lp_multiple": .number(toLp / (capital * (1 - share))),
    ]
  }
}
