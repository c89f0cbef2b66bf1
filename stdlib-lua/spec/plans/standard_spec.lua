local eq = require "equihome"
local plan = require "equihome.plans.standard"
local support = require "spec.recipes.support"

-- Every option at its default, and those given.
local function options(given)
  local all = {}
  for _, parameter in ipairs(plan.parameters) do all[parameter.name] = parameter.default end
  for name, value in pairs(given) do all[name] = value end
  return all
end

describe("plan standard", function()
  local few = { paths = 24, steps = 2, points = 2, scenarios = { "rate-shock" }, vary = { "fees.management.rate" } }

  it("makes every analysis of the fund that was run", function()
    local run = support.fund():run(support.options { fail_on = "never" })
    local made = plan.run(run, options(few))
    assert.is_nil(next(made.missing))
    assert.equal(24, made.stress.paths)
    assert.equal(1, #made.stress)
    assert.equal(4, #made.sweep)
    assert.equal("fees.management.rate", made.sensitivity[1].path)
    assert.equal(24, made.frontier.paths)
    -- The same draws as the run: what the bridge starts from is the run's own figure.
    assert.equal(run.net_irr:mean(), made.bridge.net_irr)
    assert.equal(7, made.stress.seed)
  end)

  it("says why an analysis is not there", function()
    local fund = support.fund()
    fund.waterfall.carry = 0
    local made = plan.run(fund:run(support.options { fail_on = "never" }), options {
      analyses = { "sweep" }, paths = 24,
    })
    assert.is_nil(made.sweep)
    assert.matches("waterfall.carry is not a number other than 0", made.missing.sweep, 1, true)
  end)

  it("keeps ranges within the bounds of their parameters", function()
    local fund = support.fund()
    fund.waterfall.carry = 0.9
    local made = plan.run(fund:run(support.options { fail_on = "never" }), options {
      analyses = { "sensitivity" }, paths = 24, vary = { "waterfall.carry" }, change = 0.5,
    })
    local most = eq.describe("waterfall.carry").max
    assert.is_true(made.sensitivity[1].high <= most and made.sensitivity[1].high > 0.9)
  end)

  it("names an analysis that it does not know", function()
    local run = support.fund():run(support.options { fail_on = "never" })
    assert.matches("there is no analysis 'stres'",
      support.problem(plan.run, run, options { analyses = { "stres" } }), 1, true)
  end)
end)
