extension ParameterRegistry {
  static let waterfallAndReturns: [Parameter] = waterfall + carrySafeguards + distributions

  private static let waterfall: [Parameter] = [
    Parameter(
      "waterfall.structure", "Waterfall structure",
      .choice(WaterfallTerms.Structure.allCases.map(\.rawValue)), .none, .any, .waterfall,
      example: "european",
      "Whole-fund (european) or deal-by-deal (american) waterfall from hurdle, catch-up and carry, or the tiers given."
    ),
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
      example: "capital_and_preferred", active: namedStructure,
      "What must be repaid before carry: a capital and a preferred account, or the future value of LP flows."
    ),
    Parameter(
      "waterfall.catch_up", "Catch-up", .number, .share, .share, .waterfall, example: 1,
      active: namedStructure,
      "GP share k of cash in the catch-up until it holds carry c of profit; 0 is none, 1 is full, else above c."
    ),
    Parameter(
      "waterfall.carry", "Carried interest", .number, .share, .from(0, below: 1), .waterfall,
      example: 0.2, active: namedStructure,
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
  ]

  private static let namedStructure = Activation.when("waterfall.structure", "european", "american")
  private static let clawedBack = Activation.when(
    "waterfall.clawback.test",
    "excess_over_carry_share", "lp_shortfall", "whole_fund_entitlement")

  /// Deal by deal, clawback and the GP's own money.
  private static let carrySafeguards: [Parameter] = [
    Parameter(
      "waterfall.loss_carry_forward", "Loss carry-forward", .boolean, .none, .any, .waterfall,
      example: true, active: .when("waterfall.structure", "american"),
      "Whether later loans make good what loans realized earlier have lost before the GP is paid; false looks at each loan alone."
    ),
    Parameter(
      "waterfall.clawback.test", "Clawback test",
      .choice(WaterfallTerms.Clawback.Test.allCases.map(\.rawValue)), .none, .any, .waterfall,
      example: "lp_shortfall",
      "What the GP owes at the end: its carry above its share of profit, what the LPs lack to their hurdle, its carry above what the whole fund entitles it to, or nothing."
    ),
    Parameter(
      "waterfall.clawback.escrow_share", "Escrow", .number, .share, .share, .waterfall,
      example: 0.3, active: clawedBack,
      "Share of each carry payment held in escrow until the end, where it secures the clawback."),
    Parameter(
      "waterfall.clawback.tax_rate", "Tax on carry", .number, .share, .from(0, below: 1),
      .waterfall, example: 0.4, active: clawedBack,
      "The GP returns at most the carry it received times 1 - tax_rate."),
    Parameter(
      "waterfall.clawback.carry_share", "Carry share of listed tiers", .number, .share,
      .from(0, below: 1), .waterfall, example: 0.2, active: .when("waterfall.structure", "tiers"),
      "GP share of profit in the test excess_over_carry_share for listed tiers; other structures use waterfall.carry."
    ),
    Parameter(
      "waterfall.gp_commitment.share", "GP commitment", .number, .share, .from(0, below: 1),
      .waterfall, example: 0.02,
      "Share of fund.size that the GP commits; it invests alongside the LPs and pays no carry."),
    Parameter(
      "waterfall.gp_commitment.pays_fee", "GP commitment pays fee", .boolean, .none, .any,
      .waterfall, example: false,
      "Whether the GP's commitment bears management fee; without, the fee is lower by its share and the LPs' alone."
    ),
  ]

  private static let distributions: [Parameter] = [
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
