--- Hurdle against carry: what the LPs keep and what the GP earns in every cell.
--
-- All cells use the same paths, so the differences from the fund's own terms are far surer than the figures.

local eq = require "equihome"
local declare = require "equihome.declare"
local paired = require "equihome.paired"

---@class equihome.recipes.hurdle_grid.Options
---@field hurdles number[] rates per year
---@field carries number[] shares of profit
---@field paths integer
---@field seed integer

---@param fund equihome.Fund
---@param opts equihome.recipes.hurdle_grid.Options
---@return equihome.Table
local function run(fund, opts)
  if fund.waterfall.structure == "tiers" then
    error("recipe hurdle_grid: the fund's waterfall is a list of tiers; it has no hurdle_rate and carry to vary", 2)
  end
  local options = { paths = opts.paths, seed = opts.seed, fail_on = "never" }
  local base = fund:run(options)
  local rows = {}
  for _, hurdle in ipairs(opts.hurdles) do
    for _, carry in ipairs(opts.carries) do
      local cell = fund:with { ["waterfall.hurdle_rate"] = hurdle, ["waterfall.carry"] = carry }:run(options)
      local irr = paired.figure(cell, "net_irr.mean")
      local change = paired.difference(base, cell, "net_irr.mean")
      local paid = paired.figure(cell, "carry.mean")
      rows[#rows + 1] = {
        hurdle_rate = hurdle, carry = carry, net_irr = irr.value, net_irr_se = irr.se,
        change = change.value, change_se = change.se, carry_paid = paid.value, carry_paid_se = paid.se,
        carry_probability = cell.carry:prob(">", 0),
      }
    end
  end
  return eq.table {
    title = "Hurdle and carry",
    columns = {
      { name = "hurdle_rate", label = "hurdle", unit = "rate" },
      { name = "carry", label = "carry", unit = "share" },
      { name = "net_irr", label = "net IRR", unit = "rate", se = "net_irr_se" },
      { name = "change", label = "against the fund", unit = "rate", se = "change_se", sign = true },
      { name = "carry_paid", label = "carry paid", unit = "money", se = "carry_paid_se" },
      { name = "carry_probability", label = "P(carry)", unit = "share" },
    },
    rows = rows,
  }
end

return {
  name = "hurdle_grid",
  description = "hurdle against carry: net IRR, carry paid, and how often any is",
  parameters = {
    {
      name = "hurdles", type = "list", default = { 0.04, 0.06, 0.08, 0.1 }, min = 0, max = 1, unit = "rate",
      description = "hurdle rates",
    },
    {
      name = "carries", type = "list", default = { 0.1, 0.15, 0.2 }, min = 0, max = 0.99, unit = "share",
      description = "shares of profit above the hurdle",
    },
    declare.paths(), declare.seed(),
  },
  run = run,
  example = [[print(eq.recipe "hurdle_grid" (fund, { hurdles = { 0.03, 0.05 }, carries = { 0.1, 0.2 } }))]],
}
