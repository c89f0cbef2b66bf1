-- Two configurations: where they differ, and what the difference is worth.
--
-- Run it:     equihome run examples/04-comparing-configs.lua
-- Look at:    "difference ± SE". Both runs have the same seed, so the differences are taken path by path and their
--             errors are much smaller than those of the means.

local eq = require "equihome"

local value_share = eq.preset "hei-value-share"
local appreciation = eq.preset "hei-appreciation-share"

-- What differs: every parameter, in the order of the registry.
print(eq.compare(value_share, appreciation))
print()

-- What it is worth.
local options = { paths = 2000, seed = 42, fail_on = "never" }
local left, right = value_share:run(options), appreciation:run(options)
print(eq.compare(left, right))
print()

-- The same figures as numbers.
local irr = eq.compare(left, right).net_irr
local unpaired = math.sqrt(left.net_irr:se() ^ 2 + right.net_irr:se() ^ 2)
print(("net IRR %+.2f%%, SE %.3f%% in pairs, %.3f%% if the runs were independent"):format(
  100 * irr.difference, 100 * irr.se, 100 * unpaired))

-- Try: give the two runs different seeds, and see what becomes of the errors.
