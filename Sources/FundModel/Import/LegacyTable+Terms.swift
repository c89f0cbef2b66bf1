extension LegacyTable {
  static let waterfall: [LegacyParameter] = [
    .init(
      "waterfall_structure", .word(["european", "american"]), "european", .together(.waterfall)),
    .init("hurdle_rate", .number, 0.08, .move(to: "waterfall.hurdle_rate", times: 1)),
    .init("catch_up_rate", .number, 0, .together(.catchUp)),
    .init("catch_up_structure", .word(["full", "partial", "none"]), "full", .together(.catchUp)),
    .init("carried_interest_rate", .number, 0.2, .move(to: "waterfall.carry", times: 1)),
    .init("carried_interest_percentage", .number, nil, .move(to: "waterfall.carry", times: 1)),
    .init("gp_commitment_percentage", .number, 0.05, .together(.commitment)),
    .init(
      "preferred_return_compounding", .word(["annual", "quarterly", "monthly", "simple"]),
      "annual",
      .words(
        to: "waterfall.hurdle_compounding",
        [
          "annual": "annual", "quarterly": "quarterly", "monthly": "monthly", "simple": "simple",
        ])),
    .init(
      "distribution_frequency", .word(["annual", "semi_annual", "quarterly", "monthly"]), "annual",
      .words(
        to: "distributions.frequency",
        [
          "annual": "annual", "semi_annual": "semiannual", "quarterly": "quarterly",
          "monthly": "monthly",
        ])),
    .init(
      "distribution_policy", .word(["available_cash", "income_only"]), "available_cash",
      .words(
        to: "distributions.policy", ["available_cash": "all_cash", "income_only": "income_only"]),
      changed: "Cash is paid out as it comes in; the original paid one lump at the end."),
    .init("clawback_provision", .boolean, true, .together(.clawback)),
  ]

  static let market: [LegacyParameter] =
    [
      .init(conditions, .group, nil, .together(.conditions)),
      .init(conditions + ".{year}", .group, nil, .together(.conditions)),
    ]
    + LegacyGroup.conditionWords.map { name, words in
      .init(conditions + ".{year}." + name, .word(words), "stable", .together(.conditions))
    }

  static let analytics: [LegacyParameter] = [
    .init(
      "monte_carlo_enabled", .boolean, false,
      .dropped("Every run is a Monte Carlo run; simulation.paths = 1 is one path.")),
    .init("num_simulations", .integer, 1000, .move(to: "simulation.paths", times: 1)),
    .init("monte_carlo_seed", .integer, .null, .move(to: "simulation.seed", times: 1)),
    .init("random_seed", .integer, nil, .move(to: "simulation.seed", times: 1)),
    .init(
      "variation_factor", .number, 0.1,
      .dropped("Uncertainty has parameters of its own: volatilities, correlations, hazards.")),
    .init(
      "inner_monte_carlo_enabled", .boolean, false,
      .dropped("Runs within runs are an option of an analysis, not a term of the fund.")),
    .init(
      "num_inner_simulations", .integer, 1000,
      .dropped("Runs within runs are an option of an analysis, not a term of the fund.")),
    .init("risk_free_rate", .number, nil, .move(to: "analytics.risk_free_rate", times: 1)),
    .init("optimization_enabled", .boolean, false, .dropped(analysis)),
    .init("generate_efficient_frontier", .boolean, false, .dropped(analysis)),
    .init("efficient_frontier_points", .integer, 50, .dropped(analysis)),
    .init("stress_testing_enabled", .boolean, false, .dropped(analysis)),
    .init("stress_config", .anyObject, nil, .dropped("A stress is a changed config: --set.")),
    .init(
      "external_data_enabled", .boolean, false,
      .dropped("No run reads anything but its config and the files that it names.")),
    .init("generate_reports", .boolean, true, .dropped(report)),
    .init("report_config", .anyObject, nil, .dropped(report)),
    .init("gp_entity_enabled", .boolean, false, .dropped(manager)),
    .init("gp_entity", .anyObject, nil, .dropped(manager)),
    .init("aggregate_gp_economics", .boolean, true, .dropped(manager)),
  ]

  private static let analysis =
    "What is computed is asked for when a run is, not a term of the fund."
  private static let report =
    "How a result is written is asked for when a run is (--format, --out)."
  private static let manager = "The management company has a file of its own."
}
