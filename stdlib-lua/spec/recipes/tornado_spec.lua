local eq = require "equihome"
local support = require "spec.recipes.support"

describe("recipe tornado", function()
  local fund = support.fund()

  it("ranks by swing, and gives differences of paired runs", function()
    local table = eq.recipe "tornado" (fund, support.options {
      vary = { "cash.yield_rate", "fees.management.rate", "expenses.disposition_rate" }, change = 0.2,
    })
    assert.equal(3, #table)
    assert.equal("fees.management.rate", table[1].parameter)
    for i = 2, #table do assert.is_true(table[i - 1].swing >= table[i].swing) end
    -- By hand: the fund with a lower fee, on the same paths.
    local options = { paths = 24, seed = 7, fail_on = "never" }
    local base, low = fund:run(options), fund:with({ ["fees.management.rate"] = 0.02 * 0.8 }):run(options)
    local change = eq.compare(base, low).net_irr
    assert.near(change.difference, table[1].low, 1e-14)
    assert.near(change.se, table[1].low_se, 1e-14)
    assert.is_true(table[1].low > 0 and table[1].high < 0)
    assert.equal(base.net_irr:mean(), table.base)
  end)

  it("leaves out what the fund has no number for", function()
    local text = tostring(eq.recipe "tornado" (fund, support.options {
      vary = { "waterfall.structure", "fund.extension_years", "cash.yield_rate" },
    }))
    assert.matches("no number, or 0: waterfall.structure, fund.extension_years", text, 1, true)
  end)
end)
