-- A crisis: what a fall of house prices with more defaults does to the chance of losing money.
--
-- Run it:     equihome run examples/03-crisis.lua
-- Look at:    the probability of loss before and after, and how much of the change the overlay (a shock on random
--             prices) and the price path (one future, given year by year) each explain.

local eq = require "equihome"

local calm = eq.preset "equihome-v2"

-- Overlays change an input of the model for some months; an empty list of zones means all zones.
local crisis = calm:copy()
crisis.market.overlays = {
  { target = "property_value", op = "multiply", values = { 0.75 }, zones = {}, from_month = 30, to_month = 30 },
  { target = "default_hazard", op = "multiply", values = { 4 }, zones = {}, from_month = 30, to_month = 54 },
  { target = "sale_hazard", op = "multiply", values = { 0.5 }, zones = {}, from_month = 30, to_month = 54 },
}

-- A price path replaces the random index: growth of each year, the same in every path.
local falling = { 0.04, 0.03, -0.12, -0.1, -0.04, 0.02, 0.05, 0.05, 0.04, 0.04 }
local growth = {}
for i, zone in ipairs(calm.zones) do
  growth[i] = { zone = zone.name, rates = falling }
end
local path = calm:with { ["market.price_model"] = { kind = "path", path = { period = "annual", growth = growth } } }

local funds = { { "as it is", calm }, { "overlay", crisis }, { "price path", path } }
local row = "%-12s %9s %9s %10s %12s %12s"
print(row:format("", "net IRR", "TVPI", "P(loss)", "± 95%", "CVaR 95%"))

for _, entry in ipairs(funds) do
  -- Guardrails may trip in a crisis; that is what we look at.
  local run = entry[2]:run { paths = 2000, seed = 11, fail_on = "never" }
  local loss = run.tvpi:prob("<", 1)
  local error = math.sqrt(loss * (1 - loss) / run.tvpi:count())
  print(row:format(
    entry[1],
    ("%.2f%%"):format(100 * run.net_irr:mean()),
    ("%.3fx"):format(run.tvpi:mean()),
    ("%.1f%%"):format(100 * loss),
    ("± %.1f%%"):format(100 * 1.96 * error),
    ("%.1f%%"):format(100 * run.loss:cvar(0.95))))
end

-- Try: move the crisis to month 90, when the fund has no receipts left to reinvest.
