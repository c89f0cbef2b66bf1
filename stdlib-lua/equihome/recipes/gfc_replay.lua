--- The fall of US house prices from 2006 to 2012 over this fund: as the nation had it, and as the worst places did.
--
-- All runs use the paths of the fund as it is, so every change is a paired difference with its interval. The scenarios
-- are of the library; print(eq.scenario "gfc-2008") has what they are made of and where the numbers come from.

local eq = require "equihome"
local declare = require "equihome.declare"

---@class equihome.recipes.gfc_replay.Options
---@field scenarios string[]
---@field metrics string[]
---@field paths integer
---@field seed integer

---@param fund equihome.Fund
---@param opts equihome.recipes.gfc_replay.Options
---@return equihome.Table
local function run(fund, opts)
  local scenarios = {}
  for i, name in ipairs(opts.scenarios) do scenarios[i] = eq.scenario(name) end
  local stress = eq.stress(fund, scenarios, {
    metrics = opts.metrics, paths = opts.paths, seed = opts.seed, fail_on = "never",
  })
  local rows = {}
  for i = 1, #stress do
    local tripped = 0
    for _, guardrail in pairs(stress[i].guardrails) do
      if guardrail.verdict == "tripped" then tripped = tripped + 1 end
    end
    for _, metric in ipairs(opts.metrics) do
      local change = stress[i].differences[metric]
      local sample = stress.base[metric:match("^[%w_]+")]
      rows[#rows + 1] = {
        scenario = stress[i].name, metric = metric, unit = sample.unit, value = stress[i].values[metric],
        change = change.value, change_se = change.se, low = change.low, high = change.high,
        guardrails = tripped,
      }
    end
  end
  return eq.table {
    title = "US house prices of 2006 to 2012 over this fund",
    columns = {
      { name = "scenario", label = "scenario" }, { name = "metric", label = "figure" },
      { name = "value", label = "value", unit_of_row = "unit" },
      { name = "change", label = "change", unit_of_row = "unit", se = "change_se", sign = true },
      { name = "low", label = "from", unit_of_row = "unit", rank = 1 },
      { name = "high", label = "to", unit_of_row = "unit", rank = 1 },
      { name = "guardrails", label = "tripped", rank = 2 },
    },
    rows = rows,
  }
end

return {
  name = "gfc_replay",
  description = "the fall of US house prices from 2006 to 2012 over this fund, by severity",
  parameters = {
    {
      name = "scenarios", type = "list", default = { "gfc-2008", "gfc-2008-severe", "gfc-2008-worst", "gfc-2008-full" },
      description = "scenarios of the library",
    },
    {
      name = "metrics", type = "list", default = { "net_irr.mean", "tvpi.mean", "loss_rate.mean" },
      description = "figures that are compared",
    },
    declare.paths(), declare.seed(),
  },
  run = run,
  example = [[print(eq.recipe "gfc_replay" (fund, { scenarios = { "gfc-2008" }, paths = 1000 }))]],
}
