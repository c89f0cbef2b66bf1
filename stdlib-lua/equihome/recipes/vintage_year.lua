--- The year of launch against a slump: the same fall of prices, in one or another year of the fund's life.
--
-- In the slump homes grow by so much less a year, owners default more and fewer of them move. A fund launched after it
-- has begun meets only what is left of it.

local eq = require "equihome"
local declare = require "equihome.declare"
local paired = require "equihome.paired"
local vary = require "equihome.vary"

---@class equihome.recipes.vintage_year.Options
---@field years integer[] year of the fund in which the slump begins; 1 is the first, 0 or less is before launch
---@field fall number change of annual growth
---@field length integer years
---@field defaults number factor
---@field turnover number factor
---@field paths integer
---@field seed integer

local function slump(fund, opts, year)
  local last = 12 * (fund.fund.term_years + fund.fund.extension_years)
  local from = 12 * (year - 1) + 1
  local to = math.tointeger(math.min(last, from + 12 * opts.length - 1))
  from = math.tointeger(math.max(1, from))
  if from > to then return fund end
  local function overlay(target, op, value)
    return { target = target, op = op, values = { value }, zones = {}, from_month = from, to_month = to }
  end
  return vary.overlaid(fund, {
    overlay("appreciation", "add", opts.fall), overlay("default_hazard", "multiply", opts.defaults),
    overlay("sale_hazard", "multiply", opts.turnover), overlay("refinance_hazard", "multiply", opts.turnover),
  })
end

---@param fund equihome.Fund
---@param opts equihome.recipes.vintage_year.Options
---@return equihome.Table
local function run(fund, opts)
  local options = { paths = opts.paths, seed = opts.seed, fail_on = "never" }
  local base = fund:run(options)
  local rows = {}
  for _, year in ipairs(opts.years) do
    local result = slump(fund, opts, year):run(options)
    local irr, change = paired.figure(result, "net_irr"), paired.difference(base, result, "net_irr")
    local loss = paired.figure(result, "loss_rate")
    rows[#rows + 1] = {
      year = year, net_irr = irr.value, net_irr_se = irr.se, change = change.value, change_se = change.se,
      loss_rate = loss.value, loss_rate_se = loss.se, below_par = result.tvpi:prob("<", 1),
    }
  end
  local irr = paired.figure(base, "net_irr")
  return eq.table {
    title = ("A slump of %d years, %+.1f%% growth a year, by the year in which it begins"):format(
      opts.length, 100 * opts.fall),
    columns = {
      { name = "year", label = "begins in year" },
      { name = "net_irr", label = "net IRR", unit = "rate", se = "net_irr_se" },
      { name = "change", label = "against none", unit = "rate", se = "change_se", sign = true },
      { name = "loss_rate", label = "loss rate", unit = "rate", se = "loss_rate_se" },
      { name = "below_par", label = "P(TVPI < 1)", unit = "share" },
    },
    rows = rows,
    figures = { base = irr.value, base_se = irr.se },
  }
end

return {
  name = "vintage_year",
  description = "the year of launch against a slump: the same fall, early or late in the fund's life",
  parameters = {
    {
      name = "years", type = "list", default = { -1, 1, 2, 3, 5, 8 }, min = -50, max = 50, unit = "years",
      description = "year of the fund in which the slump begins; 1 is the first, 0 and less lie before launch",
    },
    {
      name = "fall", type = "number", default = -0.12, min = -0.9, max = 0.5, unit = "rate",
      description = "change of annual growth while it lasts",
    },
    {
      name = "length", type = "integer", default = 3, min = 1, max = 30, unit = "years",
      description = "how long it lasts",
    },
    {
      name = "defaults", type = "number", default = 3, min = 0, max = 100, unit = "multiple",
      description = "factor on the hazard of default",
    },
    {
      name = "turnover", type = "number", default = 0.6, min = 0, max = 100, unit = "multiple",
      description = "factor on the hazards of sale and refinancing",
    },
    declare.paths(), declare.seed(),
  },
  run = run,
  example = [[print(eq.recipe "vintage_year" (fund, { years = { 1, 3, 5 }, fall = -0.15 }))]],
}
