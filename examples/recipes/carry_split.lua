-- A recipe of one's own: how the profit is split between investors and GP at several hurdles.
--
-- Run it:     EQUIHOME_PATH=examples/recipes equihome recipe run carry_split equihome-v2 --hurdles 0.02,0.05
-- Look at:    the form: name as the file is called, parameters with types and ranges, a function, an example. Options
--             are checked against the declaration before the function is called.

local eq = require "equihome"
local declare = require "equihome.declare"
local paired = require "equihome.paired"

---@param fund equihome.Fund
---@param opts { hurdles: number[], paths: integer, seed: integer }
---@return equihome.Table
local function run(fund, opts)
  local rows = {}
  for _, hurdle in ipairs(opts.hurdles) do
    local result = fund:with({ ["waterfall.hurdle_rate"] = hurdle }):run {
      paths = opts.paths, seed = opts.seed, fail_on = "never",
    }
    local carry, profit = paired.figure(result, "carry"), paired.figure(result, "net_profit")
    rows[#rows + 1] = {
      hurdle = hurdle, carry = carry.value, carry_se = carry.se, profit = profit.value, profit_se = profit.se,
      share = carry.value / (carry.value + profit.value),
    }
  end
  return eq.table {
    title = "Split of the profit",
    columns = {
      { name = "hurdle", label = "hurdle", unit = "rate" },
      { name = "carry", label = "carry", unit = "money", se = "carry_se" },
      { name = "profit", label = "net profit of the investors", unit = "money", se = "profit_se" },
      { name = "share", label = "GP's part", unit = "share" },
    },
    rows = rows,
  }
end

return {
  name = "carry_split",
  description = "how the profit is split between investors and GP at several hurdles",
  parameters = {
    {
      name = "hurdles", type = "list", default = { 0.02, 0.04, 0.06, 0.08 }, min = 0, max = 1, unit = "rate",
      description = "hurdle rates",
    },
    declare.paths(1000), declare.seed(),
  },
  run = run,
  example = [[print(eq.recipe "carry_split" (fund, { hurdles = { 0.02, 0.05 } }))]],
}
-- Try: add a column with the chance of any carry, result.carry:prob(">", 0).
