import FundModel
import Testing

/// Rules between values of the market's further models.
@Suite struct MarketSemanticTests {
  private static let regimes: ConfigValue = [
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
  ]
  private static let regime: [(path: String, value: ConfigValue)] = [
    ("market.price_model.regime", regimes), ("market.price_model.kind", "regime"),
  ]
  private static let cir: [(path: String, value: ConfigValue)] = [
    ("market.rates.mean", 0.03), ("market.rates.speed", 0.2), ("market.rates.volatility", 0.05),
    ("market.rates.correlation", 0), ("market.rates.kind", "cir"),
  ]
  private static let bootstrap: [(path: String, value: ConfigValue)] = [
    (
      "market.price_model.bootstrap",
      [
        "file": "h.csv", "seasonally_adjusted": true,
        "series": [
          ["zone": "green", "series": "a"], ["zone": "orange", "series": "a"],
          ["zone": "red", "series": "a"],
        ], "mean_block_months": 24, "recentre": true,
      ]
    ), ("market.price_model.kind", "bootstrap"),
  ]

  private func issues(
    _ base: [(path: String, value: ConfigValue)], _ changes: (path: String, value: ConfigValue)...
  ) throws -> [String] {
    // Tree edits one at a time: a change may well be wrong.
    try Fixture.preset().with(base + changes).validate().map(\.description)
  }

  @Test func soundModelsHaveNoIssues() throws {
    // Notes on what the preset's own price model leaves unused are no issues.
    for base in [Self.regime, Self.cir, Self.bootstrap] {
      #expect(try issues(base).filter { !$0.contains("info: ") } == [])
    }
  }

  @Test func regimes() throws {
    let path = "market.price_model.regime."
    let cases: [(path: String, value: ConfigValue, words: [String])] = [
      ("transition", [[0.99, 0.02], [0.05, 0.95]], ["transition[1]", "sums to 1.01"]),
      ("transition", [[1, 0], [0, 1]], ["start", "several groups", "start = given"]),
      ("regimes.slump.name", "calm", ["name of another regime"]),
    ]
    for (key, value, words) in cases {
      let text = try issues(Self.regime, (path + key, value)).joined(separator: "\n")
      for word in words { #expect(text.contains(word), "\(word) in \(text)") }
    }
    let given = try issues(
      Self.regime, (path + "initial", [0.5, 0.4]), (path + "start", "given"))
    #expect(given.joined().contains("sums to 0.9"))
    let missing = try issues(Self.regime, (path + "start", "given"))
    #expect(missing.joined().contains("regime.initial: is missing"))
  }

  @Test func rates() throws {
    let large = try issues(Self.cir, ("market.rates.volatility", 0.2)).joined()
    #expect(large.contains("too large") && large.contains("at most 0.154"))
    let feller = try issues(Self.cir, ("market.rates.volatility", 0.12))
    #expect(feller.count == 1 && feller[0].contains("info") && feller[0].contains("Feller"))
    #expect(try issues(Self.cir, ("market.rates.mean", -0.01)).joined().contains("below 0"))
    let short = try issues([
      ("market.rates.path", ["period": "annual", "rates": [0.04, 0.05]]),
      ("market.rates.kind", "path"),
    ]).joined()
    #expect(short.contains("has 2 annual rates, too few for 120 months"))
    let idle = try issues(Self.cir + Self.bootstrap, ("market.rates.correlation", 0.5))
    #expect(
      idle.contains {
        $0.contains("market.rates.correlation: has no effect because market.price_model")
      })
  }

  @Test func zonesOfABootstrap() throws {
    let list = "market.price_model.bootstrap.series"
    let twice = try issues(Self.bootstrap, (list + ".red.zone", "green")).joined(separator: "\n")
    #expect(twice.contains("a series already") && twice.contains("zone 'red'"))
    let unknown = try issues(Self.bootstrap, (list + ".red.zone", "rde")).joined()
    #expect(unknown.contains("did you mean red?"))
  }

  @Test func suburbsAndFundWideOverlays() throws {
    let suburb: ConfigValue = [
      "name": "Hill", "weight": 0, "risk_score": 1, "appreciation_forecast": 0.03,
      "appreciation_volatility": 0.05,
    ]
    let text = try issues([
      ("zones.green.suburbs", .array([suburb, suburb].map { ConfigNode($0, origin: .program) }))
    ])
    .joined(separator: "\n")
    #expect(text.contains("name of another suburb") && text.contains("no weight above 0"))
    let overlay = try issues([
      (
        "market.overlays",
        [
          [
            "target": "short_rate", "zones": ["red"], "from_month": 0, "to_month": 12, "op": "add",
            "values": [0.01],
          ]
        ]
      )
    ]).joined()
    #expect(overlay.contains("names zones although short_rate is one for the fund"))
  }
}
