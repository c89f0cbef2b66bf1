local eq = require "equihome"
local support = require "spec.recipes.support"

describe("recipe fee_drag", function()
  it("no fee helps the investors, and all together cost more than any alone", function()
    local table = eq.recipe "fee_drag" (support.fund(), support.options())
    local drags = table:column "irr"
    for i = 1, #table do assert.is_true(drags[i] <= 1e-12, table[i].layer) end
    assert.equal("all of them", table[#table].layer)
    for i = 1, #table - 1 do assert.is_true(drags[#table] <= drags[i]) end
  end)
end)
