local eq = require "equihome"
local support = require "spec.recipes.support"

describe("recipe sobol_indices", function()
  it("the input that moves the figure explains it; one that does nothing explains nothing", function()
    local table = eq.recipe "sobol_indices" (support.fund(), support.options {
      vary = { "fees.management.rate", "analytics.discount_rate" }, n = 8,
    })
    assert.equal(2, #table)
    assert.equal("fees.management.rate", table[1].input)
    -- One input does it all, so both of its indices are 1 within what 8 points tell: their interval.
    assert.is_true(table[1].total_low <= 1 and 1 <= table[1].total_high)
    assert.near(0, table[2].total, 1e-9)
    assert.equal(8 * 4, table.cells)
  end)

  it("says where there is no number", function()
    local message = support.problem(
      eq.recipe "sobol_indices", support.fund(), support.options { vary = { "waterfall.structure" } })
    assert.matches("no number other than 0 at waterfall.structure", message, 1, true)
  end)
end)
