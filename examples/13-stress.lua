-- Stress: what episodes of the past and a law of the future do to a fund, and how bad it has to get.
--
-- Run it:     equihome run examples/13-stress.lua
-- Look at:    the errors of the changes, much smaller than those of the figures: every row has the same draws. And the
--             interval around the answer of the last part, which a larger number of paths makes narrower.

local eq = require "equihome"

local fund = eq.preset "equihome-v2"

-- The library: each scenario is a file that says where its numbers come from.
local crash = eq.scenario "gfc-2008"
print(crash)
print()

-- One of our own: rates rise, and contracts cost more to service.
local dear = eq.scenario {
  name = "dear years",
  description = "Rates +300 bp for four years, servicing costs twice as high",
  overlays = { { target = "short_rate", op = "add", value = 0.03, from_month = 12, to_month = 60 } },
  scale = { ["expenses.servicing_rate"] = 2 },
}

-- Scenarios add up and scale: half a crash is the square root of its factors.
local scenarios = {
  crash, 0.5 * crash, crash + dear, eq.scenario "uk-1989-93", eq.scenario "exit-freeze", eq.scenario "cap-law",
}

local stress = eq.stress(fund, scenarios, {
  paths = 1000, seed = 42,
  metrics = { "net_irr", "net_irr.q0.05", "tvpi", "probability(tvpi < 1)", "loss.cvar0.95" },
})
print(stress)
print()
stress:plot "net_irr"
print()

local worst = stress[1]
print(("%s: net IRR %+.2f%%, 95%% interval %+.2f%% to %+.2f%%"):format(
  worst.name, 100 * worst.differences.net_irr.mean, 100 * worst.differences.net_irr.low,
  100 * worst.differences.net_irr.high))
print()

-- Reverse stress: how many crashes until one path in four loses money?
local ok, answer = pcall(eq.solve, fund, {
  vary = crash, until_ = "probability(tvpi < 1) = 0.25", high = 2, paths = 1000, seed = 42,
})
-- With very few paths the share may not pass a quarter anywhere; the error then lists what it was.
print(answer)
if ok then print(("between %.2f and %.2f times 2006-2012"):format(answer.low or 0, answer.high or 0)) end

-- Try: vary = "exits.sale_cost", until_ = "net_irr.mean = 0.06"; or a path of your own fund.
