--- What each fee costs the investors: the fund without it, on the same paths.
--
-- The parts do not sum to the last line: a fund that pays no fees reaches its hurdle more often and pays more carry.
-- For steps that do sum, one layer after the other, see fund:bridge.

local eq = require "equihome"
local declare = require "equihome.declare"
local paired = require "equihome.paired"

---@class equihome.recipes.fee_drag.Options
---@field paths integer
---@field seed integer

-- Name, the parameters that go to 0, and what they are set to.
local layers = {
  { "management fee", { "fees.management.rate" } },
  { "origination fee", { "fees.origination.rate" } },
  { "formation", { "expenses.formation" } },
  { "annual expenses", { "expenses.annual", "expenses.rate" } },
  { "servicing", { "expenses.servicing_rate" } },
  { "disposition", { "expenses.disposition_rate" } },
  { "carry", { "waterfall.carry" } },
}

local function without(fund, paths)
  local changes = {}
  for _, path in ipairs(paths) do
    if fund[path] ~= nil then changes[path] = 0 end
  end
  -- A fee that steps down has its rates in a list.
  if changes["fees.management.rate"] then changes["fees.management.step_downs"] = {} end
  return fund:with(changes), next(changes) ~= nil
end

---@param fund equihome.Fund
---@param opts equihome.recipes.fee_drag.Options
---@return equihome.Table
local function run(fund, opts)
  local options = { paths = opts.paths, seed = opts.seed, fail_on = "never" }
  local base = fund:run(options)
  local rows, all, absent = {}, {}, {}
  local function add(name, changed)
    local result = changed:run(options)
    local irr = paired.difference(result, base, "net_irr.mean")
    local tvpi = paired.difference(result, base, "tvpi.mean")
    rows[#rows + 1] = {
      layer = name, irr = irr.value, irr_se = irr.se, tvpi = tvpi.value, tvpi_se = tvpi.se,
    }
  end
  for _, layer in ipairs(layers) do
    local changed, found = without(fund, layer[2])
    if found then
      add(layer[1], changed)
    else
      absent[#absent + 1] = layer[1]
    end
    for _, path in ipairs(layer[2]) do all[#all + 1] = path end
  end
  add("all of them", (without(fund, all)))
  local irr = paired.figure(base, "net_irr.mean")
  local notes = { "the parts do not sum to the last line; fund:bridge has steps that do" }
  if #absent > 0 then notes[2] = "not in this fund: " .. table.concat(absent, ", ") end
  return eq.table {
    title = "Drag of fees and expenses",
    columns = {
      { name = "layer", label = "layer" },
      { name = "irr", label = "net IRR", unit = "rate", se = "irr_se", sign = true },
      { name = "tvpi", label = "TVPI", unit = "multiple", se = "tvpi_se", sign = true },
    },
    rows = rows,
    figures = { net_irr = irr.value, net_irr_se = irr.se },
    notes = notes,
  }
end

return {
  name = "fee_drag",
  description = "what each fee and expense costs the investors, one by one and all together",
  parameters = { declare.paths(), declare.seed() },
  run = run,
  example = [[print(eq.recipe "fee_drag" (fund, { paths = 2000 }))]],
}
