-- Where a fund's profit comes from, what its bad paths are made of, and what each layer costs.
--
-- Run it:     equihome run examples/10-what-drives-it.lua
-- Look at:    the sums. Lines sum to the net profit, parts to the CVaR, steps of the bridge to gross less net; none
--             of them is an estimate of its own.

local eq = require "equihome"

local fund = eq.preset "equihome-v2"
local run = fund:run { paths = 2000, seed = 42, breakdown = true, fail_on = "never" }

-- Line by line, and by zone where a line is of loans.
local lines = run:attribution()
print(lines)
print(("interest from the first zone: %.0f"):format(lines.interest.by_zone.green))
print()

-- Loans by zone and by year of purchase; the loss of a group has a VaR of its own.
print(run:zones())
print(run:vintages())
print()

-- The worst twentieth of the paths against all: the parts sum to the CVaR.
local tail = run:cvar_decomposition(0.95, "vintage")
local sum = 0
for i = 1, #tail do sum = sum + tail[i].value end
print(tail)
print(("sum of the parts %.6f, CVaR %.6f"):format(sum, run.loss:cvar(0.95)))
print()

-- When the money comes back, and how bad a year can be.
print(run:liquidity())
print()

-- The same fund without one layer after the other, on the same paths.
print(fund:bridge { paths = 1000, seed = 42 })
print()

-- Several draws of the loans in each market: what a larger book would not diversify away.
local variance = fund:variance_decomposition { market_paths = 200, inner = 4, seed = 42 }
print(variance)
print(("%.0f%% of the variance of TVPI is the market's"):format(100 * (variance.tvpi.market_share or 0)))

-- Try: fund = fund:with { ["loans.amount.mean"] = 1e6, ["loans.amount.max"] = 2e6 } has fewer, larger loans.
