--- Which inputs explain the spread of a figure when all of them vary at once, alone and together with the others.
--
-- Each input goes evenly over its value plus and minus a part of it. The first-order index is the share of the
-- variance that goes away once an input is known; the total index is the share that stays as long as it alone is
-- not. Where they differ, the input works together with others. All cells use the same paths, so that the figure
-- is a function of the inputs: what is explained is the spread of the figure, not of the paths.

local eq = require "equihome"
local declare = require "equihome.declare"

---@class equihome.recipes.sobol_indices.Options
---@field metric string
---@field vary string[] paths
---@field change number share of each value
---@field n integer points of the design; n * (inputs + 2) cells are run
---@field paths integer
---@field seed integer

---@param fund equihome.Fund
---@param opts equihome.recipes.sobol_indices.Options
---@return equihome.Table
local function run(fund, opts)
  local ranges = {}
  for _, path in ipairs(opts.vary) do
    local value = fund[path]
    if not math.type(value) or value == 0 then
      error(("recipe sobol_indices: the fund has no number other than 0 at %s"):format(path), 2)
    end
    ranges[path] = { value * (1 - opts.change), value * (1 + opts.change) }
  end
  local found = eq.sensitivity(fund, {
    method = "sobol", vary = ranges, metric = opts.metric, n = opts.n, paths = opts.paths, seed = opts.seed,
    fail_on = "never",
  })
  local rows = {}
  for i = 1, #found do
    local row = { input = found[i].path, low = ranges[found[i].path][1], high = ranges[found[i].path][2] }
    for _, name in ipairs { "first", "total" } do
      local estimate = found[i][name]
      if estimate then
        row[name], row[name .. "_low"], row[name .. "_high"] = estimate.value, estimate.low, estimate.high
      end
    end
    rows[i] = row
  end
  table.sort(rows, function(a, b)
    local x, y = a.total or -1, b.total or -1
    if x ~= y then return x > y end
    return a.input < b.input
  end)
  local notes = {}
  for _, note in ipairs(found.notes) do notes[#notes + 1] = note end
  return eq.table {
    title = ("Sobol indices of %s, each input ±%g%%, %d cells"):format(opts.metric, 100 * opts.change, found.cells),
    columns = {
      { name = "input", label = "input" },
      { name = "low", label = "from", rank = 3 }, { name = "high", label = "to", rank = 3 },
      { name = "first", label = "first order", unit = "share" },
      { name = "first_low", label = "low", unit = "share", rank = 2 },
      { name = "first_high", label = "high", unit = "share", rank = 2 },
      { name = "total", label = "total", unit = "share" },
      { name = "total_low", label = "low", unit = "share", rank = 1 },
      { name = "total_high", label = "high", unit = "share", rank = 1 },
    },
    rows = rows,
    figures = { cells = found.cells, base = found.base, base_se = found.base_se },
    notes = notes,
  }
end

return {
  name = "sobol_indices",
  description = "which inputs explain the spread of a figure when all vary at once",
  parameters = {
    declare.metric(),
    {
      name = "vary", type = "list", description = "paths of parameters",
      default = {
        "zones.green.appreciation_rate", "zones.green.default_rate", "loans.senior_ltv.mean", "fees.management.rate",
        "waterfall.hurdle_rate",
      },
    },
    {
      name = "change", type = "number", default = 0.2, min = 0.0001, max = 0.95, unit = "share",
      description = "how far each value goes down and up, as a part of it",
    },
    {
      name = "n", type = "integer", default = 64, min = 4, max = 65536, unit = "count",
      description = "points of the design; n * (inputs + 2) cells are run",
    },
    declare.paths(500), declare.seed(),
  },
  run = run,
  example = [[
print(eq.recipe "sobol_indices" (fund, {
  vary = { "fees.management.rate", "zones.green.appreciation_rate" }, n = 8, paths = 100,
}))]],
}
