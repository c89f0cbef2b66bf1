--- The rate at which borrowed money stops helping the investors: the fund with its debt against the fund without it.
--
-- The rate of one facility is tried on a ladder; between the two steps where the difference of the mean net IRR
-- changes sign it is taken as a line, and the error of the crossing is that of the difference over the slope. A
-- floating facility is tried by its margin.

local eq = require "equihome"
local declare = require "equihome.declare"
local paired = require "equihome.paired"

---@class equihome.recipes.leverage_breakeven.Options
---@field facility string? the first that buys loans
---@field rates number[] rates, or margins over the short rate
---@field metric string
---@field paths integer
---@field seed integer

local function chosen(fund, name)
  local names = {}
  for i, facility in ipairs(fund.facilities:table() or {}) do
    if name == nil and facility.draw_policy ~= "bridge_calls" or facility.name == name then return i, facility end
    names[#names + 1] = facility.name
  end
  if name then
    error(("recipe leverage_breakeven: the fund has no facility '%s'%s"):format(
      name, #names > 0 and "; it has " .. table.concat(names, ", ") or ""), 3)
  end
  error(
    "recipe leverage_breakeven: the fund has no facility that buys loans (a warehouse or NAV line); "
      .. "examples/11-facilities-and-notes.lua shows one", 3)
end

---@param fund equihome.Fund
---@param opts equihome.recipes.leverage_breakeven.Options
---@return equihome.Table
local function run(fund, opts)
  local position, facility = chosen(fund, opts.facility)
  local key = facility.interest.kind == "fixed" and "rate" or "margin"
  local others = fund.facilities:table()
  table.remove(others, position)
  local options = { paths = opts.paths, seed = opts.seed, fail_on = "never" }
  local plain = fund:with({ facilities = others }):run(options)
  local path = ("facilities[%d].interest.%s"):format(position, key)
  local rates = { table.unpack(opts.rates) }
  table.sort(rates)
  local rows = {}
  for _, rate in ipairs(rates) do
    local result = fund:with({ [path] = rate }):run(options)
    local figure, change = paired.figure(result, opts.metric), paired.difference(plain, result, opts.metric)
    rows[#rows + 1] = {
      rate = rate, figure = figure.value, figure_se = figure.se, change = change.value, change_se = change.se,
      peak_ltv = result.peak_ltv:mean(),
    }
  end
  local value, se
  for i = 2, #rows do
    local a, b = rows[i - 1], rows[i]
    if value == nil and a.change and b.change and a.change ~= b.change and a.change * b.change <= 0 then
      local slope = (b.change - a.change) / (b.rate - a.rate)
      value = a.rate - a.change / slope
      local part = (value - a.rate) / (b.rate - a.rate)
      if a.change_se and b.change_se then
        -- Differences on the same paths go together: their errors are blended, not added in squares.
        se = ((1 - part) * a.change_se + part * b.change_se) / math.abs(slope)
      end
    end
  end
  local note
  if value then
    note = ("%s of %s breaks even at %.2f%%%s"):format(
      key, facility.name, 100 * value, se and (" ± %.2f%%"):format(100 * se) or "")
  else
    local helps = rows[1].change and rows[1].change > 0
    note = ("no crossing from %.2f%% to %.2f%%: the debt %s at every rate tried"):format(
      100 * rates[1], 100 * rates[#rates], helps and "helps" or "hurts")
  end
  local unit = plain[paired.parse(opts.metric).metric].unit
  return eq.table {
    title = ("%s with %s against without, by its %s"):format(opts.metric, facility.name, key),
    columns = {
      { name = "rate", label = key, unit = "rate" },
      { name = "figure", label = opts.metric, unit = unit, se = "figure_se" },
      { name = "change", label = "against none", unit = unit, se = "change_se", sign = true },
      { name = "peak_ltv", label = "peak LTV", unit = "share" },
    },
    rows = rows,
    figures = { value = value, se = se },
    notes = { note },
  }
end

return {
  name = "leverage_breakeven",
  description = "the rate at which a facility stops helping the investors",
  parameters = {
    {
      name = "facility", type = "text",
      description = "name of the facility; left out, the first that buys loans (not a subscription line)",
    },
    {
      name = "rates", type = "list", default = { 0.02, 0.04, 0.06, 0.08, 0.1 }, min = -0.05, max = 1, unit = "rate",
      description = "rates of a fixed facility, margins of a floating one",
    },
    declare.metric(), declare.paths(), declare.seed(),
  },
  run = run,
  example = [[
local line = {
  name = "nav_line", kind = "nav", limit = 0.4, advance_rate = 0.5,
  collateral = {
    { zone = "green", haircut = 0.1, concentration_limit = 0.7 },
    { zone = "orange", haircut = 0.25, concentration_limit = 0.4 },
  },
  concentration = "fixpoint", from_month = 12, maturity_month = 108, interest = { kind = "fixed", rate = 0.06 },
  undrawn_fee = 0.005, upfront_fee = 0.01, draw_policy = "target_leverage", target = 0.25, sweep = 0.5,
  covenants = {}, cure_months = 6, forced_sale_discount = 0.3,
}
print(eq.recipe "leverage_breakeven" (fund:with { facilities = { line } }, { rates = { 0.02, 0.05, 0.08 } }))]],
}
