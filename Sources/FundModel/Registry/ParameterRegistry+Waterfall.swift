extension ParameterRegistry {
  static let waterfallAndReturns: [Parameter] = [
    Parameter(
      "waterfall.structure", "Waterfall structure",
      .choice(WaterfallTerms.Structure.allCases.map(\.rawValue)), .none, .any, .waterfall,
      example: "european",
      "Whole-fund (european) waterfall from hurdle, catch-up and carry, or the tiers given."),
    Parameter(
      "waterfall.hurdle_rate", "Hurdle rate", .number, .rate, .from(0, below: 1), .waterfall,
      example: 0.08,
      "Annual preferred return of the LPs; also the reference of shortfall metrics."),
    Parameter(
      "waterfall.hurdle_compounding", "Hurdle compounding",
      .choice(WaterfallTerms.Compounding.allCases.map(\.rawValue)), .none, .any, .waterfall,
      example: "annual",
      "How the hurdle accrues: annual is (1+h)^(1/12) a month, quarterly and monthly are nominal, simple is on capital only."
    ),
    Parameter(
      "waterfall.hurdle_account", "Hurdle account",
      .choice(WaterfallTerms.Account.allCases.map(\.rawValue)), .none, .any, .waterfall,
      example: "capital_and_preferred", active: .when("waterfall.structure", "european"),
      "What must be repaid before carry: a capital and a preferred account, or the future value of LP flows."
    ),
    Parameter(
      "waterfall.catch_up", "Catch-up", .number, .share, .share, .waterfall, example: 1,
      active: .when("waterfall.structure", "european"),
      "GP share k of cash in the catch-up until it holds carry c of profit; 0 is none, 1 is full, else above c."
    ),
    Parameter(
      "waterfall.carry", "Carried interest", .number, .share, .from(0, below: 1), .waterfall,
      example: 0.2, active: .when("waterfall.structure", "european"),
      "GP share of profit above the hurdle."),
    Parameter(
      "waterfall.tiers", "Tiers", .records(key: nil, minCount: 1), .none, .any, .waterfall,
      example: [
        ["until": "irr", "value": 0.08, "lp_share": 1], ["until": "forever", "lp_share": 0.8],
      ], presence: .whileActive, active: .when("waterfall.structure", "tiers"),
      "Tiers in order; each splits cash until its condition holds, the last holds forever."),
    Parameter(
      "waterfall.tiers[].until", "Tier ends when",
      .choice(WaterfallTerms.Tier.Until.allCases.map(\.rawValue)), .none, .any, .waterfall,
      example: "irr",
      "What ends the tier: capital returned, preferred return paid, an LP IRR or multiple reached, the GP caught up, or nothing."
    ),
    Parameter(
      "waterfall.tiers[].value", "Tier target", .number, .none, .closed(0, 100), .waterfall,
      example: 0.08, presence: .whileActive,
      active: .when("waterfall.tiers[].until", "irr", "multiple", "catch_up"),
      "Rate for irr, multiple of paid-in for multiple, GP share of profit for catch_up."),
    Parameter(
      "waterfall.tiers[].lp_share", "LP share of the tier", .number, .share, .share, .waterfall,
      example: 0.8, "Share of the tier's cash that goes to the LPs; the GP takes the rest."),
    Parameter(
      "distributions.frequency", "Distribution frequency",
      .choice(Frequency.allCases.map(\.rawValue)), .none, .any, .distributions,
      example: "quarterly", "How often cash is distributed."),
    Parameter(
      "distributions.policy", "Distribution policy",
      .choice(Distributions.Policy.allCases.map(\.rawValue)), .none, .any, .distributions,
      example: "all_cash",
      "What is distributed: all free cash, income only until reinvestment ends, or nothing before the end."
    ),
    Parameter(
      "distributions.minimum_reserve", "Minimum reserve", .number, .share, .from(0, below: 1),
      .distributions, example: 0.01,
      "Cash kept back until the end: reserve = share * fund.size."),
  ]
}
