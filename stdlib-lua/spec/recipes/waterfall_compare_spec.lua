local eq = require "equihome"
local support = require "spec.recipes.support"

describe("recipe waterfall_compare", function()
  it("the fund's own structure is itself; only a clawback gives back", function()
    local fund = support.fund { ["waterfall.hurdle_rate"] = 0.03 }
    local table = eq.recipe "waterfall_compare" (fund, support.options())
    local rows = {}
    for _, row in ipairs(table:rows()) do rows[row.waterfall] = row end
    assert.equal(0, rows["the fund's own"].change)
    assert.equal(0, rows["european"].change)
    assert.equal(0, rows["american, strict"].clawback)
    assert.is_true(rows["american, strict, clawback"].clawback > 0)
    assert.is_true(rows["european, no catch-up"].carry < rows["european"].carry)
  end)
end)
