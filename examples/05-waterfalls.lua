-- Waterfalls: who is paid when, by the whole fund or deal by deal, and what the GP gives back.
--
-- Run it:     equihome run examples/05-waterfalls.lua
-- Look at:    carry and clawback. All variants pay out the same cash on the same paths; they differ in when the GP
--             gets its share, and whether it may keep it. The european GP waits for all capital; the american one is
--             paid for every loan that gains, and a clawback takes back what the whole fund did not earn.

local eq = require "equihome"

-- Nothing is recycled, so that the loans that end early pay out early.
local base = eq.preset("equihome-v2", { ["waterfall.hurdle_rate"] = 0.03, ["reinvestment.share"] = 0 })
local american = base:with { ["waterfall.structure"] = "american" }
local strict = american:with { ["waterfall.loss_carry_forward"] = false }

-- A clawback of what the LPs lack, paid out of carry after tax; 30% of carry waits in escrow.
local function clawed(fund, test)
  return fund:with { waterfall = { clawback = { test = test, escrow_share = 0.3, tax_rate = 0.4 } } }
end

local variants = {
  { "european", base },
  { "american, losses carried", american },
  { "american, strict", strict },
  { "  clawback: shortfall", clawed(strict, "lp_shortfall") },
  { "  clawback: carry share", clawed(strict, "excess_over_carry_share") },
  { "  clawback: entitlement", clawed(strict, "whole_fund_entitlement") },
  { "european, GP commits 5%", base:with { waterfall = { gp_commitment = { share = 0.05, pays_fee = false } } } },
}

-- Part of all carry of the mean path that is paid in the first seven years.
local function early(run)
  local carry = run.flows.gp_distributions
  return carry:slice(1, 85):sum() / carry:sum()
end

local row = "%-26s %9s %10s %12s %13s %12s"
print(row:format("", "net IRR", "carry, M", "by year 7", "clawback, M", "GP multiple"))
for _, variant in ipairs(variants) do
  local run = variant[2]:run { paths = 2000, seed = 7 }
  local own = run.gp_paid_in:mean()
  print(row:format(
    variant[1],
    ("%.2f%%"):format(100 * run.net_irr:mean()),
    ("%.2f"):format(run.carry:mean() / 1e6),
    ("%.1f%%"):format(100 * early(run)),
    ("%.2f"):format(run.clawback:mean() / 1e6),
    own > 0 and ("%.3f"):format(run.gp_distributed:mean() / own) or "-"))
end

-- Try: ["waterfall.hurdle_account"] = "irr" in the strict variant: LPs bank what came early, the shortfall is smaller.
