-- A first fund: take a preset, change two terms, run it, read the result.
--
-- Run it:     equihome run examples/01-first-fund.lua
-- Look at:    where each value came from (fund:why), the table of results with their standard errors,
--             and how wide the histogram is around its mean.

local eq = require "equihome"

-- A preset is a complete configuration: every parameter has a value, nothing is hidden.
local fund = eq.preset "equihome-v2"

-- Each assignment is checked at once. A wrong name, type or range is an error on its line.
fund.fund.size = 150e6
fund.waterfall.hurdle_rate = 0.07

print(fund)
print("size was set at", fund:why "fund.size")
print("term was set at", fund:why "fund.term_years")
print()

-- The same seed gives the same result to the last bit, for any number of threads.
local run = fund:run { paths = 4000, seed = 42 }
print(run)

-- Every metric is a sample over the paths.
local irr = run.net_irr
print(("net IRR %.2f%%, one path in twenty is below %.2f%%, chance of a negative one %.1f%%"):format(
  100 * irr:mean(), 100 * irr:quantile(0.05), 100 * irr:prob("<", 0)))
print()
run:plot "net_irr"

-- Try: fund.zones.green.allocation = 0.5 alone. What does the error ask for, and at which line?
