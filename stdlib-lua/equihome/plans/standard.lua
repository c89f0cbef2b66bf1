--- What a report shows beside the run itself: bridge, stress tests, tornado, sweep and frontier of its fund.
--
--     run:report("fund.html", { plan = "standard", options = { paths = 4000 } })
--
-- A plan returns a table of analyses by the names of their views (bridge, stress, sensitivity, sweep, frontier), and under
-- `missing` why one is not there. All of them run on the seed of the run. Copy this file to make a plan of your own.

local eq = require "equihome"
local declare = require "equihome.declare"
local vary = require "equihome.vary"

-- Ends of a range around a value, by a part of it, within the bounds of the parameter; nil where there is none.
local function range(path, value, part)
  local about = eq.describe(path)
  local low, high = value - math.abs(value) * part, value + math.abs(value) * part
  local room = 1e-9 * math.max(1, math.abs(value))
  if about.min then low = math.max(low, about.min + room) end
  if about.max then high = math.min(high, about.max - room) end
  if about.type == "integer" then
    low, high = math.tointeger(math.ceil(low)), math.tointeger(math.floor(high))
  end
  if low < high then return { low, high } end
end

-- `zones[1].ltv.mean` as `zones.green.ltv.mean`, which says more in a chart.
local function named(fund, path)
  local list, i, rest = path:match("^([%w_]+)%[(%d+)%](%..+)$")
  local name = list and fund[("%s[%s].name"):format(list, i)]
  return name and list .. "." .. name .. rest or path
end

-- The numbers of the fund that the patterns name, each with its range.
local function ranges(fund, patterns, part)
  local found, count = {}, 0
  for _, pattern in ipairs(patterns) do
    for _, path in ipairs(vary.paths(fund, pattern)) do
      local value = fund[path]
      local ends = math.type(value) and value ~= 0 and range(path, value, part)
      if ends then
        found[named(fund, path)], count = ends, count + 1
      end
    end
  end
  return found, count
end

local analyses = {}

function analyses.bridge(fund)
  return fund:bridge { fail_on = "never" }
end

function analyses.stress(fund, opts)
  local scenarios = {}
  for i, name in ipairs(opts.scenarios) do scenarios[i] = eq.scenario(name) end
  return eq.stress(fund, scenarios, { metrics = opts.metrics, paths = opts.paths, fail_on = "never" })
end

function analyses.sensitivity(fund, opts)
  local inputs, count = ranges(fund, opts.vary, opts.change)
  if count == 0 then return nil, "none of the parameters of the plan is a number other than 0 in this fund" end
  return eq.sensitivity(fund, { vary = inputs, metric = opts.metric, paths = opts.paths, fail_on = "never" })
end

function analyses.sweep(fund, opts)
  local axes = {}
  for _, path in ipairs(opts.sweep) do
    local value = fund[path]
    local ends = math.type(value) and value ~= 0 and range(path, value, opts.spread)
    if not ends then return nil, ("%s is not a number other than 0 in this fund"):format(path) end
    axes[path] = eq.linspace(ends[1], ends[2], opts.steps)
  end
  return eq.sweep(fund)(axes):run { metrics = { opts.metric }, paths = opts.paths, fail_on = "never" }
end

function analyses.frontier(fund, opts)
  if #fund.zones < 2 then return nil, "the fund has one zone: there is nothing to split" end
  return eq.frontier(fund, { points = opts.points, paths = opts.paths, fail_on = "never" })
end

---@class equihome.plans.standard.Options
---@field analyses string[]
---@field scenarios string[]
---@field metrics string[]
---@field metric string
---@field vary string[]
---@field change number share of each value
---@field sweep string[]
---@field spread number share of each value
---@field steps integer
---@field points integer
---@field paths integer

---@param run equihome.Run
---@param opts equihome.plans.standard.Options
---@return table<string, any>
local function plan(run, opts)
  local fund = run.config
  local made = { missing = {} }
  for _, name in ipairs(opts.analyses) do
    local make = analyses[name]
    if not make then error(("plan standard: there is no analysis '%s'"):format(name), 2) end
    local result, reason = make(fund, opts)
    made[name] = result
    if not result then made.missing[name] = reason end
  end
  return made
end

return {
  name = "standard",
  description = "bridge, stress tests, tornado, sweep and frontier of the fund",
  parameters = {
    {
      name = "analyses", type = "list", default = { "bridge", "stress", "sensitivity", "sweep", "frontier" },
      description = "which analyses are made",
    },
    {
      name = "scenarios", type = "list",
      default = {
        "gfc-2008", "gfc-2008-severe", "uk-1989-93", "exit-freeze", "rate-shock", "default-wave",
      },
      description = "scenarios of the stress test",
    },
    {
      name = "metrics", type = "list", default = { "net_irr.mean", "tvpi.mean", "default_rate.mean" },
      description = "figures that the stress test compares",
    },
    declare.metric("net_irr.mean", "the figure of the tornado and of the sweep"),
    {
      name = "vary", type = "list", description = "inputs of the tornado; a star stands for every record of a list",
      default = {
        "zones.*.appreciation_rate", "zones.*.appreciation_volatility", "zones.*.default_rate", "zones.*.ltv.mean",
        "exits.sale_cost", "exits.default.correlation_within_zone", "fees.management.rate", "expenses.annual",
        "waterfall.hurdle_rate", "waterfall.carry", "fund.liquidation_discount",
      },
    },
    {
      name = "change", type = "number", default = 0.1, min = 0.0001, max = 0.95, unit = "share",
      description = "how far each input goes down and up, as a part of it",
    },
    {
      name = "sweep", type = "list", default = { "waterfall.carry", "fees.management.rate" },
      description = "the two parameters of the sweep",
    },
    {
      name = "spread", type = "number", default = 0.5, min = 0.0001, max = 0.95, unit = "share",
      description = "how far they go down and up, as a part of each",
    },
    { name = "steps", type = "integer", default = 5, min = 2, max = 50, description = "values of each of them" },
    { name = "points", type = "integer", default = 8, min = 2, max = 200, description = "points of the frontier" },
    declare.paths(2000),
  },
  run = plan,
  example = [[fund:run { paths = 2000 }:report("fund.html", { plan = "standard", options = { paths = 500 } })]],
}
