local eq = require "equihome"
local support = require "spec.recipes.support"

describe("recipe vintage_year", function()
  it("a slump costs; one that is over before launch costs nothing", function()
    local options = support.options { years = { -5, 3 }, length = 3, fall = -0.2 }
    local table = eq.recipe "vintage_year" (support.fund(), options)
    assert.equal(0, table[1].change)
    assert.is_true(table[2].change < 0)
  end)
end)
