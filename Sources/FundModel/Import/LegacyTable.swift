/// Every parameter of the original flat design, one row each, in the order in which they are applied.
public enum LegacyTable {
  /// All rows; a row above another is applied before it.
  public static let all: [LegacyParameter] =
    fund + fees + deployment + exits + waterfall + loans + zones + market + leverage + analytics

  private static let byPath = Dictionary(
    uniqueKeysWithValues: all.map { ($0.path, $0) })

  /// The row of an old path, with `{year}` for years.
  static func row(_ path: String) -> LegacyParameter? { byPath[path] }

  static let conditions = "market_conditions_by_year"

  static let fund: [LegacyParameter] = [
    .init("fund_size", .integer, 100_000_000, .move(to: "fund.size", times: 1)),
    .init("fund_term", .integer, 10, .move(to: "fund.term_years", times: 1)),
    .init(
      "fund_id", .text, nil, .move(to: "fund.name", times: 1),
      changed: "An identifier became the fund's name; it changes no result."),
    .init("fund_group", .text, nil, .dropped("Groups of funds are made in a manager's file.")),
    .init(
      "tranche_id", .text, nil, .dropped("Tranches are funds of their own in a manager's file.")),
  ]

  static let fees: [LegacyParameter] =
    [
      .init("management_fee_rate", .number, 0.02, .move(to: "fees.management.rate", times: 1)),
      .init(
        "management_fee_basis",
        .word(["committed_capital", "invested_capital", "net_asset_value", "stepped"]),
        "committed_capital", .together(.managementFee)),
      .init("management_fee_step_down", .boolean, false, .together(.managementFee)),
      .init("management_fee_step_down_year", .integer, 5, .together(.managementFee)),
      .init("management_fee_step_down_rate", .number, 0.5, .together(.managementFee)),
      .init(
        "management_fee_offset_percentage", .number, 0,
        .move(to: "fees.management.origination_fee_offset", times: 1),
        changed: "Origination fees are what is offset."),
      .init(
        "origination_fee_rate", .number, nil, .move(to: "fees.origination.rate", times: 1),
        changed: "The preset says who pays the fee and who receives it."),
      .init("expense_rate", .number, 0.005, .together(.expenses)),
      .init("formation_costs", .number, 0, .move(to: "expenses.formation", times: 1)),
    ]

  static let deployment: [LegacyParameter] = [
    .init(
      "deployment_pace", .word(["even", "front_loaded", "back_loaded", "bell_curve"]), "even",
      .together(.deployment)),
    .init("aggressive_deployment", .boolean, nil, .together(.deployment)),
    .init("deployment_period", .integer, 3, .together(.deployment)),
    .init("deployment_period_unit", .word(["years", "months"]), "years", .together(.deployment)),
    .init("custom_deployment_schedule_monthly", .schedule, nil, .together(.deployment)),
    .init(
      "deployment_monthly_granularity", .boolean, false,
      .dropped("Every fund is computed month by month.")),
    .init(
      "capital_call_schedule",
      .word(["upfront", "equal", "front_loaded", "back_loaded", "custom"]), "upfront",
      .together(.capitalCalls)),
    .init("capital_call_years", .integer, 3, .together(.capitalCalls)),
    .init("custom_capital_call_schedule", .schedule, nil, .together(.capitalCalls)),
    .init("custom_capital_call_schedule_monthly", .schedule, nil, .together(.capitalCalls)),
    .init(
      "zone_allocation_precision", .number, 0.8,
      .move(to: "deployment.allocation_precision", times: 1)),
  ]

  static let exits: [LegacyParameter] = [
    .init("reinvestment_period", .integer, 5, .move(to: "reinvestment.period_months", times: 12)),
    .init(
      "reinvestment_rate", .number, 0, .move(to: "reinvestment.share", times: 1),
      changed: "It is the share of what reinvestment.receipts of the preset counts."),
    .init(
      "reinvestment_reserve_rate", .number, 0.8,
      .dropped("What is to be reinvested is set aside in full; there is no second reserve.")),
    .init("avg_loan_exit_year", .number, 7, .together(.exitTiming)),
    .init("average_exit_year", .number, nil, .together(.exitTiming)),
    .init("exit_year_std_dev", .number, 1.5, .together(.exitTiming)),
    .init(
      "early_exit_probability", .number, 0.3,
      .dropped("Early exits are the lower part of the law of exit times, exits.timing.years.")),
  ]

  static let zones: [LegacyParameter] = [
    .init("zone_allocations", .byZone, nil, .together(.byZone)),
    .init("appreciation_rates", .byZone, nil, .together(.byZone)),
    .init("default_rates", .byZone, nil, .together(.byZone)),
    .init("average_ltv", .number, 0.65, .together(.ltv)),
    .init("avg_loan_ltv", .number, 0.75, .together(.ltv)),
    .init("ltv_std_dev", .number, 0.05, .together(.ltv)),
    .init("min_ltv", .number, .null, .together(.ltv)),
    .init("max_ltv", .number, .null, .together(.ltv)),
    .init("zone_rebalancing_enabled", .boolean, true, .together(.rebalancing)),
    .init("rebalancing_strength", .number, 0.5, .together(.rebalancing)),
    .init(
      "zone_drift_threshold", .number, 0.1,
      .dropped("New loans lean towards zones below target at any gap, however small.")),
    .init(
      "use_tls_zone_growth", .boolean, false,
      .dropped("Growth by suburb comes from a file of suburbs (equihome import --suburbs).")),
    .init("default_correlation.enabled", .boolean, true, .together(.defaultCorrelation)),
    .init("default_correlation.same_zone", .number, 0.3, .together(.defaultCorrelation)),
    .init("default_correlation.cross_zone", .number, 0.1, .together(.defaultCorrelation)),
    .init(
      "default_correlation", .group, nil, .dropped("A group; its members are listed.")),
  ]

  static let loans: [LegacyParameter] = [
    .init("avg_loan_size", .number, 250_000, .move(to: "loans.amount.mean", times: 1)),
    .init("loan_size_std_dev", .number, 50_000, .move(to: "loans.amount.sd", times: 1)),
    .init("min_loan_size", .number, 100_000, .move(to: "loans.amount.min", times: 1)),
    .init("max_loan_size", .number, 500_000, .move(to: "loans.amount.max", times: 1)),
    .init(
      "avg_loan_term", .number, 5, .move(to: "products[].term_months", times: 12),
      changed: "The contract's longest life, of every product; it was an average."),
    .init(
      "avg_loan_interest_rate", .number, 0.06, .move(to: "products[].interest.rate", times: 1),
      changed: "Interest of the contract, due when it ends; it was paid as it ran."),
    .init(
      "interest_rate", .number, nil, .move(to: "products[].interest.rate", times: 1),
      changed: "Interest of the contract, due when it ends; it was paid as it ran."),
    .init(
      "appreciation_share_method", .word(["pro_rata_ltv", "tiered", "fixed_rate"]), nil,
      .together(.share)),
  ]
}
