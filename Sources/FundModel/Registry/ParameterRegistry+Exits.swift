extension ParameterRegistry {
  static let reinvestmentAndExit: [Parameter] =
    [
      Parameter(
        "reinvestment.period_months", "Reinvestment period", .integer, .months, .closed(0, 600),
        .reinvestment, example: 60,
        "Months from close in which receipts may buy new loans; 0 is never."
      ),
      Parameter(
        "reinvestment.share", "Reinvested share", .number, .share, .share, .reinvestment,
        example: 1, "Share of eligible receipts that buys new loans."),
      Parameter(
        "reinvestment.receipts", "Eligible receipts",
        .choice(Reinvestment.Receipts.allCases.map(\.rawValue)), .none, .any, .reinvestment,
        example: "principal", "Which receipts may be reinvested: principal only, or all."),
      Parameter(
        "reinvestment.min_batch", "Smallest batch", .number, .money, .atLeast(0), .reinvestment,
        example: 500_000, "Reinvestable cash is held until it reaches this amount."),
      Parameter(
        "reinvestment.rebalancing_strength", "Rebalancing strength", .number, .share, .share,
        .reinvestment, example: 0.5,
        "Zone mix of new loans = (1-k) * target + k * normalised positive gaps to target; this is k."
      ),
      Parameter(
        "exits.model", "Exit model", .choice(Exits.Model.allCases.map(\.rawValue)), .none, .any,
        .exits, example: "hazard",
        "How sale and refinance times are drawn: annual hazards by loan age, or a truncated normal time."
      ),
      Parameter(
        "exits.lockout_months", "Lockout", .integer, .months, .closed(0, 600), .exits, example: 0,
        "Age before which a loan does not end: no sale, refinancing or default."),
      Parameter(
        "exits.sale_cost", "Selling cost", .number, .share, .from(0, below: 1), .exits,
        example: 0.06, "Cost of selling a home as a share of its value, borne before the claim."),
      Parameter(
        "exits.refinance_cost", "Refinancing cost", .number, .share, .from(0, below: 1), .exits,
        example: 0.02, "Cost of refinancing as a share of the home's value, borne before the claim."
      ),
      Parameter(
        "exits.maturity_sale_share", "Maturities by sale", .number, .share, .share, .exits,
        example: 0.5, "Share of loans at maturity settled by sale; the rest refinance."),
      Parameter(
        "exits.hazard", "Exit hazards", .object, .none, .any, .exits,
        example: [
          "sale": [0.05, 0.08], "refinance": [0.07, 0.12], "sale_price_sensitivity": 0.5,
          "refinance_price_sensitivity": 0.5, "refinance_rate_sensitivity": 0,
        ], presence: .whileActive, active: .when("exits.model", "hazard"),
        "Annual exit probabilities by loan age."),
      Parameter(
        "exits.hazard.sale", "Sale probability", .numbers(minCount: 1), .probability,
        .from(0, below: 1), .exits, example: [0.05, 0.08],
        "Annual probability p of a sale by year of age, the last holds on; hazard = -ln(1-p)/12 a month."
      ),
      Parameter(
        "exits.hazard.refinance", "Refinance probability", .numbers(minCount: 1), .probability,
        .from(0, below: 1), .exits, example: [0.07, 0.12],
        "Annual probability p of a refinance by year of age, the last holds on; hazard = -ln(1-p)/12 a month."
      ),
      Parameter(
        "exits.hazard.sale_price_sensitivity", "Sale price sensitivity", .number, .multiple,
        .closed(-10, 10), .exits, example: 0.5,
        "b in the sale multiplier exp(b * ln(I(m)/I(m0))), I being the zone's price index."),
      Parameter(
        "exits.hazard.refinance_price_sensitivity", "Refinance price sensitivity", .number,
        .multiple, .closed(-10, 10), .exits, example: 0.5,
        "b in the refinance multiplier exp(b * ln(I(m)/I(m0))), I being the zone's price index."),
      Parameter(
        "exits.hazard.refinance_rate_sensitivity", "Refinance rate sensitivity", .number,
        .multiple, .closed(-200, 200), .exits, example: 10,
        "b in the refinance multiplier exp(b * fall of the mortgage rate since origination)."),
      Parameter(
        "exits.timing", "Exit timing", .object, .none, .any, .exits,
        example: [
          "years": ["mean": 7, "sd": 1.5, "min": 1, "max": 10], "sale_weight": 0.4,
          "refinance_weight": 0.6,
        ], presence: .whileActive, active: .when("exits.model", "timing"),
        "Law of the time from origination to a sale or refinance."),
    ]
    + truncatedNormal(
      "exits.timing.years", "Exit time", .years, .atLeast(0), .exits,
      example: (7, 1.5, 1, 10), of: "the years from origination to exit")
    + [
      Parameter(
        "exits.timing.sale_weight", "Sale weight", .number, .multiple, .atLeast(0), .exits,
        example: 0.4, "Weight of sales among exits: share = sale / (sale + refinance)."),
      Parameter(
        "exits.timing.refinance_weight", "Refinance weight", .number, .multiple, .atLeast(0),
        .exits, example: 0.6,
        "Weight of refinancings among exits: share = refinance / (sale + refinance)."),
      Parameter(
        "exits.default.correlation_within_zone", "Default correlation within a zone", .number,
        .correlation, .from(0, below: 1), .default, example: 0.3,
        "w in the latent X = sqrt(q) M + sqrt(w-q) G + sqrt(1-w) e; it includes the correlation between zones."
      ),
      Parameter(
        "exits.default.correlation_between_zones", "Default correlation between zones", .number,
        .correlation, .from(0, below: 1), .default, example: 0.1,
        "q in the latent X = sqrt(q) M + sqrt(w-q) G + sqrt(1-w) e; at most w."),
      Parameter(
        "exits.default.seasoning", "Default seasoning", .numbers(minCount: 1), .multiple,
        .atLeast(0), .default, example: [0.4, 0.9, 1.3, 1.2, 1, 0.8],
        "Multiple of the zone's default hazard by year of age; the last holds on."),
      Parameter(
        "exits.default.equity_sensitivity", "Equity sensitivity of default", .number, .multiple,
        .closed(-10, 20), .default, example: 1.5,
        "b in the default multiplier exp(-b * ln(I(m)/I(m0))), I being the zone's price index."),
      Parameter(
        "exits.default.lag_months", "Recovery lag", .integer, .months, .closed(0, 120), .default,
        example: 12, "Months from default to recovery."),
      Parameter(
        "exits.default.recovery.kind", "Recovery rule",
        .choice(Exits.Default.Recovery.Kind.allCases.map(\.rawValue)), .none, .any, .default,
        example: "foreclosure",
        "How a recovery is found: a rate on the collectable claim, or a forced sale of the home."),
      Parameter(
        "exits.default.recovery.rate", "Recovery rate", .number, .share, .share, .default,
        example: 0.6, presence: .whileActive,
        active: .when("exits.default.recovery.kind", "rate"),
        "Recovery = rate * min(claim, collectable)."),
      Parameter(
        "exits.default.recovery.discount", "Forced-sale discount", .number, .share,
        .from(0, below: 1), .default, example: 0.27, presence: .whileActive,
        active: .when("exits.default.recovery.kind", "foreclosure"),
        "Taken off the home's value in a forced sale: price = value * (1 - discount)."),
      Parameter(
        "exits.default.recovery.cost", "Foreclosure cost", .number, .share, .from(0, below: 1),
        .default, example: 0.06, presence: .whileActive,
        active: .when("exits.default.recovery.kind", "foreclosure"),
        "Cost of a forced sale as a share of the discounted price."),
    ]

  /// Rows for the four parameters of a truncated normal law.
  static func truncatedNormal(
    _ path: String, _ label: String, _ unit: ParameterUnit, _ range: ParameterRange,
    _ section: ModelSection, example: (Double, Double, Double, Double), of what: String
  ) -> [Parameter] {
    [
      Parameter(
        path + ".mean", label + ": mean", .number, unit, range, section,
        example: .double(example.0),
        "Mean, before the cut to [min, max], of the normal law of \(what)."),
      Parameter(
        path + ".sd", label + ": standard deviation", .number, unit, .atLeast(0), section,
        example: .double(example.1),
        "Standard deviation, before the cut, of the normal law of \(what); 0 is the mean itself."),
      Parameter(
        path + ".min", label + ": smallest", .number, unit, range, section,
        example: .double(example.2), "Lower cut of the normal law of \(what)."),
      Parameter(
        path + ".max", label + ": largest", .number, unit, range, section,
        example: .double(example.3), "Upper cut of the normal law of \(what)."),
    ]
  }
}
