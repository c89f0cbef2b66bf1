import Foundation
import FundModel

/// What several suites start from.
enum Fixture {
  /// Folder of the package.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static let library = PresetLibrary(folder: root + "/stdlib-lua/presets")

  static func preset(_ name: String = "equihome-v2") throws -> ConfigDocument {
    try ConfigDocument.preset(name, library: library)
  }

  static func parse(_ text: String) throws -> ConfigDocument {
    try ConfigDocument.parse(bytes: Array(text.utf8), name: "fund.json")
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  /// A new folder that goes away with `body`.
  static func withFolder<T>(_ body: (String) throws -> T) throws -> T {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("fundmodel-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
  }
}

extension Fixture {
  /// Every parameter of the market's models that the preset does not use.
  private static let markets: [(path: String, value: ConfigValue)] = [
    (
      "market.price_model.regime",
      [
        "regimes": [
          [
            "name": "calm", "appreciation_change": 0, "volatility_factor": 1,
            "default_multiplier": 1, "turnover_multiplier": 1,
          ]
        ],
        "transition": [[1]], "start": "stationary", "initial": [1], "recentre": true,
      ]
    ),
    (
      "market.price_model.bootstrap",
      [
        "file": "history.csv", "seasonally_adjusted": true,
        "series": [["zone": "green", "series": "USA"]], "mean_block_months": 60,
        "recentre": true,
      ]
    ),
    ("analytics.benchmark.rate", 0.05), ("analytics.benchmark.path", [0.05]),
    ("market.rates.mean", 0.03), ("market.rates.speed", 0.2),
    ("market.rates.volatility", 0.01), ("market.rates.correlation", 0),
    ("market.rates.path", ["period": "annual", "rates": [0.03]]),
    (
      "zones.green.suburbs",
      [
        [
          "name": "north_hill", "weight": 1, "risk_score": 1, "appreciation_forecast": 0.03,
          "appreciation_volatility": 0.06,
        ]
      ]
    ),
    (
      "zones.orange.suburbs",
      [
        [
          "name": "mid_town", "weight": 1, "risk_score": 1, "appreciation_forecast": 0.03,
          "appreciation_volatility": 0.06,
        ]
      ]
    ),
    (
      "zones.red.suburbs",
      [
        [
          "name": "low_bank", "weight": 1, "risk_score": 1, "appreciation_forecast": 0.03,
          "appreciation_volatility": 0.06,
        ]
      ]
    ),
  ]

  /// A valid configuration in which every parameter of the registry is present, those without effect
  /// included.
  static func everything() throws -> ConfigDocument {
    try preset().with(
      markets + [
        ("portfolio.tape", "tape.csv"), ("portfolio.price", 1),
        ("based_on", "equihome-v2"),
        ("fees.management.step_downs", [["from_month": 60, "rate": 0.015, "basis": "invested"]]),
        ("deployment.intensity", 2), ("deployment.custom", [1, 2]),
        ("capital_calls.count", 4), ("capital_calls.interval_months", 3),
        ("capital_calls.intensity", 2), ("capital_calls.custom", [["month": 0, "share": 1]]),
        (
          "exits.timing",
          [
            "years": ["mean": 7, "sd": 1.5, "min": 1, "max": 10], "sale_weight": 0.4,
            "refinance_weight": 0.6,
          ]
        ),
        ("exits.default.recovery.rate", 0.6),
        (
          "waterfall.tiers",
          [
            ["until": "irr", "value": 0.08, "lp_share": 1], ["until": "forever", "lp_share": 0.8],
          ]
        ),
        (
          "market.price_model.path",
          ["period": "annual", "growth": [["zone": "green", "rates": [0.03]]]]
        ),
        (
          "market.overlays",
          [
            [
              "target": "property_value", "zones": ["red"], "from_month": 24, "to_month": 24,
              "op": "multiply", "values": [0.8],
            ]
          ]
        ),
        ("products.house.share.steps", [["from_month": 37, "size": 1.5]]),
        (
          "facilities",
          [
            [
              "name": "line", "kind": "warehouse", "limit": 0.3, "advance_rate": 0.8,
              "collateral": [["zone": "green", "haircut": 0.1, "concentration_limit": 0.8]],
              "concentration": "fixpoint", "from_month": 0, "maturity_month": 60,
              "interest": ["kind": "floating", "rate": 0.06, "margin": 0.03, "rate_floor": 0.01],
              "undrawn_fee": 0.003, "upfront_fee": 0.005, "draw_policy": "fund_originations",
              "clean_down_months": 6, "target": 0.3, "sweep": 0.5,
              "covenants": [["test": "max_ltv", "limit": 0.4]], "cure_months": 6,
              "forced_sale_discount": 0.3,
            ]
          ]
        ),
        (
          "notes",
          [
            "structure": "sequential", "payment_frequency": "quarterly",
            "principal_from_month": 36, "redemption_month": 108, "reserve_share": 0.03,
            "classes": [
              [
                "name": "a", "share": 0.2, "pik": false, "oc_trigger": 1.5, "ic_trigger": 1,
                "coupon": ["kind": "floating", "rate": 0.06, "margin": 0.02, "rate_floor": 0],
              ]
            ],
          ]
        ),
        (
          "hooks",
          [["point": "metric", "name": "downside", "source": "return function() return 0 end"]]
        ),
      ])
  }

  /// Whether the value of `leaf` must be there: always, or because its condition holds.
  static func isRequired(_ leaf: ConfigDocument.Leaf, in document: ConfigDocument) -> Bool {
    guard let row = leaf.parameter, row.presence == .whileActive, let condition = row.activeWhen
    else { return leaf.parameter?.presence == .always }
    let parent = leaf.path.split(separator: ".").dropLast()
    let key = condition.path.split(separator: ".").suffix(1)
    let value = try? document.value(at: (parent + key).joined(separator: "."))
    return condition.values.contains(value?.stringValue ?? "")
  }

  /// The errors that validation reports.
  static func errors(_ document: ConfigDocument) -> [ConfigIssue] {
    document.validate().filter { $0.severity == .error }
  }
}
