--- One fund under several waterfalls: what LPs and GP get, on the same cash.
--
-- Hurdle, carry and catch-up are the fund's own; what differs is when the GP is paid and what it gives back.

local eq = require "equihome"
local declare = require "equihome.declare"
local paired = require "equihome.paired"

---@class equihome.recipes.waterfall_compare.Options
---@field escrow_share number of carry, in the variants with a clawback
---@field paths integer
---@field seed integer

local function variants(escrow)
  local clawback = { test = "lp_shortfall", escrow_share = escrow, tax_rate = 0 }
  return {
    { "european", { structure = "european" } },
    { "european, no catch-up", { structure = "european", catch_up = 0 } },
    { "european, hurdle as an IRR", { structure = "european", hurdle_account = "irr" } },
    { "american, losses carried", { structure = "american", loss_carry_forward = true } },
    { "american, strict", { structure = "american", loss_carry_forward = false } },
    { "american, strict, clawback", { structure = "american", loss_carry_forward = false, clawback = clawback } },
  }
end

---@param fund equihome.Fund
---@param opts equihome.recipes.waterfall_compare.Options
---@return equihome.Table
local function run(fund, opts)
  if fund.waterfall.structure == "tiers" then
    error("recipe waterfall_compare: the fund's waterfall is a list of tiers; set waterfall.structure first", 2)
  end
  local options = { paths = opts.paths, seed = opts.seed, fail_on = "never" }
  local base = fund:run(options)
  local rows = {}
  local function add(name, result)
    local irr, change = paired.figure(result, "net_irr"), paired.difference(base, result, "net_irr")
    local carry, clawback = paired.figure(result, "carry"), paired.figure(result, "clawback")
    rows[#rows + 1] = {
      waterfall = name, net_irr = irr.value, net_irr_se = irr.se, change = change.value, change_se = change.se,
      carry = carry.value, carry_se = carry.se, clawback = clawback.value, clawback_se = clawback.se,
    }
  end
  add("the fund's own", base)
  for _, variant in ipairs(variants(opts.escrow_share)) do
    add(variant[1], fund:with({ waterfall = variant[2] }):run(options))
  end
  return eq.table {
    title = "Waterfalls",
    columns = {
      { name = "waterfall", label = "waterfall" },
      { name = "net_irr", label = "net IRR", unit = "rate", se = "net_irr_se" },
      { name = "change", label = "against the fund", unit = "rate", se = "change_se", sign = true },
      { name = "carry", label = "carry", unit = "money", se = "carry_se" },
      { name = "clawback", label = "clawback", unit = "money", se = "clawback_se" },
    },
    rows = rows,
  }
end

return {
  name = "waterfall_compare",
  description = "one fund under european and american waterfalls, with and without clawback",
  parameters = {
    {
      name = "escrow_share", type = "number", default = 0.3, min = 0, max = 1, unit = "share",
      description = "part of carry that waits in escrow where there is a clawback",
    },
    declare.paths(), declare.seed(),
  },
  run = run,
  example = [[print(eq.recipe "waterfall_compare" (fund, { escrow_share = 0.3 }))]],
}
