extension ParameterRegistry {
  static let loansAndProducts: [Parameter] =
    truncatedNormal(
      "zones[].ltv", "Advance to value", .share, .above(0, to: 1), .zones,
      example: (0.2, 0.04, 0.1, 0.25), of: "advance / home value in the zone")
    + truncatedNormal(
      "loans.amount", "Advance", .money, .above(0), .loans,
      example: (250_000, 50_000, 100_000, 500_000), of: "the advance of a loan")
    + truncatedNormal(
      "loans.senior_ltv", "Senior mortgage to value", .share, .from(0, below: 1), .loans,
      example: (0.45, 0.1, 0, 0.6), of: "first mortgage / home value at origination")
    + [
      Parameter(
        "loans.senior_mortgage.rate", "Senior mortgage rate", .number, .rate, .from(0, below: 1),
        .loans, example: 0.065,
        "Nominal annual rate of the first mortgage, an annuity paid monthly."),
      Parameter(
        "loans.senior_mortgage.term_months", "Senior mortgage term", .integer, .months,
        .closed(1, 600), .loans, example: 300,
        "Months the first mortgage still runs when the advance is made."),
      Parameter(
        "loans.idiosyncratic_volatility", "Volatility of one home", .number, .volatility,
        .closed(0, 2), .loans, example: 0.12,
        "v in V(t) = V0 * I(m)/I(m0) * exp(v sqrt(t) Z - v^2 t / 2), t in years since origination."
      ),
      Parameter(
        "products", "Products", .records(key: "name", minCount: 1), .none, .any, .contract,
        example: [
          [
            "name": "house", "weight": 1, "term_months": 120, "returns_principal": true,
            "interest": ["rate": 0.05, "compounding": "simple"],
            "share": [
              "of": "appreciation", "sizing": "pro_rata", "size": 1, "steps": [],
              "steps_in_decline": false, "risk_adjustment": 0, "share_in_depreciation": false,
            ],
            "floor": "zero", "principal_floor_months": 0, "cap": ["kind": "none", "rate": 0],
          ]
        ], "Contracts that loans are written on; their weights sum to 1."),
      Parameter(
        "products[].name", "Product name", .string(.identifier), .name, .any, .contract,
        example: "house", "Name by which paths and results call the product."),
      Parameter(
        "products[].weight", "Product weight", .number, .share, .share, .contract, example: 1,
        "Probability that a new loan is of this product; weights sum to 1."),
      Parameter(
        "products[].term_months", "Contract term", .integer, .months, .closed(1, 600), .contract,
        example: 120, "Age at which the contract must be bought out."),
      Parameter(
        "products[].returns_principal", "Returns principal", .boolean, .none, .any, .contract,
        example: true, "Whether the claim holds the advance besides interest and share."),
      Parameter(
        "products[].interest.rate", "Interest rate", .number, .rate, .from(0, below: 1),
        .contract, example: 0.05, "Annual interest r on the advance P: P r t when simple."),
      Parameter(
        "products[].interest.compounding", "Interest compounding",
        .choice(Product.Interest.Compounding.allCases.map(\.rawValue)), .none, .any, .contract,
        example: "simple", "Simple, P r t, or annual, P ((1+r)^t - 1)."),
      Parameter(
        "products[].share.of", "Share of",
        .choice(Product.Share.Of.allCases.map(\.rawValue)), .none, .any, .contract,
        example: "appreciation",
        "What is shared: nothing, appreciation a (V - B) with B = V0 (1 - risk_adjustment), or value a V."
      ),
      Parameter(
        "products[].share.sizing", "Share sizing",
        .choice(Product.Share.Sizing.allCases.map(\.rawValue)), .none, .any, .contract,
        example: "pro_rata", active: sharing,
        "a = size * P / V0 (pro_rata), or a = size (fixed)."),
      Parameter(
        "products[].share.size", "Share size", .number, .multiple, .closed(0, 100), .contract,
        example: 1, active: sharing,
        "Multiple of P / V0 when pro rata, the share itself when fixed."
      ),
      Parameter(
        "products[].share.steps", "Share steps", .records(key: nil, minCount: 0), .none, .any,
        .contract, example: [["from_month": 37, "size": 1.778]], active: sharing,
        "Later sizes by rising age; an empty list is none."),
      Parameter(
        "products[].share.steps[].from_month", "Step age", .integer, .months, .closed(1, 600),
        .contract, example: 37, "First age at which the size holds."),
      Parameter(
        "products[].share.steps[].size", "Step size", .number, .multiple, .closed(0, 100),
        .contract, example: 1.778, "Size of the share from that age on."),
      Parameter(
        "products[].share.steps_in_decline", "Steps in decline", .boolean, .none, .any, .contract,
        example: false, active: sharing,
        "Whether steps also hold when the home is worth less than at the start."),
      Parameter(
        "products[].share.risk_adjustment", "Risk adjustment", .number, .share,
        .from(0, below: 1), .contract, example: 0,
        active: .when("products[].share.of", "appreciation"),
        "Lowers the value that appreciation counts from: B = V0 (1 - risk_adjustment)."),
      Parameter(
        "products[].share.share_in_depreciation", "Shares depreciation", .boolean, .none, .any,
        .contract, example: false, active: .when("products[].share.of", "appreciation"),
        "Whether a negative share a (V - B) lowers the claim; otherwise it counts as 0."),
      Parameter(
        "products[].floor", "Floor", .choice(Product.Floor.allCases.map(\.rawValue)), .none, .any,
        .contract, example: "zero", "Smallest claim: none, zero, or the advance."),
      Parameter(
        "products[].principal_floor_months", "Principal floor age", .integer, .months,
        .closed(0, 600), .contract, example: 0,
        "Age before which the claim is at least the advance; 0 is never."),
      Parameter(
        "products[].cap.kind", "Cap", .choice(Product.Cap.Kind.allCases.map(\.rawValue)), .none,
        .any, .contract, example: "none",
        "Largest claim: none, P (1+cap)^t (annual), or P (1+cap/12)^(12 t) (monthly)."),
      Parameter(
        "products[].cap.rate", "Cap rate", .number, .rate, .closed(0, 10), .contract, example: 0,
        active: .when("products[].cap.kind", "annual", "monthly"),
        "Annual rate of the cap."),
    ]

  private static let sharing = Activation.when("products[].share.of", "appreciation", "value")
}
