-- Why: from the worst path of a run to the flows, loans and clauses that made it so.
--
-- Run it:     equihome run examples/07-explain.lua
-- Look at:    which loans cost the path most, and which tiers its distributions went through: a path without a
--             preferred or catch-up tier in its table never paid the hurdle in full.

local eq = require "equihome"

local fund = eq.preset "equihome-v2"
local run = fund:run { paths = 2000, seed = 11, fail_on = "never" }

local worst = run:worst("net_irr", 1)[1]
print(("path %d has the worst net IRR of %d: %.2f%%"):format(worst.path, #run, 100 * worst.value))
print(run:path(worst.path))

-- The three loans that lost most of their advance.
local loans = {}
for _, loan in pairs(run:path(worst.path).loans) do loans[#loans + 1] = loan end
table.sort(loans, function(a, b) return a.collected - a.amount < b.collected - b.amount end)
print(); print("loans that cost most")
for i = 1, 3 do
  local loan = loans[i]
  print(("  loan %3d in %-6s %8.0f advanced, %-11s in month %3d, %8.0f back"):format(
    loan.number, loan.zone, loan.amount, loan.exit, loan.exit_month, loan.collected))
end

-- The walk: rate, dated flows, contributions, distributions by source and tier, loans behind the largest dates.
local why = run:explain("net_irr", worst.path)
print(); print(why)

-- Its parts are values: here what the LPs got in each tier.
for _, tier in pairs(why.parts.distributed.parts.tiers.tables.tiers) do
  print(("until %-10s LPs %12.0f  GP %12.0f  by %s"):format(tier["until"], tier.lp, tier.gp, tier.clause))
end

-- The same path without the run: configuration, seed and number are all it takes.
assert(eq.replay(fund, 11, worst.path).metrics.net_irr == run:path(worst.path).metrics.net_irr)

-- Try: explain "sortino" or "zone_drift" instead, and raise waterfall.hurdle_rate to see which clauses move.
