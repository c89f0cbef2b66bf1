import TestSupport

extension LivenessTable {
  private static let regimes = [
    """
    market.price_model.regime={"regimes": [
    {"name": "calm", "appreciation_change": 0.01, "volatility_factor": 0.8, "default_multiplier": 0.9,
    "turnover_multiplier": 1.1},
    {"name": "slump", "appreciation_change": -0.1, "volatility_factor": 1.5, "default_multiplier": 3,
    "turnover_multiplier": 0.5}], "transition": [[0.98, 0.02], [0.06, 0.94]], "start": "stationary",
    "initial": [0, 1], "recentre": false}
    """, "market.price_model.kind=regime",
  ]
  private static let regime = "market.price_model.regime."

  private static let fixtures = Cases.packageRoot.path + "/Tests/fixtures/"
  private static let monthly = """
    "series": [{"zone": "green", "series": "north"}, {"zone": "orange", "series": "north"},
    {"zone": "red", "series": "south"}]
    """
  private static func history(_ file: String, _ series: String) -> [String] {
    [
      """
      market.price_model.bootstrap={"file": "\(fixtures)\(file)", "seasonally_adjusted": true, \(series),
      "mean_block_months": 24, "recentre": false}
      """, "market.price_model.kind=bootstrap",
    ]
  }
  private static let drawn = history("synthetic-monthly.csv", monthly)
  private static let metros = history(
    "synthetic-metros.csv",
    """
    "series": [{"zone": "green", "series": "90010"}, {"zone": "orange", "series": "90020"},
    {"zone": "red", "series": "Crest Harbor, FL"}]
    """)
  private static let bootstrap = "market.price_model.bootstrap."

  private static let vasicek = [
    "market.rates.mean=0.03", "market.rates.speed=0.3", "market.rates.volatility=0.01",
    "market.rates.correlation=-0.3", "exits.hazard.refinance_rate_sensitivity=20",
    "market.rates.kind=vasicek",
  ]
  private static let ratePath = [
    #"market.rates.path={"period": "annual", "rates": \#(list("0.03", 120))}"#,
    "market.rates.kind=path",
  ]
  /// A step after the first period, so that it matters whether that is a month or a year.
  private static let ratePathSteps = [
    #"market.rates.path={"period": "annual", "rates": [0.03, \#(list("0.05", 119).dropFirst())}"#,
    "market.rates.kind=path",
  ]

  private static let suburbs = [
    """
    zones.green.suburbs=[{"name": "hill", "weight": 1, "risk_score": 1, "appreciation_forecast": 0.02,
    "appreciation_volatility": 0.05}, {"name": "dale", "weight": 2, "risk_score": 3,
    "appreciation_forecast": 0.06, "appreciation_volatility": 0.1}]
    """
  ]
  private static let suburb = "zones.green.suburbs[1]."

  static let prices: [LivenessRow] = [
    .init(
      regime + "regimes[].name", given: regimes, regime + "regimes.calm.name=quiet", effect: .text),
    .init(
      regime + "regimes[].appreciation_change", given: regimes,
      regime + "regimes.slump.appreciation_change=-0.05"),
    .init(
      regime + "regimes[].volatility_factor", given: regimes,
      regime + "regimes.slump.volatility_factor=2"),
    .init(
      regime + "regimes[].default_multiplier", given: regimes,
      regime + "regimes.slump.default_multiplier=6"),
    .init(
      regime + "regimes[].turnover_multiplier", given: regimes,
      regime + "regimes.slump.turnover_multiplier=0.8"),
    .init(regime + "transition", given: regimes, regime + "transition=[[0.9,0.1],[0.06,0.94]]"),
    .init(regime + "start", given: regimes, regime + "start=given"),
    .init(
      regime + "initial", given: regimes + [regime + "start=given"], regime + "initial=[1,0]"),
    .init(regime + "recentre", given: regimes, regime + "recentre=true"),
    .init(
      bootstrap + "file", given: metros,
      bootstrap + "file=\(fixtures)synthetic-metros-later.csv"),
    .init(
      bootstrap + "seasonally_adjusted", given: metros, bootstrap + "seasonally_adjusted=false"),
    .init(
      bootstrap + "series[].zone", given: drawn,
      """
      \(bootstrap)series=[{"zone": "red", "series": "north"}, {"zone": "orange", "series": "north"},
      {"zone": "green", "series": "south"}]
      """),
    .init(bootstrap + "series[].series", given: drawn, bootstrap + "series.red.series=north"),
    .init(bootstrap + "mean_block_months", given: drawn, bootstrap + "mean_block_months=6"),
    .init(bootstrap + "recentre", given: drawn, bootstrap + "recentre=true"),
    .init("market.rates.kind", given: Array(vasicek.dropLast()), "market.rates.kind=vasicek"),
    .init("market.rates.initial", "market.rates.initial=0.05"),
    .init("market.rates.mortgage_spread", "market.rates.mortgage_spread=0.02"),
    .init("market.rates.mean", given: vasicek, "market.rates.mean=0.04"),
    .init("market.rates.speed", given: vasicek, "market.rates.speed=0.5"),
    .init("market.rates.volatility", given: vasicek, "market.rates.volatility=0.02"),
    .init("market.rates.correlation", given: vasicek, "market.rates.correlation=0.3"),
    .init(
      "market.rates.path.period", given: ratePathSteps, "market.rates.path.period=monthly"),
    .init(
      "market.rates.path.rates", given: ratePath,
      "market.rates.path.rates=\(list("0.04", 120))"),
    .init(
      "exits.hazard.refinance_rate_sensitivity", given: vasicek,
      "exits.hazard.refinance_rate_sensitivity=5"),
    .init("zones[].suburbs[].name", given: suburbs, suburb + "name=vale", effect: .text),
    .init("zones[].suburbs[].weight", given: suburbs, suburb + "weight=2"),
    .init("zones[].suburbs[].risk_score", given: suburbs, suburb + "risk_score=9"),
    .init(
      "zones[].suburbs[].appreciation_forecast", given: suburbs,
      suburb + "appreciation_forecast=0.04"),
    .init(
      "zones[].suburbs[].appreciation_volatility", given: suburbs,
      suburb + "appreciation_volatility=0.12"),
    .init("analytics.label_price_band", "analytics.label_price_band=1.5"),
    .init("analytics.label_rate_band", given: vasicek, "analytics.label_rate_band=0.015"),
    .init("analytics.label_outlook_band", "analytics.label_outlook_band=0.05"),
  ]
}
