local eq = require "equihome"
local support = require "spec.recipes.support"

describe("recipe gfc_replay", function()
  it("a deeper fall costs more, with paired errors", function()
    local table = eq.recipe "gfc_replay" (support.fund(), support.options {
      scenarios = { "gfc-2008", "gfc-2008-worst" }, metrics = { "net_irr.mean" },
    })
    assert.equal(2, #table)
    assert.is_true(table[1].change < 0 and table[2].change < table[1].change)
    assert.is_true(table[1].low < table[1].change and table[1].change < table[1].high)
    assert.is_true(table[1].change_se > 0)
  end)
end)
