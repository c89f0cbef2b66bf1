extension ParameterRegistry {
  static let regimes: [Parameter] = [
    Parameter(
      "market.price_model.regime", "Regimes of prices", .object, .none, .any, .housePrices,
      example: [
        "regimes": [
          [
            "name": "calm", "appreciation_change": 0.01, "volatility_factor": 0.8,
            "default_multiplier": 1, "turnover_multiplier": 1,
          ],
          [
            "name": "slump", "appreciation_change": -0.08, "volatility_factor": 1.5,
            "default_multiplier": 2.5, "turnover_multiplier": 0.6,
          ],
        ],
        "transition": [[0.99, 0.01], [0.05, 0.95]], "start": "stationary", "recentre": true,
      ],
      presence: .whileActive, active: .when("market.price_model.kind", "regime"),
      "Markov switching of growth, volatility and hazards, one chain for all zones."),
    Parameter(
      "market.price_model.regime.regimes", "Regimes", .records(key: "name", minCount: 1), .none,
      .any, .housePrices,
      example: [
        [
          "name": "slump", "appreciation_change": -0.08, "volatility_factor": 1.5,
          "default_multiplier": 2.5, "turnover_multiplier": 0.6,
        ]
      ], "The regimes, at most 16, in the order of the transition matrix."),
    Parameter(
      "market.price_model.regime.regimes[].name", "Regime name", .string(.identifier), .name, .any,
      .housePrices, example: "slump", "Name by which messages call the regime."),
    Parameter(
      "market.price_model.regime.regimes[].appreciation_change", "Change of growth", .number, .rate,
      .closed(-0.9, 0.9), .housePrices, example: -0.08,
      "Added to the zone's annual growth g while the regime lasts."),
    Parameter(
      "market.price_model.regime.regimes[].volatility_factor", "Volatility factor", .number,
      .multiple, .closed(0, 20), .housePrices, example: 1.5,
      "Multiple of the zone's volatility s while the regime lasts."),
    Parameter(
      "market.price_model.regime.regimes[].default_multiplier", "Default multiplier", .number,
      .multiple, .closed(0, 100), .housePrices, example: 2.5,
      "Multiple of every default hazard while the regime lasts."),
    Parameter(
      "market.price_model.regime.regimes[].turnover_multiplier", "Turnover multiplier", .number,
      .multiple, .closed(0, 100), .housePrices, example: 0.6,
      "Multiple of sale and refinance hazards while the regime lasts."),
    Parameter(
      "market.price_model.regime.transition", "Transition matrix", .matrix, .probability, .share,
      .housePrices, example: [[0.99, 0.01], [0.05, 0.95]],
      "Monthly probabilities from the regime of the row to that of the column; rows sum to 1."),
    Parameter(
      "market.price_model.regime.start", "Start of regimes",
      .choice(RegimeModel.Start.allCases.map(\.rawValue)), .none, .any, .housePrices,
      example: "stationary", "Law of the regime at close: the chain's long-run law, or initial."),
    Parameter(
      "market.price_model.regime.initial", "Initial probabilities", .numbers(minCount: 1),
      .probability, .share, .housePrices, example: [1, 0], presence: .whileActive,
      active: .when("market.price_model.regime.start", "given"),
      "Probability of each regime at close, month 0; they sum to 1."),
    Parameter(
      "market.price_model.regime.recentre", "Recentre on the rate", .boolean, .none, .any,
      .housePrices, example: true,
      "Whether growth is shifted month by month so that E[I(T)] = (1+g)^T whatever the regimes."),
  ]

  static let bootstrap: [Parameter] = [
    Parameter(
      "market.price_model.bootstrap", "Bootstrap of history", .object, .none, .any, .housePrices,
      example: [
        "file": "hpi_po_metro.csv", "seasonally_adjusted": true,
        "series": [["zone": "green", "series": "Denver-Aurora-Centennial, CO"]],
        "mean_block_months": 60, "recentre": true,
      ],
      presence: .whileActive, active: .when("market.price_model.kind", "bootstrap"),
      "Blocks of historical growth drawn with replacement, the same dates for all zones."),
    Parameter(
      "market.price_model.bootstrap.file", "History file", .string(.title), .name, .any,
      .housePrices, example: "hpi_po_metro.csv",
      "CSV of an index: a layout of FHFA, or date and one column a series; from the configuration's folder."
    ),
    Parameter(
      "market.price_model.bootstrap.seasonally_adjusted", "Seasonally adjusted", .boolean, .none,
      .any, .housePrices, example: true,
      "Which index is taken where the file has an adjusted one (index_sa) beside the raw one."),
    Parameter(
      "market.price_model.bootstrap.series", "Series by zone", .records(key: "zone", minCount: 1),
      .none, .any, .housePrices, example: [["zone": "green", "series": "USA"]],
      "The series of each zone; every zone once, two zones may share one."),
    Parameter(
      "market.price_model.bootstrap.series[].zone", "Zone of the series", .string(.identifier),
      .name, .any, .housePrices, example: "green", "Name of the zone."),
    Parameter(
      "market.price_model.bootstrap.series[].series", "Series", .string(.title), .name, .any,
      .housePrices, example: "USA",
      "Place or code in a file of FHFA, column of a plain file."),
    Parameter(
      "market.price_model.bootstrap.mean_block_months", "Mean block", .number, .months,
      .closed(1, 1200), .housePrices, example: 60,
      "Mean length of a block; a new one starts each period with probability period / mean."),
    Parameter(
      "market.price_model.bootstrap.recentre", "Recentre on the rate", .boolean, .none, .any,
      .housePrices, example: true,
      "Whether growth is shifted so that E[I(T)] = (1+g)^T; else history's own mean growth stands."),
  ]
}
