local eq = require "equihome"
local support = require "spec.recipes.support"

describe("recipe ltv_ladder", function()
  it("steps the LTV of every zone; no step changes nothing", function()
    local table = eq.recipe "ltv_ladder" (support.fund(), support.options { steps = { 0, 0.05 } })
    assert.equal(0, table[1].change)
    assert.near(0.6 * 0.21 + 0.3 * 0.19 + 0.1 * 0.17, table[1].ltv, 1e-12)
    assert.near(table[1].ltv + 0.05, table[2].ltv, 1e-12)
    assert.is_true(table[2].cvar > table[1].cvar)
  end)
end)
