--- More or less lent against each home: what the fund earns and loses at each step.
--
-- A step is added to the mean and the maximum of every zone's LTV, and to the minimum as far as it goes. The mortgages
-- in front stay as they are, so a step moves the combined LTV as well.

local eq = require "equihome"
local declare = require "equihome.declare"
local paired = require "equihome.paired"

---@class equihome.recipes.ltv_ladder.Options
---@field steps number[] added to the LTV
---@field level number of VaR and CVaR
---@field paths integer
---@field seed integer

local function stepped(fund, step)
  local changes = {}
  for i = 1, #fund.zones do
    local ltv = fund.zones[i].ltv
    for _, key in ipairs { "min", "mean", "max" } do
      local value = ltv[key] + step
      changes[("zones[%d].ltv.%s"):format(i, key)] = math.min(0.99, math.max(0.005, value))
    end
  end
  return fund:with(changes)
end

local function mean_ltv(fund)
  local sum, weight = 0, 0
  for i = 1, #fund.zones do
    local zone = fund.zones[i]
    sum, weight = sum + zone.allocation * zone.ltv.mean, weight + zone.allocation
  end
  return sum / weight
end

---@param fund equihome.Fund
---@param opts equihome.recipes.ltv_ladder.Options
---@return equihome.Table
local function run(fund, opts)
  if fund.portfolio.source == "tape" then
    error("recipe ltv_ladder: the loans of this fund come from a tape; their LTV is not drawn", 2)
  end
  local options = { paths = opts.paths, seed = opts.seed, fail_on = "never" }
  local base = fund:run(options)
  local tail = ("loss.cvar%g"):format(opts.level)
  local rows = {}
  for _, step in ipairs(opts.steps) do
    local changed = stepped(fund, step)
    local result = changed:run(options)
    local irr, change = paired.figure(result, "net_irr.mean"), paired.difference(base, result, "net_irr.mean")
    local loss, cvar = paired.figure(result, "loss_rate.mean"), paired.figure(result, tail)
    rows[#rows + 1] = {
      step = step, ltv = mean_ltv(changed), net_irr = irr.value, net_irr_se = irr.se,
      change = change.value, change_se = change.se, loss_rate = loss.value, loss_rate_se = loss.se,
      cvar = cvar.value, cvar_se = cvar.se, below_par = result.tvpi:prob("<", 1),
    }
  end
  return eq.table {
    title = "Loan to value",
    columns = {
      { name = "step", label = "step", unit = "share", sign = true },
      { name = "ltv", label = "mean LTV", unit = "share" },
      { name = "net_irr", label = "net IRR", unit = "rate", se = "net_irr_se" },
      { name = "change", label = "against the fund", unit = "rate", se = "change_se", sign = true },
      { name = "loss_rate", label = "loss rate", unit = "rate", se = "loss_rate_se" },
      { name = "cvar", label = ("CVaR %g%%"):format(100 * opts.level), unit = "rate", se = "cvar_se" },
      { name = "below_par", label = "P(TVPI < 1)", unit = "share" },
    },
    rows = rows,
  }
end

return {
  name = "ltv_ladder",
  description = "more or less lent against each home: return, losses and tail at each step",
  parameters = {
    {
      name = "steps", type = "list", default = { -0.05, 0, 0.05, 0.1 }, min = -0.5, max = 0.5, unit = "share",
      description = "added to the LTV of every zone",
    },
    {
      name = "level", type = "number", default = 0.95, min = 0.5, max = 0.9999, unit = "probability",
      description = "level of the CVaR of the loss",
    },
    declare.paths(), declare.seed(),
  },
  run = run,
  example = [[print(eq.recipe "ltv_ladder" (fund, { steps = { 0, 0.05, 0.1 } }))]],
}
