local eq = require "equihome"
local support = require "spec.recipes.support"

describe("recipe hurdle_grid", function()
  it("has a row for every cell; a lower hurdle or a higher carry never pays the GP less", function()
    local fund = support.fund()
    local table = eq.recipe "hurdle_grid" (fund, support.options { hurdles = { 0.01, 0.04 }, carries = { 0.1, 0.2 } })
    assert.equal(4, #table)
    local paid = table:column "carry_paid"
    assert.is_true(paid[2] >= paid[1] and paid[4] >= paid[3])
    assert.is_true(paid[1] >= paid[3] and paid[2] >= paid[4])
    for i = 1, 4 do assert.is_true(table[i].net_irr_se > 0) end
    assert.matches("^hurdle_rate,carry,net_irr,net_irr_se,", table:csv())
  end)

  it("the fund's own terms change nothing", function()
    local table = eq.recipe "hurdle_grid" (support.fund(), support.options { hurdles = { 0.08 }, carries = { 0.2 } })
    assert.equal(0, table[1].change)
    assert.equal(0, table[1].change_se)
  end)

  it("says that tiers have no hurdle", function()
    local fund = support.fund {
      ["waterfall.structure"] = "tiers",
      ["waterfall.tiers"] = {
        { ["until"] = "irr", value = 0.06, lp_share = 1 }, { ["until"] = "forever", lp_share = 0.8 },
      },
    }
    assert.matches("list of tiers", support.problem(eq.recipe "hurdle_grid", fund, support.options()), 1, true)
  end)
end)
