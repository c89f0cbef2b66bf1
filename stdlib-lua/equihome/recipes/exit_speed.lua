--- Loans that end sooner or later: what the speed of sales and refinancings does to return and multiple.
--
-- In the hazard model a speed s takes the annual probability p to 1 - (1 - p)^s, which multiplies the hazard by s; in
-- the timing model all years are divided by s.

local eq = require "equihome"
local declare = require "equihome.declare"
local paired = require "equihome.paired"

---@class equihome.recipes.exit_speed.Options
---@field speeds number[] 1 is the fund as it is
---@field paths integer
---@field seed integer

local function at_speed(fund, speed)
  local changes = {}
  if fund.exits.model == "timing" then
    for _, key in ipairs { "mean", "sd", "min", "max" } do
      local path = "exits.timing.years." .. key
      changes[path] = fund[path] / speed
    end
  else
    for _, path in ipairs { "exits.hazard.sale", "exits.hazard.refinance" } do
      local list = fund[path]:table()
      for i, probability in ipairs(list) do list[i] = 1 - (1 - probability) ^ speed end
      changes[path] = list
    end
  end
  return fund:with(changes)
end

---@param fund equihome.Fund
---@param opts equihome.recipes.exit_speed.Options
---@return equihome.Table
local function run(fund, opts)
  local options = { paths = opts.paths, seed = opts.seed, fail_on = "never" }
  local base = fund:run(options)
  local rows = {}
  for _, speed in ipairs(opts.speeds) do
    local result = at_speed(fund, speed):run(options)
    local row = { speed = speed }
    for _, name in ipairs { "net_irr", "tvpi", "asset_wal" } do
      local figure = paired.figure(result, name)
      row[name], row[name .. "_se"] = figure.value, figure.se
    end
    local change = paired.difference(base, result, "net_irr.mean")
    row.change, row.change_se = change.value, change.se
    rows[#rows + 1] = row
  end
  return eq.table {
    title = "Speed of exits",
    columns = {
      { name = "speed", label = "speed", unit = "multiple" },
      { name = "asset_wal", label = "life of loans", unit = "years", se = "asset_wal_se" },
      { name = "net_irr", label = "net IRR", unit = "rate", se = "net_irr_se" },
      { name = "change", label = "against the fund", unit = "rate", se = "change_se", sign = true },
      { name = "tvpi", label = "TVPI", unit = "multiple", se = "tvpi_se" },
    },
    rows = rows,
  }
end

return {
  name = "exit_speed",
  description = "loans that end sooner or later: life, net IRR and TVPI at each speed",
  parameters = {
    {
      name = "speeds", type = "list", default = { 0.5, 0.75, 1, 1.5, 2 }, min = 0.05, max = 20, unit = "multiple",
      description = "factors on the hazard of a sale and of a refinancing",
    },
    declare.paths(), declare.seed(),
  },
  run = run,
  example = [[print(eq.recipe "exit_speed" (fund, { speeds = { 0.5, 1, 2 } }))]],
}
