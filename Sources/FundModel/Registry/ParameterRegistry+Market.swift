extension ParameterRegistry {
  static let market = priceModel + regimes + bootstrap + rates + climateAndOverlays + zones

  private static let priceModel: [Parameter] = [
    Parameter(
      "market.correlation", "Correlation of zones", .matrix, .correlation, .closed(-1, 1),
      .housePrices, example: [[1, 0.65], [0.65, 1]],
      "Correlation matrix of the zones' price shocks, in the order of zones; positive semidefinite."
    ),
    Parameter(
      "market.price_model.kind", "Price model",
      .choice(PriceModel.Kind.allCases.map(\.rawValue)), .none, .any, .housePrices,
      example: "momentum",
      "Law of house prices: independent growth (gbm), growth with persistence (momentum), switching (regime), drawn history (bootstrap), or given growth (path)."
    ),
    Parameter(
      "market.price_model.momentum", "Momentum", .object, .none, .any, .housePrices,
      example: ["components": [["phi": 0.5, "share": 1]], "start": "stationary"],
      presence: .whileActive, active: .when("market.price_model.kind", "momentum"),
      "Growth as a sum of autoregressive components x(m) = phi x(m-1) + k e(m)."),
    Parameter(
      "market.price_model.momentum.components", "Momentum components",
      .records(key: nil, minCount: 1), .none, .any, .housePrices,
      example: [["phi": 0.5, "share": 0.8], ["phi": 0.97, "share": 0.2]],
      "The components; their shares of the variance of monthly growth sum to 1."),
    Parameter(
      "market.price_model.momentum.components[].phi", "Persistence", .number, .correlation,
      .from(0, below: 1), .housePrices, example: 0.97,
      "Monthly persistence phi of the component."),
    Parameter(
      "market.price_model.momentum.components[].share", "Variance share", .number, .share,
      .above(0, to: 1), .housePrices, example: 0.2,
      "Share of the stationary variance of monthly growth: k = s / sqrt(12) * sqrt(share * (1 - phi^2))."
    ),
    Parameter(
      "market.price_model.momentum.start", "Start of momentum",
      .choice(PriceModel.Momentum.Start.allCases.map(\.rawValue)), .none, .any, .housePrices,
      example: "stationary",
      "Where the components stand at close: drawn from their long-run law, or at zero."),
    Parameter(
      "market.price_model.path", "Price path", .object, .none, .any, .housePrices,
      example: ["period": "annual", "growth": [["zone": "green", "rates": [0.03, 0.03]]]],
      presence: .whileActive, active: .when("market.price_model.kind", "path"),
      "Growth given outright, the same in every path."),
    Parameter(
      "market.price_model.path.period", "Path period",
      .choice(PriceModel.Path.Period.allCases.map(\.rawValue)), .none, .any, .housePrices,
      example: "annual", "Length of the period that each rate covers."),
    Parameter(
      "market.price_model.path.growth", "Growth by zone", .records(key: "zone", minCount: 1),
      .none, .any, .housePrices, example: [["zone": "green", "rates": [0.03, 0.03]]],
      "Growth of each zone; every zone once."),
    Parameter(
      "market.price_model.path.growth[].zone", "Zone", .string(.identifier), .name, .any,
      .housePrices, example: "green", "Name of the zone."),
    Parameter(
      "market.price_model.path.growth[].rates", "Growth rates", .numbers(minCount: 1), .rate,
      .above(-1), .housePrices, example: [0.03, 0.03],
      "Growth of each period as a decimal of that period, to the horizon of the fund at least."),
  ]

  private static let climateAndOverlays: [Parameter] = [
    Parameter(
      "market.default_climate.volatility", "Climate volatility", .number, .multiple, .closed(0, 5),
      .defaultClimate, example: 0.3,
      "c in the yearly multiplier of default hazards max(0, 1 + c * u), u standard normal."),
    Parameter(
      "market.default_climate.appreciation_correlation", "Climate and prices", .number,
      .correlation, .closed(-1, 1), .defaultClimate, example: -0.5,
      "Correlation of u with the year's mean price shock; negative when defaults rise as prices fall."
    ),
    Parameter(
      "market.overlays", "Overlays", .records(key: nil, minCount: 0), .none, .any, .overlays,
      example: [
        [
          "target": "property_value", "zones": [], "from_month": 24, "to_month": 24,
          "op": "multiply", "values": [0.8],
        ]
      ],
      "Changes of model inputs over zones and months, applied in order; what scenarios write."),
    Parameter(
      "market.overlays[].target", "Overlay target",
      .choice(Overlay.Target.allCases.map(\.rawValue)), .none, .any, .overlays,
      example: "default_hazard", "The model input that is changed."),
    Parameter(
      "market.overlays[].zones", "Overlay zones", .strings, .name, .any, .overlays,
      example: ["red"],
      "Names of the zones concerned; an empty list is all. Empty for short_rate and facility_limit."
    ),
    Parameter(
      "market.overlays[].from_month", "Overlay from", .integer, .months, .closed(0, 840),
      .overlays, example: 12, "First month of the change."),
    Parameter(
      "market.overlays[].to_month", "Overlay to", .integer, .months, .closed(0, 840), .overlays,
      example: 36, "Last month of the change."),
    Parameter(
      "market.overlays[].op", "Overlay operation",
      .choice(Overlay.Operation.allCases.map(\.rawValue)), .none, .any, .overlays,
      example: "multiply", "How the values change the input: added, multiplied, or in its place."),
    Parameter(
      "market.overlays[].values", "Overlay values", .numbers(minCount: 1), .none, .any, .overlays,
      example: [2], "One value for the whole range, or one per month of it."),
  ]

  private static let zones: [Parameter] = [
    Parameter(
      "zones", "Zones", .records(key: "name", minCount: 1), .none, .any, .zones,
      example: [
        [
          "name": "green", "allocation": 1, "appreciation_rate": 0.035,
          "appreciation_volatility": 0.06, "default_rate": 0.002,
          "ltv": ["mean": 0.2, "sd": 0.04, "min": 0.1, "max": 0.25], "suburbs": [],
        ]
      ], "Risk zones; their allocations sum to 1."),
    Parameter(
      "zones[].name", "Zone name", .string(.identifier), .name, .any, .zones, example: "green",
      "Name by which paths, overlays and results call the zone."),
    Parameter(
      "zones[].allocation", "Zone allocation", .number, .share, .share, .zones, example: 0.6,
      "Target share of deployed capital; allocations sum to 1."),
    Parameter(
      "zones[].appreciation_rate", "Appreciation", .number, .rate, .open(-0.5, 0.5), .zones,
      example: 0.035, "g: expected annual growth of prices, E[I(T)] = (1+g)^T."),
    Parameter(
      "zones[].appreciation_volatility", "Appreciation volatility", .number, .volatility,
      .closed(0, 2), .zones, example: 0.03,
      "s: annualised volatility of monthly log growth of the zone's index."),
    Parameter(
      "zones[].default_rate", "Default rate", .number, .probability, .from(0, below: 1), .zones,
      example: 0.004, "Annual probability of default before seasoning and multipliers."),
  ]
}
