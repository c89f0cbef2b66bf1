--- Which inputs a figure hangs on: each one down and up by the same part, the others as they are.
--
-- Parameters that the fund does not have, or whose value is 0, are left out and named below the table.

local eq = require "equihome"
local declare = require "equihome.declare"
local paired = require "equihome.paired"
local vary = require "equihome.vary"

local width = 8

-- A bar from the low to the high change, the axis in the middle.
local function bar(low, high, reach)
  if reach == 0 then return "" end
  local cells = {}
  local from = math.floor(math.min(low, high, 0) / reach * width + 0.5)
  local to = math.floor(math.max(low, high, 0) / reach * width + 0.5)
  for i = -width, width do
    cells[#cells + 1] = i == 0 and "│" or (i >= from and i <= to) and "█" or " "
  end
  return table.concat(cells)
end

---@class equihome.recipes.tornado.Options
---@field metric string
---@field vary string[] paths, a star for every record of a list
---@field change number share of each value
---@field paths integer
---@field seed integer

---@param fund equihome.Fund
---@param opts equihome.recipes.tornado.Options
---@return equihome.Table
local function run(fund, opts)
  local options = { paths = opts.paths, seed = opts.seed, fail_on = "never" }
  local base = fund:run(options)
  local rows, skipped = {}, {}
  for _, pattern in ipairs(opts.vary) do
    local value = vary.number(fund, pattern)
    if value == nil or value == 0 then
      skipped[#skipped + 1] = pattern
    else
      local row = { parameter = pattern, value = value }
      for _, side in ipairs { { "low", 1 - opts.change }, { "high", 1 + opts.change } } do
        local changed = vary.scaled(fund, pattern, side[2])
        local difference = paired.difference(base, changed:run(options), opts.metric)
        row[side[1]], row[side[1] .. "_se"] = difference.value, difference.se
      end
      row.swing = math.abs((row.high or 0) - (row.low or 0))
      rows[#rows + 1] = row
    end
  end
  table.sort(rows, function(a, b)
    if a.swing ~= b.swing then return a.swing > b.swing end
    return a.parameter < b.parameter
  end)
  local reach = 0
  for _, row in ipairs(rows) do
    reach = math.max(reach, math.abs(row.low or 0), math.abs(row.high or 0))
  end
  for _, row in ipairs(rows) do row.bar = bar(row.low or 0, row.high or 0, reach) end
  local unit = base[paired.parse(opts.metric).metric].unit
  local figure = paired.figure(base, opts.metric)
  local notes = {}
  if #skipped > 0 then notes[1] = "no number, or 0: " .. table.concat(skipped, ", ") end
  return eq.table {
    title = ("%s when each input changes by ±%g%%"):format(opts.metric, 100 * opts.change),
    columns = {
      { name = "parameter", label = "parameter" },
      { name = "value", label = "value", rank = 1 },
      { name = "low", label = "down", unit = unit, se = "low_se", sign = true },
      { name = "high", label = "up", unit = unit, se = "high_se", sign = true },
      { name = "swing", label = "swing", unit = unit, rank = 2 },
      { name = "bar", label = "", drawing = true },
    },
    rows = rows,
    figures = { base = figure.value, base_se = figure.se },
    notes = notes,
  }
end

return {
  name = "tornado",
  description = "which inputs a figure hangs on: each one down and up, ranked",
  parameters = {
    declare.metric(),
    {
      name = "vary", type = "list", description = "paths of parameters; a star stands for every record of a list",
      default = {
        "zones.*.appreciation_rate", "zones.*.appreciation_volatility", "zones.*.default_rate", "zones.*.ltv.mean",
        "loans.senior_ltv.mean", "exits.sale_cost", "exits.default.correlation_within_zone",
        "fees.management.rate", "fees.origination.rate", "expenses.annual", "waterfall.hurdle_rate",
        "waterfall.carry", "cash.yield_rate", "fund.liquidation_discount",
      },
    },
    {
      name = "change", type = "number", default = 0.1, min = 0.0001, max = 0.95, unit = "share",
      description = "how far each value goes down and up, as a part of it",
    },
    declare.paths(), declare.seed(),
  },
  run = run,
  example = [[print(eq.recipe "tornado" (fund, { metric = "net_irr.mean", change = 0.1, paths = 2000 }))]],
}
