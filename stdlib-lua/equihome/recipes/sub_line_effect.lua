--- What a subscription line does to the investors' return: the fund with its line and without, on the same paths.
--
-- The line puts off capital calls: the IRR rises because it counts time, while the multiple falls by what the line
-- costs.

local eq = require "equihome"
local declare = require "equihome.declare"
local paired = require "equihome.paired"

---@class equihome.recipes.sub_line_effect.Options
---@field paths integer
---@field seed integer

-- The facilities of a fund apart from those of one kind, and how many those are.
local function without(fund, kind)
  local kept, taken = {}, 0
  for _, facility in ipairs(fund.facilities:table() or {}) do
    if facility.kind == kind then
      taken = taken + 1
    else
      kept[#kept + 1] = facility
    end
  end
  return fund:with { facilities = kept }, taken
end

local metrics = { "net_irr", "tvpi", "dpi", "peak_capital", "facility_cost", "carry", "net_profit" }

---@param fund equihome.Fund
---@param opts equihome.recipes.sub_line_effect.Options
---@return equihome.Table
local function run(fund, opts)
  local bare, lines = without(fund, "subscription")
  if lines == 0 then
    error(
      "recipe sub_line_effect: the fund has no subscription line (facilities has none of kind subscription); "
        .. "examples/11-facilities-and-notes.lua shows one", 2)
  end
  local options = { paths = opts.paths, seed = opts.seed, fail_on = "never" }
  local with, plain = fund:run(options), bare:run(options)
  local rows = {}
  for _, name in ipairs(metrics) do
    local a, b, change = paired.figure(plain, name), paired.figure(with, name), paired.difference(plain, with, name)
    rows[#rows + 1] = {
      metric = name, unit = plain[name].unit, without = a.value, without_se = a.se, with = b.value, with_se = b.se,
      change = change.value, change_se = change.se,
    }
  end
  local irr, tvpi = rows[1], rows[2]
  return eq.table {
    title = "The subscription line, with and without",
    columns = {
      { name = "metric", label = "metric" },
      { name = "without", label = "without", unit_of_row = "unit", se = "without_se" },
      { name = "with", label = "with", unit_of_row = "unit", se = "with_se" },
      { name = "change", label = "change", unit_of_row = "unit", se = "change_se", sign = true },
    },
    rows = rows,
    figures = { irr = irr.change, irr_se = irr.change_se, tvpi = tvpi.change, tvpi_se = tvpi.change_se },
  }
end

return {
  name = "sub_line_effect",
  description = "net IRR and multiple with the subscription line and without",
  parameters = { declare.paths(), declare.seed() },
  run = run,
  example = [[
local line = {
  name = "sub_line", kind = "subscription", limit = 0.2, advance_rate = 0.9, from_month = 0, maturity_month = 48,
  interest = { kind = "fixed", rate = 0.06 }, undrawn_fee = 0.003, upfront_fee = 0.005,
  draw_policy = "bridge_calls", clean_down_months = 6, sweep = 0, covenants = {}, cure_months = 6,
  forced_sale_discount = 0.3,
}
print(eq.recipe "sub_line_effect" (fund:with { facilities = { line } }, { paths = 2000 }))]],
}
