-- Fees and carry: what the basis of the management fee, the hurdle and the catch-up cost the investors.
--
-- Run it:     equihome run examples/02-fees-and-waterfall.lua
-- Look at:    the column "vs base": all variants use the same paths, so small differences are real when they are
--             several standard errors wide.

local eq = require "equihome"

local base = eq.preset("equihome-v2", { ["waterfall.hurdle_rate"] = 0.05 })
local options = { paths = 2000, seed = 7 }

-- with{} makes a copy; the fund it is called on stays as it is.
local variants = {
  { "base: 2% on commitments", base },
  { "fee on invested capital", base:with { ["fees.management.basis"] = "invested" } },
  { "fee on NAV", base:with { ["fees.management.basis"] = "nav" } },
  { "hurdle 4%", base:with { ["waterfall.hurdle_rate"] = 0.04 } },
  { "no catch-up", base:with { ["waterfall.catch_up"] = 0 } },
  { "half catch-up", base:with { ["waterfall.catch_up"] = 0.5 } },
  { "carry 10%", base:with { waterfall = { carry = 0.1 } } },
}

local row = "%-26s %9s %16s %12s %12s"
print(row:format("", "net IRR", "vs base ± SE", "fees, M", "carry, M"))

local first
for _, variant in ipairs(variants) do
  local name, fund = variant[1], variant[2]
  local run = fund:run(options)
  first = first or run
  local change = eq.compare(first, run).net_irr
  print(row:format(
    name,
    ("%.2f%%"):format(100 * run.net_irr:mean()),
    ("%+.2f ± %.3f%%"):format(100 * change.difference, 100 * change.se),
    ("%.2f"):format(run.management_fees:mean() / 1e6),
    ("%.2f"):format(run.carry:mean() / 1e6)))
end

-- Try: add a step-down, fees = { management = { step_downs = { { from_month = 61, rate = 0.015, basis = "nav" } } } }.
