import Foundation
import FundModel

/// A plain fund for tests: two zones, the house product, quarterly distributions, 8 % hurdle, full
/// catch-up, 20 % carry. Nothing optional is on: no overlays, step-downs, extension, reinvestment.
public func houseConfig() -> FundConfig {
  var config = FundTemplate.config
  config.fees.management.stepDowns = []
  config.market.overlays = []
  config.guardrails = []
  config.facilities = []
  config.notes.structure = .none
  for i in config.products.indices { config.products[i].share.steps = [] }
  return config
}

/// A config that holds one of every record, so that tests can copy and change records whose
/// initialisers belong to FundModel.
enum FundTemplate {
  static let config: FundConfig = {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      return try decoder.decode(FundConfig.self, from: Data(json.utf8))
    } catch {
      fatalError("the template of TestSupport does not decode: \(error)")
    }
  }()

  static var zone: Zone { config.zones[0] }
  static var product: Product { config.products[0] }
  static var overlay: Overlay { config.market.overlays[0] }
  static var stepDown: ManagementFee.StepDown { config.fees.management.stepDowns[0] }
  static var shareStep: Product.Share.Step { config.products[0].share.steps[0] }
  static var tier: WaterfallTerms.Tier { config.waterfall.tiers![0] }
  static var call: CapitalCalls.Call { config.capitalCalls.custom![0] }
  static var facility: Facility { config.facilities[0] }
  static var noteClass: Notes.Class { config.notes.classes![0] }
  static var component: PriceModel.Momentum.Component {
    config.market.priceModel.momentum!.components[0]
  }
  static var growth: PriceModel.Path.Growth { config.market.priceModel.path!.growth[0] }

  private static let json = """
    {
      "fund": {
        "name": "House", "currency": "USD", "size": 20000000, "term_years": 10,
        "extension_years": 0, "end": "liquidate", "liquidation_discount": 0.05,
        "distressed_discount": 0.27, "valuation_frequency": "quarterly"
      },
      "fees": {
        "management": {
          "rate": 0.02, "basis": "committed", "frequency": "quarterly", "timing": "advance",
          "step_downs": [{"from_month": 60, "rate": 0.0175, "basis": "invested"}],
          "origination_fee_offset": 0
        },
        "origination": {"rate": 0.03, "paid_by": "borrower", "paid_to": "gp"}
      },
      "expenses": {
        "formation": 50000, "annual": 30000, "inflation": 0.025, "rate": 0.001,
        "rate_basis": "invested", "servicing_rate": 0.0025, "disposition_rate": 0.005
      },
      "deployment": {
        "share": 0.9, "period_months": 24, "pace": "linear", "intensity": 2, "custom": [1],
        "allocation_precision": 0.8
      },
      "capital_calls": {
        "schedule": "on_demand", "count": 8, "interval_months": 3, "intensity": 2,
        "custom": [{"month": 0, "share": 1}]
      },
      "cash": {"yield_rate": 0.02},
      "reinvestment": {
        "period_months": 0, "share": 0, "receipts": "principal", "min_batch": 0,
        "rebalancing_strength": 0.5
      },
      "exits": {
        "model": "hazard", "lockout_months": 0, "sale_cost": 0.06, "refinance_cost": 0.02,
        "maturity_sale_share": 0.5,
        "hazard": {
          "sale": [0.05, 0.08], "refinance": [0.07, 0.12], "sale_price_sensitivity": 0.5,
          "refinance_price_sensitivity": 0.5, "refinance_rate_sensitivity": 0
        },
        "timing": {
          "years": {"mean": 5, "sd": 1.5, "min": 1, "max": 10}, "sale_weight": 0.4,
          "refinance_weight": 0.6
        },
        "default": {
          "correlation_within_zone": 0.3, "correlation_between_zones": 0.1,
          "seasoning": [0.4, 0.9, 1.3, 1.2, 1, 0.8], "equity_sensitivity": 1.5, "lag_months": 12,
          "recovery": {"kind": "foreclosure", "rate": 0.6, "discount": 0.27, "cost": 0.06}
        }
      },
      "waterfall": {
        "structure": "european", "hurdle_rate": 0.08, "hurdle_compounding": "annual",
        "hurdle_account": "capital_and_preferred", "catch_up": 1, "carry": 0.2,
        "tiers": [
          {"until": "irr", "value": 0.08, "lp_share": 1}, {"until": "forever", "lp_share": 0.8}
        ],
        "loss_carry_forward": true,
        "clawback": {"test": "none", "escrow_share": 0, "tax_rate": 0, "carry_share": 0.2},
        "gp_commitment": {"share": 0, "pays_fee": true}
      },
      "distributions": {
        "frequency": "quarterly", "policy": "all_cash", "minimum_reserve": 0.01
      },
      "market": {
        "correlation": [[1, 0.65], [0.65, 1]],
        "price_model": {
          "kind": "momentum",
          "momentum": {
            "components": [{"phi": 0.5, "share": 0.8}, {"phi": 0.97, "share": 0.2}],
            "start": "stationary"
          },
          "path": {
            "period": "annual",
            "growth": [{"zone": "green", "rates": [0.03]}, {"zone": "red", "rates": [0.03]}]
          },
          "regime": {
            "regimes": [
              {
                "name": "calm", "appreciation_change": 0.01, "volatility_factor": 0.8,
                "default_multiplier": 0.9, "turnover_multiplier": 1.1
              },
              {
                "name": "slump", "appreciation_change": -0.08, "volatility_factor": 1.5,
                "default_multiplier": 2.5, "turnover_multiplier": 0.6
              }
            ],
            "transition": [[0.99, 0.01], [0.05, 0.95]], "start": "stationary", "initial": [1, 0],
            "recentre": true
          },
          "bootstrap": {
            "file": "history.csv", "seasonally_adjusted": true,
            "series": [{"zone": "green", "series": "a"}, {"zone": "red", "series": "b"}],
            "mean_block_months": 24, "recentre": true
          }
        },
        "rates": {
          "kind": "constant", "initial": 0.04, "mortgage_spread": 0.025, "mean": 0.035,
          "speed": 0.2, "volatility": 0.01, "correlation": -0.2,
          "path": {"period": "annual", "rates": [0.04]}
        },
        "rates": {
          "kind": "constant", "initial": 0.04, "mortgage_spread": 0.025, "mean": 0.035,
          "speed": 0.2, "volatility": 0.01, "correlation": -0.2,
          "path": {"period": "annual", "rates": [0.04]}
        },
        "rates": {
          "kind": "constant", "initial": 0.04, "mortgage_spread": 0.025, "mean": 0.035,
          "speed": 0.2, "volatility": 0.01, "correlation": -0.2,
          "path": {"period": "annual", "rates": [0.04]}
        },
        "default_climate": {"volatility": 0.3, "appreciation_correlation": -0.5},
        "overlays": [
          {
            "target": "property_value", "zones": [], "from_month": 24, "to_month": 24,
            "op": "multiply", "values": [0.8]
          }
        ]
      },
      "zones": [
        {
          "name": "green", "allocation": 0.6, "appreciation_rate": 0.035,
          "appreciation_volatility": 0.04, "default_rate": 0.004,
          "ltv": {"mean": 0.2, "sd": 0.04, "min": 0.1, "max": 0.25}, "suburbs": []
        },
        {
          "name": "red", "allocation": 0.4, "appreciation_rate": 0.03,
          "appreciation_volatility": 0.07, "default_rate": 0.012,
          "ltv": {"mean": 0.15, "sd": 0.03, "min": 0.08, "max": 0.2}, "suburbs": []
        }
      ],
      "portfolio": {"source": "generated", "tape": "tape.csv", "price": 1},
      "loans": {
        "amount": {"mean": 250000, "sd": 50000, "min": 100000, "max": 500000},
        "senior_ltv": {"mean": 0.45, "sd": 0.1, "min": 0, "max": 0.6},
        "senior_mortgage": {"rate": 0.065, "term_months": 300},
        "idiosyncratic_volatility": 0.12
      },
      "products": [
        {
          "name": "house", "weight": 1, "term_months": 120, "returns_principal": true,
          "interest": {"rate": 0.05, "compounding": "simple"},
          "share": {
            "of": "appreciation", "sizing": "pro_rata", "size": 1,
            "steps": [{"from_month": 37, "size": 1.2}], "steps_in_decline": false,
            "risk_adjustment": 0, "share_in_depreciation": false
          },
          "floor": "zero", "principal_floor_months": 0, "cap": {"kind": "none", "rate": 0}
        }
      ],
      "facilities": [
        {
          "name": "line", "kind": "warehouse", "limit": 0.3, "advance_rate": 0.8,
          "collateral": [{"zone": "green", "haircut": 0.1, "concentration_limit": 0.8}],
          "concentration": "fixpoint", "from_month": 0, "maturity_month": 60,
          "interest": {"kind": "floating", "rate": 0.06, "margin": 0.03, "rate_floor": 0.01},
          "undrawn_fee": 0.003, "upfront_fee": 0.005, "draw_policy": "bridge_calls",
          "clean_down_months": 6, "target": 0.3, "sweep": 0.5,
          "covenants": [{"test": "max_ltv", "limit": 0.4}], "cure_months": 6,
          "forced_sale_discount": 0.3
        }
      ],
      "notes": {
        "structure": "sequential", "payment_frequency": "quarterly",
        "principal_from_month": 36, "redemption_month": 108, "reserve_share": 0.03,
        "classes": [
          {
            "name": "a", "share": 0.2, "pik": false, "oc_trigger": 1.5, "ic_trigger": 1,
            "coupon": {"kind": "fixed", "rate": 0.06, "margin": 0.02, "rate_floor": 0}
          }
        ]
      },
      "analytics": {
        "discount_rate": 0.08, "risk_free_rate": 0.04, "var_metric": "tvpi_loss",
        "var_levels": [0.95, 0.99], "quantiles": [0.05, 0.5, 0.95], "confidence_level": 0.95,
        "histogram_bins": 50, "target_wal_years": 5, "label_price_band": 0.5,
        "label_rate_band": 0.005, "label_outlook_band": 0.02,
        "benchmark": {"kind": "constant", "rate": 0.07}, "tail_share": 0.05,
        "bootstrap_samples": 0
      },
      "guardrails": [],
      "simulation": {"paths": 1000, "seed": 42, "keep": "metrics", "fund_number": 0},
      "hooks": []
    }
    """
}
