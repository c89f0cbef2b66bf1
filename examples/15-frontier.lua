-- How to split a fund over its zones, and how sure one can be: calibration, frontier, optimiser.
--
-- Run it:     equihome run examples/15-frontier.lua (in the folder that holds examples)
-- Look at:    the difference between the weighted sum and the whole fund at the same weights, against the error; and
--             what the best values give on paths that the search has not seen.

local eq = require "equihome"

-- Growth, volatility, momentum and correlation from history. This file is made up; one of FHFA's works the same way
-- (https://www.fhfa.gov/data/hpi).
local fit = eq.calibrate("examples/synthetic-history.csv", {
  zones = { green = "Ashford-Lakeside, OH", orange = "90020", red = "Crest Harbor, FL" },
  resamples = 50,
})
print(fit)
print()

local fund = fit:apply(eq.preset "equihome-v2")
fund.guardrails = {}
print("where growth comes from: " .. fund:why "zones.green.appreciation_rate")
print()

-- The least deviation for every mean, with at most half of the fund in the riskiest zone.
local frontier = eq.frontier(fund, { points = 7, paths = 1000, seed = 42, max = { red = 0.5 } })
print(frontier)
print()

-- The same by what the worst twentieth loses.
local tail = eq.frontier(fund, { method = "mean_cvar", level = 0.95, points = 4, paths = 1000, seed = 42, checks = 1 })
for i, point in pairs(tail) do print(i, point) end
print()

-- No assumption at all: the whole fund at every point of a grid.
local grid = eq.frontier(fund, { method = "simplex", step = 0.25, paths = 500, seed = 42 })
local kept = 0
for _, point in pairs(grid) do
  if not point.dominated then kept = kept + 1 end
end
print(("%d of %d splits are beaten by none"):format(kept, #grid))
print()

-- Terms of the deal: the highest fee that leaves the LPs 4 % a year.
print(eq.optimise(fund, {
  vary = { ["fees.management.rate"] = { 0.005, 0.04 } },
  maximise = "management_fees.mean",
  subject_to = { "net_irr.mean >= 0.04" },
  evaluations = 25, paths = 500, seed = 42,
}))

-- Try: metric = "tvpi". Multiples add up over zones more nearly than rates do, and the differences shrink.
