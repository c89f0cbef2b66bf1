-- Markets: the same fund under four laws of house prices.
--
-- Run it:     equihome run examples/06-markets.lua
-- Look at:    all four have the same expected growth; what differs is how far prices can drift from it, and what that
--             does to the worst five percent of the fund's paths.

local eq = require "equihome"

local fund = eq.preset "equihome-v2"

-- Independent growth from month to month: shocks that cancel out soon.
local gbm = fund:with { ["market.price_model"] = { kind = "gbm" } }

-- Two regimes that last for years on average; in a slump homes lose value, owners default and few of them move.
local regime = fund:with {
  ["market.price_model"] = {
    kind = "regime",
    regime = {
      regimes = {
        {
          name = "calm", appreciation_change = 0.015, volatility_factor = 0.8,
          default_multiplier = 0.8, turnover_multiplier = 1.05,
        },
        {
          name = "slump", appreciation_change = -0.09, volatility_factor = 1.6,
          default_multiplier = 2.5, turnover_multiplier = 0.7,
        },
      },
      transition = { { 0.992, 0.008 }, { 0.04, 0.96 } },
      start = "stationary",
      recentre = true,
    },
  },
}

-- History in blocks of five years on average. This file is made up; one of FHFA's works the same way
-- (https://www.fhfa.gov/data/hpi), its series named by place or code.
local history = fund:with {
  ["market.price_model"] = {
    kind = "bootstrap",
    bootstrap = {
      file = "synthetic-history.csv",
      seasonally_adjusted = true,
      series = {
        { zone = "green", series = "Ashford-Lakeside, OH" },
        { zone = "orange", series = "90020" },
        { zone = "red", series = "Crest Harbor, FL" },
      },
      mean_block_months = 60,
      recentre = true,
    },
  },
}

local markets = { { "gbm", gbm }, { "momentum", fund }, { "regime", regime }, { "bootstrap", history } }
print(("%-10s %9s %9s %9s %11s %12s"):format("", "net IRR", "sd", "P(loss)", "CVaR 95%", "P(recession)"))
for _, entry in ipairs(markets) do
  local run = entry[2]:run { paths = 1000, seed = 42, fail_on = "never" }
  -- Words of each year, as shares of paths; here their mean over the ten years.
  local recession = run.market_labels.economic_outlook.recession
  print(("%-10s %9s %9s %9s %11s %12s"):format(
    entry[1],
    ("%.2f%%"):format(100 * run.net_irr:mean()),
    ("%.2f%%"):format(100 * run.net_irr:sd()),
    ("%.1f%%"):format(100 * run.tvpi:prob("<", 1)),
    ("%.1f%%"):format(100 * run.loss:cvar(0.95)),
    ("%.1f%%"):format(100 * recession:mean())))
end

-- Try: mean_block_months = 12. Blocks too short to hold a boom and its bust make history look harmless.
