local eq = require "equihome"
local support = require "spec.recipes.support"

describe("recipe reverse_stress", function()
  it("finds a severity at which the condition holds", function()
    local table = eq.recipe "reverse_stress" (support.fund(), support.options {
      condition = "tvpi.mean = 1.1", stresses = { "growth" },
    })
    assert.equal(1, #table)
    assert.is_true(table[1].severity > 0)
    assert.near(0.02 * table[1].severity, table[1].answer, 1e-12)
    assert.near(1.1, table[1].achieved, 0.01)
    assert.is_true(table[1].low <= table[1].answer and table[1].answer <= table[1].high)
  end)

  it("knows three stresses", function()
    local message = support.problem(
      eq.recipe "reverse_stress", support.fund(), support.options { stresses = { "flood" } })
    assert.matches("no stress 'flood'", message, 1, true)
  end)
end)
