--- How much it takes: the severity of each stress at which a condition comes true.
--
-- Three stresses are tried one by one: a fall of the value of every home in one month, a factor on the hazard of
-- default, and growth that is lower throughout. Each is a direction of severity 1, scaled until the condition
-- holds; the interval says how well the answer is known from so many paths.

local eq = require "equihome"
local declare = require "equihome.declare"

---@class equihome.recipes.reverse_stress.Options
---@field condition string
---@field stresses string[]
---@field month integer
---@field fall number
---@field growth number
---@field defaults number
---@field paths integer
---@field seed integer

---@param fund equihome.Fund
---@param opts equihome.recipes.reverse_stress.Options
local function directions(fund, opts)
  local last = 12 * (fund.fund.term_years + fund.fund.extension_years)
  local function overlay(target, op, value, from, to)
    return { target = target, op = op, values = { value }, zones = {}, from_month = from, to_month = to }
  end
  return {
    fall = {
      unit = "fall of home values", shown = function(severity) return 1 - (1 - opts.fall) ^ severity end,
      overlays = { overlay("property_value", "multiply", 1 - opts.fall, opts.month, opts.month) },
    },
    growth = {
      unit = "lower growth a year", shown = function(severity) return opts.growth * severity end,
      overlays = { overlay("appreciation", "add", -opts.growth, 1, last) },
    },
    defaults = {
      unit = "factor on defaults", shown = function(severity) return opts.defaults ^ severity end,
      overlays = { overlay("default_hazard", "multiply", opts.defaults, 1, last) },
    },
  }
end

---@param fund equihome.Fund
---@param opts equihome.recipes.reverse_stress.Options
---@return equihome.Table
local function run(fund, opts)
  local known = directions(fund, opts)
  local rows, notes = {}, {}
  for _, name in ipairs(opts.stresses) do
    local direction = known[name]
    if not direction then
      error(("recipe reverse_stress: there is no stress '%s'; there are defaults, fall, growth"):format(name), 2)
    end
    local scenario = eq.scenario {
      name = name, description = direction.unit, source = "recipe reverse_stress", overlays = direction.overlays,
    }
    local ok, found = pcall(eq.solve, fund, {
      vary = scenario, until_ = opts.condition, low = 0, high = opts.reach, paths = opts.paths, seed = opts.seed,
      fail_on = "never",
    })
    if ok then
      rows[#rows + 1] = {
        stress = name, severity = found.value, severity_se = found.se, answer = direction.shown(found.value),
        low = found.low and direction.shown(found.low), high = found.high and direction.shown(found.high),
        what = direction.unit, achieved = found.achieved, achieved_se = found.achieved_se,
      }
    else
      -- A stress that never gets there is an answer too; a condition that cannot be read is not.
      local problem = tostring(found)
      if not problem:find("bracket", 1, true) and not problem:find("range", 1, true) then error(found, 0) end
      rows[#rows + 1] = { stress = name, what = direction.unit }
      notes[#notes + 1] = name .. ": " .. problem
    end
  end
  return eq.table {
    title = "Severity at which " .. opts.condition,
    columns = {
      { name = "stress", label = "stress" },
      { name = "severity", label = "severity", se = "severity_se" },
      { name = "answer", label = "that is" },
      { name = "low", label = "from", rank = 1 }, { name = "high", label = "to", rank = 1 },
      { name = "what", label = "what" },
      { name = "achieved", label = "reached", se = "achieved_se", rank = 2 },
    },
    rows = rows,
    notes = notes,
  }
end

return {
  name = "reverse_stress",
  description = "how severe a fall, slow growth or defaults have to be until a condition comes true",
  parameters = {
    {
      name = "condition", type = "text", default = "probability(tvpi < 1) = 0.25",
      description = "what has to come true: an expression, =, and a number",
    },
    {
      name = "stresses", type = "list", default = { "fall", "growth", "defaults" },
      description = "which of fall, growth and defaults are tried",
    },
    {
      name = "month", type = "integer", default = 48, min = 1, max = 600, unit = "months",
      description = "month of the fall",
    },
    {
      name = "fall", type = "number", default = 0.1, min = 0.001, max = 0.9, unit = "share",
      description = "fall of home values at severity 1; severity 2 is the same fall again",
    },
    {
      name = "growth", type = "number", default = 0.02, min = 0.0001, max = 0.5, unit = "rate",
      description = "what growth is lower by at severity 1",
    },
    {
      name = "defaults", type = "number", default = 2, min = 1.01, max = 100, unit = "multiple",
      description = "factor on the hazard of default at severity 1; severity 2 is its square",
    },
    {
      name = "reach", type = "number", default = 8, min = 0.1, max = 100,
      description = "largest severity that is tried",
    },
    declare.paths(1000), declare.seed(),
  },
  run = run,
  example = [[
print(eq.recipe "reverse_stress" (fund, {
  condition = "probability(tvpi < 1) = 0.25", stresses = { "fall", "growth" }, paths = 500,
}))]],
}
