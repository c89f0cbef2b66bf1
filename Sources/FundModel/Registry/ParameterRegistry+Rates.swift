extension ParameterRegistry {
  private static let moving = Activation.when("market.rates.kind", "vasicek", "cir")

  static let rates: [Parameter] = [
    Parameter(
      "market.rates.kind", "Rate model", .choice(Rates.Kind.allCases.map(\.rawValue)), .none, .any,
      .rates, example: "vasicek",
      "Law of the short rate: constant, given (path), Gaussian (vasicek), or never negative (cir)."),
    Parameter(
      "market.rates.initial", "Short rate at close", .number, .rate, .open(-0.2, 0.5), .rates,
      example: 0.04, "Short rate in month 0, and in every month when it is constant."),
    Parameter(
      "market.rates.mortgage_spread", "Mortgage spread", .number, .rate, .open(-0.2, 0.5), .rates,
      example: 0.025, "Mortgage rate less short rate."),
    Parameter(
      "market.rates.mean", "Long-run rate", .number, .rate, .open(-0.2, 0.5), .rates,
      example: 0.035, presence: .whileActive, active: moving,
      "Rate that the short rate returns to."),
    Parameter(
      "market.rates.speed", "Speed of return", .number, .none, .above(0, to: 50), .rates,
      example: 0.2, presence: .whileActive, active: moving,
      "Pull to the mean a year: a gap halves in ln 2 / speed years."),
    Parameter(
      "market.rates.volatility", "Rate volatility", .number, .none, .closed(0, 1), .rates,
      example: 0.01, presence: .whileActive, active: moving,
      "Of the rate itself a root-year (vasicek), or of the rate over its root (cir)."),
    Parameter(
      "market.rates.correlation", "Rates and prices", .number, .correlation, .closed(-1, 1), .rates,
      example: -0.2, presence: .whileActive, active: moving,
      "Correlation of the rate's monthly shock with the mean price shock of the zones."),
    Parameter(
      "market.rates.path", "Rate path", .object, .none, .any, .rates,
      example: ["period": "annual", "rates": [0.045, 0.04, 0.035]], presence: .whileActive,
      active: .when("market.rates.kind", "path"), "Short rates given outright."),
    Parameter(
      "market.rates.path.period", "Rate path period",
      .choice(PriceModel.Path.Period.allCases.map(\.rawValue)), .none, .any, .rates,
      example: "annual", "Length of the period that each rate covers."),
    Parameter(
      "market.rates.path.rates", "Short rates", .numbers(minCount: 1), .rate, .open(-0.2, 0.5),
      .rates, example: [0.045, 0.04, 0.035],
      "Short rate of each period from month 1, to the horizon of the fund at least."),
  ]

  static let suburbs: [Parameter] = [
    Parameter(
      "zones[].suburbs", "Suburbs", .records(key: "name", minCount: 0), .none, .any, .suburbs,
      example: [
        [
          "name": "north_hill", "weight": 0.3, "risk_score": 2, "appreciation_forecast": 0.04,
          "appreciation_volatility": 0.06,
        ]
      ], "Parts of the zone that loans are placed in; their figures count relative to its means."),
    Parameter(
      "zones[].suburbs[].name", "Suburb name", .string(.title), .name, .any, .suburbs,
      example: "north_hill", "Name of the suburb."),
    Parameter(
      "zones[].suburbs[].weight", "Suburb weight", .number, .none, .closed(0, 1e9), .suburbs,
      example: 0.3, "Relative share of the zone's loans; weights need not sum to 1."),
    Parameter(
      "zones[].suburbs[].risk_score", "Risk score", .number, .none, .closed(0, 1e6), .suburbs,
      example: 2, "Multiplies default hazards by the score over the zone's weighted mean score."),
    Parameter(
      "zones[].suburbs[].appreciation_forecast", "Suburb forecast", .number, .rate,
      .open(-0.5, 0.5), .suburbs, example: 0.04,
      "Annual growth; homes grow as the zone's index does, tilted by it relative to the zone's mean."
    ),
    Parameter(
      "zones[].suburbs[].appreciation_volatility", "Suburb volatility", .number, .volatility,
      .closed(0, 2), .suburbs, example: 0.06,
      "Multiplies homes' own volatility, relative to the zone's root mean square."),
  ]
}
