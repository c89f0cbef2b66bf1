-- Many variants of a fund on the same paths: a grid, a Latin hypercube, and what the figures answer to.
--
-- Run it:     equihome run examples/14-sweep.lua
-- Look at:    the errors. All cells see the same markets and homes, so that the difference of two cells is known far
--             better than either of them; the tornado's bars carry that smaller error.

local eq = require "equihome"

local fund = eq.preset "equihome-v2"
fund.fund.size = 20e6
fund.expenses.formation, fund.expenses.annual = 50e3, 30e3

-- Every combination of three hurdles and three fees. Nothing runs before all nine are known to be valid.
local grid = eq.sweep(fund) {
  ["waterfall.hurdle_rate"] = eq.linspace(0.06, 0.10, 3),
  ["fees.management.rate"] = { 0.01, 0.015, 0.02 },
}
local table = grid:run { paths = 300, seed = 42, metrics = { "net_irr.mean", "probability(net_irr < 0.08)" } }
print(table)
table:heatmap "net_irr.mean"
print(table:best("net_irr.mean", 2))
print()

-- Shares of zones sum to 1: who makes room is said, not guessed.
local shares = eq.sweep(fund, { rescale = { "zones.orange.allocation", "zones.red.allocation" } }) {
  ["zones.green.allocation"] = { 0.4, 0.5, 0.6 },
}
print(shares:run { paths = 300, seed = 42 })
print()

-- Points spread over ranges instead of a grid.
local cloud = eq.sweep(fund, { design = "lhs", n = 8, seed = 1 }) {
  ["zones.green.default_rate"] = { min = 0.002, max = 0.01 },
  ["zones.green.ltv.mean"] = { min = 0.15, max = 0.25 },
}
print(cloud:run { paths = 100, seed = 42, metrics = { "net_irr.mean", "loss_rate.mean" } })
print()

-- One parameter at a time, and the fee that leaves 5 %.
local vary = { ["fees.management.rate"] = { 0.01, 0.03 }, ["waterfall.carry"] = 0.25, ["zones.green.default_rate"] = 0.5 }
print(eq.sensitivity(fund, { vary = vary, metric = "net_irr.mean", paths = 300, seed = 42 }))
print()
print(eq.sensitivity(fund, {
  method = "breakeven", target = 0.05, metric = "net_irr.mean", paths = 300, seed = 42,
  vary = { ["fees.management.rate"] = { 0, 0.06 } },
}))

-- Try: add cache = "cells" to a run; a second run reads what the first one wrote, and a changed cell runs alone.
