extension ParameterRegistry {
  static let facilityRows: [Parameter] =
    [
      Parameter(
        "facilities", "Facilities", .records(key: "name", minCount: 0), .none, .any, .facilities,
        example: [],
        "Credit lines of the fund in the order in which they are drawn, served and repaid."),
      Parameter(
        "facilities[].name", "Facility", .string(.identifier), .name, .any, .facilities,
        example: "sub_line", "Name in results and messages."),
      Parameter(
        "facilities[].kind", "Kind", .choice(Facility.Kind.allCases.map(\.rawValue)), .none, .any,
        .facilities, example: "subscription",
        "What secures it: uncalled commitments, the NAV of loans as last struck, or outstanding principal."
      ),
      Parameter(
        "facilities[].limit", "Commitment", .number, .share, .above(0, to: 10), .facilities,
        example: 0.2, "Most that may be drawn, as a share of fund.size."),
      Parameter(
        "facilities[].advance_rate", "Advance rate", .number, .share, .share, .facilities,
        example: 0.9, "Part of the borrowing base that may be drawn."),
      Parameter(
        "facilities[].from_month", "Available from", .integer, .months, .closed(0, 1000),
        .facilities, example: 0,
        "First month in which it can be drawn; the upfront fee is due then."),
      Parameter(
        "facilities[].maturity_month", "Maturity", .integer, .months, .closed(1, 1000),
        .facilities, example: 60, "Month from which all of the balance is due."),
      Parameter(
        "facilities[].undrawn_fee", "Undrawn fee", .number, .rate, .from(0, below: 1), .facilities,
        example: 0.0035, "Per year, on the commitment less the balance."),
      Parameter(
        "facilities[].upfront_fee", "Upfront fee", .number, .share, .from(0, below: 1),
        .facilities, example: 0.005, "Once, on the commitment."),
      Parameter(
        "facilities[].draw_policy", "Draw policy",
        .choice(Facility.DrawPolicy.allCases.map(\.rawValue)), .none, .any, .facilities,
        example: "bridge_calls",
        "When it is drawn: in place of capital calls, up to a balance over NAV, or for a share of purchases."
      ),
      Parameter(
        "facilities[].clean_down_months", "Clean-down", .integer, .months, .closed(1, 1000),
        .facilities, example: 6, presence: .whileActive,
        active: .when("facilities[].draw_policy", "bridge_calls"),
        "Months between full repayments by a capital call."),
      Parameter(
        "facilities[].target", "Target", .number, .share, .from(0, below: 10), .facilities,
        example: 0.3, presence: .whileActive,
        active: .when("facilities[].draw_policy", "target_leverage", "fund_originations"),
        "Balance over NAV that draws aim at, or share of each purchase that is drawn (below 1)."),
      Parameter(
        "facilities[].sweep", "Sweep", .number, .share, .share, .facilities, example: 0.5,
        "Share of a month's net receipts that repays the balance."),
    ] + collateralRows + interestRows("facilities[].interest", .facilities) + covenantRows

  private static let secured = Activation.when("facilities[].kind", "nav", "warehouse")

  private static let collateralRows: [Parameter] = [
    Parameter(
      "facilities[].collateral", "Collateral", .records(key: "zone", minCount: 1), .none, .any,
      .facilities, example: [["zone": "green", "haircut": 0.2, "concentration_limit": 0.7]],
      presence: .whileActive, active: secured,
      "Zones whose loans are eligible; a zone secures one facility only."),
    Parameter(
      "facilities[].collateral[].zone", "Eligible zone", .string(.identifier), .name, .any,
      .facilities, example: "green", "Name of a zone whose loans count."),
    Parameter(
      "facilities[].collateral[].haircut", "Haircut", .number, .share, .from(0, below: 1),
      .facilities, example: 0.2, "Part of the zone's value that does not count."),
    Parameter(
      "facilities[].collateral[].concentration_limit", "Concentration limit", .number, .share,
      .above(0, to: 1), .facilities, example: 0.6,
      "Largest part of the borrowing base that the zone may make up."),
    Parameter(
      "facilities[].concentration", "Concentration rule",
      .choice(Facility.Concentration.allCases.map(\.rawValue)), .none, .any, .facilities,
      example: "fixpoint", presence: .whileActive, active: secured,
      "Limits are parts of the eligible total before limits, or of what counts in the end."),
  ]

  private static let covenantRows: [Parameter] = [
    Parameter(
      "facilities[].covenants", "Covenants", .records(key: nil, minCount: 0), .none, .any,
      .facilities, example: [["test": "max_ltv", "limit": 0.4]],
      "Tests whenever NAV is struck; a breach stops draws and sweeps all cash until cured."),
    Parameter(
      "facilities[].covenants[].test", "Covenant",
      .choice(Facility.Covenant.Test.allCases.map(\.rawValue)), .none, .any, .facilities,
      example: "max_ltv", "Debt over assets, or cash flow of 12 months over the cost of debt."),
    Parameter(
      "facilities[].covenants[].limit", "Covenant limit", .number, .multiple, .atLeast(0),
      .facilities, example: 0.4, "Highest debt over assets, or lowest interest cover."),
    Parameter(
      "facilities[].cure_months", "Cure period", .integer, .months, .closed(0, 1000), .facilities,
      example: 6, "Months after a breach until the lender has the balance repaid by selling loans."
    ),
    Parameter(
      "facilities[].forced_sale_discount", "Forced sale discount", .number, .share,
      .from(0, below: 1), .facilities, example: 0.3,
      "Taken off NAV when loans are sold after a breach that was not cured."),
  ]

  /// Rows of a rate that is fixed or floats over the short rate.
  static func interestRows(_ path: String, _ section: ModelSection) -> [Parameter] {
    [
      Parameter(
        path + ".kind", "Kind of rate", .choice(InterestTerms.Kind.allCases.map(\.rawValue)),
        .none, .any, section, example: "floating", "A fixed rate, or a margin over the short rate."),
      Parameter(
        path + ".rate", "Fixed rate", .number, .rate, .from(0, below: 1), section, example: 0.07,
        presence: .whileActive, active: .when(path + ".kind", "fixed"),
        "Annual rate on the balance."),
      Parameter(
        path + ".margin", "Margin", .number, .rate, .from(0, below: 1), section, example: 0.0275,
        presence: .whileActive, active: .when(path + ".kind", "floating"),
        "Added to the short rate of the month."),
      Parameter(
        path + ".rate_floor", "Rate floor", .number, .rate, .open(-0.5, 1), section, example: 0.01,
        presence: .whileActive, active: .when(path + ".kind", "floating"),
        "Least short rate that the margin is added to."),
    ]
  }
}
